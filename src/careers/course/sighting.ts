/** What was seen of one candidate employer in one month. */
export interface Sighting {
  /** Index among the months of the person. */
  readonly bin: number;
  /** Index among the candidate employers. */
  readonly employer: number;
  /** Probability that it speaks of this person and this employer. */
  readonly weight: number;
  /** `printed` on a work, `stated` by somebody, or `ended`: stated to be no longer there. */
  readonly kind: 'printed' | 'stated' | 'ended';
  /** Times that it counts. */
  readonly times: number;
}

/** One person's sightings; `years` are the months with any, as years, ascending. */
export interface Trail {
  readonly years: readonly number[];
  readonly employers: number;
  /** Pairs of employers that may be held at once. */
  readonly pairs: readonly (readonly [number, number])[];
  readonly sightings: readonly Sighting[];
  /** Whether two candidates may be one employer under two names: passing between them costs little. */
  readonly related: (a: number, b: number) => boolean;
}
