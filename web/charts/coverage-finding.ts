/** Author lines of a year, and those of them that print an affiliation of their own. */
export interface CoverageRow {
  readonly year: number;
  readonly lines: number;
  readonly printed: number;
}

/** What a series of yearly shares says. */
export type CoverageFinding =
  | { readonly kind: 'thins' | 'fills'; readonly year: number }
  | { readonly kind: 'steady'; readonly low: number; readonly high: number }
  | { readonly kind: 'few' };

/** A year of fewer lines says nothing about the record as a whole. */
const fewestLines = 1000;
/** A change of the mean share that a reader would notice, in parts of one. */
const noticeable = 0.15;

/** The years that carry enough lines to speak, oldest first, from 2018 on: earlier lists are few. */
export function speakingYears<Row extends CoverageRow>(rows: readonly Row[], since = 2018): Row[] {
  return rows
    .filter(({ year, lines }) => year >= since && lines >= fewestLines)
    .sort((a, b) => a.year - b.year);
}

/**
 * The finding on how much of the record prints an organisation: the year after which the mean share falls (or
 * rises) most, with two years or more on either side, if by 15 points or more; otherwise that it is steady.
 */
export function findCoverage(rows: readonly CoverageRow[]): CoverageFinding {
  const shares = rows.map(({ lines, printed }) => printed / lines);
  if (shares.length < 4) return { kind: 'few' };
  const mean = (part: readonly number[]) => part.reduce((sum, share) => sum + share, 0) / part.length;
  let best = { year: 0, change: 0 };
  for (let split = 2; split <= shares.length - 2; split += 1) {
    const change = mean(shares.slice(split)) - mean(shares.slice(0, split));
    if (Math.abs(change) > Math.abs(best.change)) best = { year: rows[split - 1]?.year ?? 0, change };
  }
  if (Math.abs(best.change) < noticeable)
    return { kind: 'steady', low: Math.min(...shares), high: Math.max(...shares) };
  return { kind: best.change < 0 ? 'thins' : 'fills', year: best.year };
}
