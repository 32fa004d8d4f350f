/** What an author between the first and the last gets, and up to how many authors the whole of it. */
const between = { part: 0.75, authors: 8 } as const;

/**
 * What of a work's relevance goes to the author at a position (from 0) of `authors`: the first, who mostly did it, and the last, who
 * mostly led it, count whole; the others three quarters, and in lists of more than eight less, by the square root. Credit isn't
 * split among the authors: knowing a subject isn't halved by sharing it (splitting it found fewer of the people who went on to
 * publish on the topic).
 */
export function positionShare(position: number, authors: number): number {
  return position === 0 || position === authors - 1 ? 1 : shareBetween(authors);
}

/** What goes to each author between the first and the last. */
export const shareBetween = (authors: number): number =>
  between.part * Math.min(1, Math.sqrt(between.authors / authors));

/** So many of a person's works are counted, the best ones. */
export const worksCounted = 10;

/**
 * What is left of a person's work at a rank (from 0) among theirs: 1 / log2(2 + rank), the discount of Järvelin and Kekäläinen
 * (2002). Ten works on the topic beat one, a hundred hardly beat ten.
 */
export const discounts = Float64Array.from({ length: worksCounted }, (_, rank) => 1 / Math.log2(2 + rank));

/** What so many works come to that are all worth 1. */
export const sumsOfDiscounts = Float64Array.from({ length: worksCounted + 1 }, (_, works) =>
  discounts.subarray(0, works).reduce((sum, discount) => sum + discount, 0),
);

/** The most that so many works come to that are all worth 1, of which `whole` count whole, and of the others the part of who stands between. */
export const mostOfShares = (whole: number, works: number): number =>
  between.part * sumsOfDiscounts[works]! + (1 - between.part) * sumsOfDiscounts[whole]!;
