import type { Session } from './session.ts';

/** One row of a CSV, by column. */
export type CsvRow = Readonly<Record<string, string | number | boolean | null>>;

/** The forms of an answer; only the one that is asked for is made. */
export interface Answer {
  /** The operation's answer as it is. */
  readonly json: unknown;
  readonly csv: {
    readonly columns: readonly string[];
    readonly rows: () => readonly CsvRow[];
    /** Texts go out as they came in, for programs: a spreadsheet may run one that begins like a formula. */
    readonly exact?: true;
  };
  /** Lines, in words. */
  readonly text: () => readonly string[];
}

/** Prints an answer in the form that was asked for. */
export async function print({ form, out }: Session, { json, csv, text }: Answer): Promise<void> {
  if (form === 'json') return out.write(`${JSON.stringify(json, null, 2)}\n`);
  if (form === 'text') {
    const lines = text();
    return out.write(lines.length === 0 ? '' : `${lines.join('\n')}\n`);
  }
  const { stringify } = await import('csv-stringify/sync');
  out.write(
    stringify([...csv.rows()], {
      header: true,
      columns: [...csv.columns],
      cast: { boolean: (value) => (value ? 'yes' : 'no'), string: csv.exact ? String : harmless },
    }),
  );
}

/** A spreadsheet would run a text that begins like a formula; a number stays one. */
function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
}
