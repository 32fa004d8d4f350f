/** What is known of the members of a cohort: values, the variance of their sampling, and the number of pieces. */
export interface Sampled {
  readonly value: Float64Array;
  readonly variance: Float64Array;
  readonly pieces: Int32Array;
}

/** Estimates drawn towards the cohort, with their standard deviations, and where each stands there. */
export interface Placed {
  readonly estimate: Float64Array;
  readonly spread: Float64Array;
  /** 0 to 100. */
  readonly percentile: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Pieces that the cohort's variance counts for beside one's own. */
const priorPieces = 3;

/** Least share of the variance in a cohort that is taken to be between people. */
const leastBetween = 0.1;

/** Half a 90% interval, in standard deviations. */
const z90 = 1.644854;

/** Where those stand of whom a facet has nothing: below everybody of whom it has something, and level with one another. */
const nothing = Number.NEGATIVE_INFINITY;

/**
 * Empirical Bayes within a cohort (Morris 1983): estimate = (v/s2 + m/t2) / (1/s2 + 1/t2), m the mean and t2 the variance between people
 * by the method of moments. A person's own s2 is pooled with that of people with about as many pieces, since few
 * pieces that agree by chance are not certain.
 *
 * Percentiles are mid-ranks of the estimates (Hazen 1914; Bornmann, Leydesdorff & Mutz 2013): the share below and half of those
 * level, so that a cohort's mean is 50 and a fifth of it is its first fifth. A value of 0 is nothing seen, and says the same of
 * whoever it is said of: all of them are level, however many pieces they have, below everybody else (the two parts of Duan et al. 1983).
 * Drawn towards the mean, each by another amount, they would stand above one another for having done less.
 *
 * The interval is that of the person's true place: estimates are stretched to the spread between people, since shrunken ones spread
 * less than people do (constrained Bayes, Louis 1984), and bounds lie z standard deviations of the truth about the stretched estimate to either side,
 * those of the estimate and of the stretching: nine of ten people are inside (Morris 1983). No value is below 0, so no bound is
 * below those of whom nothing is seen.
 */
export function placeInCohort(cohort: Sampled): Placed {
  const people = cohort.value.length;
  const pooled = pooledVariances(cohort);
  const { mean, variance: total } = spreadOf(cohort.value);
  const between = Math.max(total - average(pooled), total * leastBetween, 1e-9);
  const estimate = new Float64Array(people);
  const spread = new Float64Array(people);
  for (let at = 0; at < people; at++) {
    const within = Math.max(pooled[at]!, 1e-9);
    const precision = 1 / within + 1 / between;
    estimate[at] = (cohort.value[at]! / within + mean / between) / precision;
    spread[at] = Math.sqrt(1 / precision);
  }
  const { mean: centre, variance: shown } = spreadOf(estimate);
  const stretch = shown > 1e-12 ? Math.max(1, Math.sqrt(between / shown)) : 1;
  const stretched = estimate.map((one) => centre + (one - centre) * stretch);
  const level = stretched.map((one, at) => (cohort.value[at]! > 0 ? one : nothing));
  const sorted = level.toSorted();
  const percentile = level.map((one) => percentileOf(sorted, one));
  const moved = (stretch - 1) ** 2 * shown;
  const bound = (at: number, side: -1 | 1): number => {
    const value = stretched[at]! + side * z90 * Math.sqrt(spread[at]! ** 2 + moved);
    return percentileOf(sorted, value > 0 ? value : nothing);
  };
  return {
    estimate,
    spread,
    percentile,
    low: percentile.map((one, at) => Math.min(one, bound(at, -1))),
    high: percentile.map((one, at) => Math.max(one, bound(at, 1))),
  };
}

/** Own variance and that of people in the same band of pieces, by pieces. */
function pooledVariances({ variance, pieces }: Sampled): Float64Array {
  const band = (count: number): number => Math.min(6, Math.floor(Math.log2(Math.max(1, count))));
  const sums = new Float64Array(7);
  const people = new Float64Array(7);
  for (let at = 0; at < pieces.length; at++) {
    sums[band(pieces[at]!)]! += variance[at]!;
    people[band(pieces[at]!)]! += 1;
  }
  return variance.map((own, at) => {
    const count = pieces[at]!;
    const prior = sums[band(count)]! / people[band(count)]!;
    return (count * own + priorPieces * prior) / (count + priorPieces);
  });
}

function spreadOf(values: Float64Array): { mean: number; variance: number } {
  const mean = average(values);
  return { mean, variance: average(values.map((value) => (value - mean) ** 2)) };
}

const average = (values: Float64Array): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Share of a sorted list below a value, ties half, in percent. */
function percentileOf(sorted: Float64Array, value: number): number {
  const below = placesUnder(sorted, value - 1e-9, false);
  const upTo = placesUnder(sorted, value + 1e-9, true);
  return (50 * (below + upTo)) / sorted.length;
}

/** How many of a sorted list are less than a value, or, with `equal`, not more. */
function placesUnder(sorted: Float64Array, value: number, equal: boolean): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    const one = sorted[middle]!;
    if (one < value || (equal && one === value)) from = middle + 1;
    else to = middle;
  }
  return from;
}
