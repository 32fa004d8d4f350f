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

/**
 * Empirical Bayes within a cohort (Morris 1983): estimate = (v/s2 + m/t2) / (1/s2 + 1/t2), m the mean and t2 the variance between people
 * by the method of moments. A person's own s2 is pooled with that of people with about as many pieces, since few
 * pieces that agree by chance are not certain. Shrunken estimates spread less than people do:
 * percentiles are read against them stretched to t (constrained Bayes, Louis 1984); ties stand in the middle.
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
  const sorted = estimate.map((one) => centre + (one - centre) * stretch).sort();
  return {
    estimate,
    spread,
    percentile: estimate.map((one) => percentileOf(sorted, one)),
    low: estimate.map((one, at) => percentileOf(sorted, one - z90 * spread[at]!)),
    high: estimate.map((one, at) => percentileOf(sorted, one + z90 * spread[at]!)),
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
