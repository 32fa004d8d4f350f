/** What an evaluation answers: a table as it is printed, and how it was measured. */
export interface Figures {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  /** How it was measured, and what the figures do not say; a sentence each. */
  readonly protocol: readonly string[];
}

/** Three digits, as every table of figures prints shares; an absent one is a dash. */
export function share(value: number): string {
  return Number.isNaN(value) ? '–' : value.toFixed(3);
}
