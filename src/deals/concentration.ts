/** Fewer people or works than this say nothing of how work is spread. */
const FEWEST_PEOPLE = 5;
const FEWEST_WORKS = 10;

/** How evenly work rests on people. */
export interface Concentration {
  /** Herfindahl-Hirschman index: the sum of squared shares, from 1/people to 1. */
  readonly hhi: number;
  /** Its inverse: as many people with equal parts would be as concentrated. */
  readonly effective: number;
  readonly people: number;
  readonly works: number;
}

/**
 * The effective number of people behind an organisation's works, 1 / sum of s_p², s_p the share of person p in the fractional
 * counts (Hirschman 1945; Laakso & Taagepera 1979 for the inverse). Null where fewer than five people or ten works are seen.
 */
export function concentrationOf(
  weights: readonly { readonly works: number; readonly weight: number }[],
  works: number,
): Concentration | null {
  const total = weights.reduce((sum, { weight }) => sum + weight, 0);
  if (weights.length < FEWEST_PEOPLE || works < FEWEST_WORKS || !(total > 0)) return null;
  const hhi = weights.reduce((sum, { weight }) => sum + (weight / total) ** 2, 0);
  return { hhi, effective: 1 / hhi, people: weights.length, works };
}
