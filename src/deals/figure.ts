/** A figure as claims give it: the middle of them, and the lowest and highest. */
export interface Figure {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  /** Claims it rests on. */
  readonly claims: number;
}

/** The median and range of what claims say; null where none says anything. Of an even number, the mean of the two in the middle. */
export function figureOf(values: readonly number[]): Figure | null {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[0], sorted.at(-1)];
  if (low === undefined || high === undefined) return null;
  const half = (sorted.length - 1) / 2;
  const middle = ((sorted[Math.floor(half)] ?? low) + (sorted[Math.ceil(half)] ?? high)) / 2;
  return { low, middle, high, claims: sorted.length };
}

/** One figure by another: the lowest by the highest, and so on. Null where either is unknown or the divisor may be 0. */
export function divide(above: Figure | null, below: Figure | null): Figure | null {
  if (above === null || below === null || below.low <= 0) return null;
  return {
    low: above.low / below.high,
    middle: above.middle / below.middle,
    high: above.high / below.low,
    claims: Math.min(above.claims, below.claims),
  };
}
