import type { Feature } from '../evidence/levels.ts';

/**
 * Fellegi and Sunter (1969): log2 of how much more often a level is seen among pairs of one person (m) than among
 * pairs of two (u), added up over the kinds of evidence as if they were independent.
 */
export interface FellegiSunter {
  /** Share of pairs, within cores, that are of one person. */
  readonly prior: number;
  /** By feature, by level. */
  readonly m: readonly (readonly number[])[];
  readonly u: readonly (readonly number[])[];
}

/** Added to each count, so that an unseen level weighs little rather than without bound. */
const smoothing = 0.5;

/** The share of each level among pairs drawn at random, which are nearly all of two people: u. `levels` holds rows. */
export function levelShares(features: readonly Feature[], levels: Uint8Array): number[][] {
  const weight = new Float64Array(levels.length / features.length).fill(1);
  return shares(features, levels, weight);
}

/** m and the prior by expectation and maximisation, with u held (Winkler 1988). `levels` are of pairs within cores. */
export function fitFellegiSunter(
  features: readonly Feature[],
  levels: Uint8Array,
  u: readonly (readonly number[])[],
  rounds = 30,
): FellegiSunter {
  const pairs = levels.length / features.length;
  let model: FellegiSunter = { prior: 0.5, m: startingShares(features, levels, u), u };
  const same = new Float64Array(pairs);
  for (let round = 0; round < rounds; round++) {
    let total = 0;
    for (let pair = 0; pair < pairs; pair++) {
      const odds = 2 ** weigh(model, levels, pair * features.length).total;
      same[pair] = odds / (1 + odds);
      total += same[pair]!;
    }
    model = { prior: total / pairs, m: shares(features, levels, same), u };
  }
  return {
    prior: round4(model.prior),
    m: model.m.map((row) => row.map(round4)),
    u: u.map((row) => row.map(round4)),
  };
}

/** Weights of one pair in bits: what each feature adds to the prior's, and their sum. */
export function weigh(
  model: FellegiSunter,
  levels: Uint8Array,
  start = 0,
): { total: number; parts: number[] } {
  const parts = model.m.map((row, feature) => {
    const level = levels[start + feature]!;
    return Math.log2((row[level]! + 1e-4) / (model.u[feature]![level]! + 1e-4));
  });
  return {
    total: parts.reduce((sum, part) => sum + part, Math.log2(model.prior / (1 - model.prior))),
    parts,
  };
}

/** Where the search begins: levels that pairs within cores show more often than random pairs speak for one person. */
function startingShares(
  features: readonly Feature[],
  levels: Uint8Array,
  u: readonly (readonly number[])[],
): number[][] {
  return levelShares(features, levels).map((row, feature) => {
    const excess = row.map((share, level) => Math.max(share - 0.5 * u[feature]![level]!, 1e-3));
    const sum = excess.reduce((total, value) => total + value, 0);
    return excess.map((value) => value / sum);
  });
}

function shares(features: readonly Feature[], levels: Uint8Array, weight: Float64Array): number[][] {
  const counts = features.map(({ labels }) => new Float64Array(labels.length).fill(smoothing));
  for (let pair = 0; pair < weight.length; pair++)
    for (let feature = 0; feature < features.length; feature++)
      counts[feature]![levels[pair * features.length + feature]!]! += weight[pair]!;
  return counts.map((row) => {
    const sum = row.reduce((total, value) => total + value, 0);
    return Array.from(row, (value) => value / sum);
  });
}

function round4(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
