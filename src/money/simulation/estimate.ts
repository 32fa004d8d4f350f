import type { Replicate } from './replicate.ts';

/** A simulated mean with its simulation interval, at 99%: how often it should hold what endless paths would give. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Student's quantile at 0.995 by replicates, less one degree of freedom. Tables of the t distribution. */
const quantiles: Readonly<Record<number, number>> = {
  4: 5.8409,
  8: 3.4995,
  16: 2.9467,
  25: 2.7969,
  32: 2.744,
};

/**
 * The mean of one figure over independent replicates with a control variate of mean 1: ȳ - β (c̄ - 1), β = cov(y, c) / var(c) over the paths of the other replicates;
 * its interval from the spread of the replicates' corrected means (Student). P. Glasserman, Monte Carlo Methods in Financial
 * Engineering (2003), sections 4.1 and 5.4. Throws RangeError for a count of replicates without a quantile.
 */
export function estimate(replicates: readonly Replicate[], figure: number): Estimate {
  const count = replicates.length;
  const quantile = quantiles[count];
  if (quantile === undefined) throw new RangeError(`No interval for ${count} replicates.`);
  const sum = (of: (replicate: Replicate) => number): number =>
    replicates.reduce((total, replicate) => total + of(replicate), 0);
  const totals = {
    control: sum((one) => one.control),
    squared: sum((one) => one.squared),
    figure: sum((one) => one.means[figure]!),
    crossed: sum((one) => one.crossed[figure]!),
  };
  // The slope comes from the other replicates: one's own would bend towards the very points it should correct.
  const corrected = replicates.map((one) => {
    const others = count - 1;
    const control = (totals.control - one.control) / others;
    const variance = (totals.squared - one.squared) / others - control * control;
    const crossed = (totals.crossed - one.crossed[figure]!) / others;
    const covariance = crossed - (control * (totals.figure - one.means[figure]!)) / others;
    const slope = variance > 1e-15 ? covariance / variance : 0;
    return one.means[figure]! - slope * (one.control - 1);
  });
  const value = corrected.reduce((sum, one) => sum + one, 0) / count;
  const squares = corrected.reduce((sum, one) => sum + (one - value) ** 2, 0);
  const half = (quantile * Math.sqrt(squares / (count - 1))) / Math.sqrt(count);
  return { value, low: value - half, high: value + half };
}

/** The estimate moved by an amount that is certain. */
export function shifted({ value, low, high }: Estimate, by: number): Estimate {
  return { value: value + by, low: low + by, high: high + by };
}

/** The value below which a share of sorted values lies, by linear interpolation. */
export function quantileOf(sorted: ArrayLike<number>, share: number): number {
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (place - below) * (sorted[above]! - sorted[below]!);
}
