import { seeded } from '../../statistics/random.ts';

/** One person's percentiles by facet, with 90% intervals; null where too little is known. */
export type Profile = readonly ({
  readonly percentile: number;
  readonly low: number;
  readonly high: number;
} | null)[];

/** A blend by somebody's weights. */
export interface Blended {
  /** Weighted mean of percentiles; null where a facet that counts is not known. */
  readonly score: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Chance to be among the first k, k from 1. */
  readonly among: readonly number[];
}

/** Draws for intervals and chances. */
const draws = 2000;

/**
 * Pareto layers, from 0: nobody of a layer is behind another of it, or of a later one, in every facet that counts. -1 where one
 * of these is not known. @param counts which facets count
 */
export function paretoLayers(profiles: readonly Profile[], counts: readonly boolean[]): number[] {
  const known = (profile: Profile): boolean => profile.every((one, at) => one !== null || !counts[at]);
  const layers = profiles.map(() => -1);
  let left = [...profiles.keys()].filter((row) => known(profiles[row]!));
  for (let layer = 0; left.length > 0; layer++) {
    const first = left.filter(
      (row) => !left.some((other) => dominates(profiles[other]!, profiles[row]!, counts)),
    );
    for (const row of first) layers[row] = layer;
    left = left.filter((row) => !first.includes(row));
  }
  return layers;
}

function dominates(a: Profile, b: Profile, counts: readonly boolean[]): boolean {
  let ahead = false;
  for (const [at, mine] of a.entries()) {
    if (!counts[at]) continue;
    const difference = (mine?.percentile ?? 0) - (b[at]?.percentile ?? 0);
    if (difference < 0) return false;
    if (difference > 0) ahead = true;
  }
  return ahead;
}

/**
 * Blends percentiles by weights, with a 90% interval and the chance to be among the first k, from draws of every percentile between
 * its bounds (two half-normals, so that the interval may be lopsided). Seeded: the same question, the same answer.
 */
export function blendProfiles(profiles: readonly Profile[], weights: readonly number[]): Blended[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const none = { score: null, low: null, high: null, among: [] };
  if (all <= 0) return profiles.map(() => none);
  const random = seeded(1);
  const rows = [...profiles.keys()].filter((row) =>
    profiles[row]!.every((one, at) => one !== null || weights[at] === 0),
  );
  const drawn = rows.map(() => new Float64Array(draws));
  const wins = rows.map(() => new Float64Array(rows.length));
  for (let draw = 0; draw < draws; draw++) {
    for (const [at, row] of rows.entries()) drawn[at]![draw] = drawOne(profiles[row]!, weights, random) / all;
    shareOut(
      drawn.map((of) => of[draw]!),
      wins,
    );
  }
  const blended = profiles.map((): Blended => none);
  for (const [at, row] of rows.entries()) {
    const sorted = drawn[at]!.toSorted();
    const score = profiles[row]!.reduce(
      (sum, one, facet) => sum + weights[facet]! * (one?.percentile ?? 0),
      0,
    );
    let sum = 0;
    blended[row] = {
      score: score / all,
      low: sorted[Math.floor(0.05 * draws)]!,
      high: sorted[Math.floor(0.95 * draws)]!,
      among: Array.from(wins[at]!, (share) => (sum += share)),
    };
  }
  return blended;
}

/** Gives one draw's places, the highest first; those who are level share the places that they take (Waltman & Schreiber 2013). */
function shareOut(values: readonly number[], wins: readonly Float64Array[]): void {
  const order = [...values.keys()].sort((a, b) => values[b]! - values[a]!);
  for (let from = 0, to = 0; from < order.length; from = to) {
    while (to < order.length && values[order[to]!] === values[order[from]!]) to++;
    const level = order.slice(from, to);
    for (const at of level)
      for (let place = from; place < to; place++) wins[at]![place]! += 1 / (draws * level.length);
  }
}

function drawOne(profile: Profile, weights: readonly number[], random: () => number): number {
  let sum = 0;
  for (const [facet, one] of profile.entries()) {
    if (one === null || weights[facet] === 0) continue;
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const side = normal < 0 ? one.percentile - one.low : one.high - one.percentile;
    sum += weights[facet]! * Math.min(100, Math.max(0, one.percentile + (normal * side) / 1.645));
  }
  return sum;
}
