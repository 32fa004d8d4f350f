/** What is known of one member of a cohort: the value, the variance of its sampling, and the number of pieces. */
export interface Sampled {
  readonly value: number;
  readonly variance: number;
  readonly pieces: number;
}

/** An estimate drawn towards its cohort, with its standard deviation, and where it stands there. */
export interface Placed {
  readonly estimate: number;
  readonly spread: number;
  /** 0 to 100. */
  readonly percentile: number;
  readonly low: number;
  readonly high: number;
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
export function placeInCohort(cohort: readonly Sampled[]): Placed[] {
  if (cohort.length === 0) return [];
  const pooled = pooledVariances(cohort);
  const mean = average(cohort.map(({ value }) => value));
  const total = average(cohort.map(({ value }) => (value - mean) ** 2));
  const between = Math.max(total - average(pooled), total * leastBetween, 1e-9);
  const shrunk = cohort.map(({ value }, at) => {
    const within = Math.max(pooled[at]!, 1e-9);
    const precision = 1 / within + 1 / between;
    return {
      estimate: (value / within + mean / between) / precision,
      spread: Math.sqrt(1 / precision),
    };
  });
  const centre = average(shrunk.map(({ estimate }) => estimate));
  const shown = average(shrunk.map(({ estimate }) => (estimate - centre) ** 2));
  const stretch = shown > 1e-12 ? Math.max(1, Math.sqrt(between / shown)) : 1;
  const sorted = Float64Array.from(shrunk, ({ estimate }) => centre + (estimate - centre) * stretch).sort();
  return shrunk.map(({ estimate, spread }) => ({
    estimate,
    spread,
    percentile: percentileOf(sorted, estimate),
    low: percentileOf(sorted, estimate - z90 * spread),
    high: percentileOf(sorted, estimate + z90 * spread),
  }));
}

/** Own variance and that of people in the same band of pieces, by pieces. */
function pooledVariances(cohort: readonly Sampled[]): number[] {
  const band = (pieces: number): number => Math.min(6, Math.floor(Math.log2(Math.max(1, pieces))));
  const bands = Map.groupBy(cohort, ({ pieces }) => band(pieces));
  const means = new Map([...bands].map(([key, its]) => [key, average(its.map(({ variance }) => variance))]));
  return cohort.map(({ variance, pieces }) => {
    const prior = means.get(band(pieces)) ?? 0;
    return (pieces * variance + priorPieces * prior) / (pieces + priorPieces);
  });
}

const average = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Share of a sorted list below a value, ties half, in percent. */
function percentileOf(sorted: Float64Array, value: number): number {
  const below = bound(sorted, (one) => one < value - 1e-9);
  const upTo = bound(sorted, (one) => one <= value + 1e-9);
  return (50 * (below + upTo)) / sorted.length;
}

/** The first place whose value no longer holds. */
function bound(sorted: Float64Array, holds: (value: number) => boolean): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (holds(sorted[middle]!)) from = middle + 1;
    else to = middle;
  }
  return from;
}
