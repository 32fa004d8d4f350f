import { type Random, seeded } from '../statistics/random.ts';

/** A cooperative game that is walked: players join one after another, each told what they add. */
export interface Walk {
  /** Nobody is in. */
  start(): void;
  /** The player joins: answers how much the value rises. */
  join(player: number): number;
}

/** Shapley values by sampling, with the standard error of each. */
export interface Sampled {
  readonly value: Float64Array;
  readonly error: Float64Array;
}

/**
 * Shapley values of a game by random orders and their reverses (antithetic permutations; Castro 2009, Mitchell 2022). Each pair of
 * orders is one draw, so that the error accounts for their dependence. The values add up to that of everybody.
 * @param pairs number of pairs, two or more
 */
export function sampleShapley(players: number, walk: Walk, pairs: number, seed: number): Sampled {
  const random = seeded(seed);
  const sum = new Float64Array(players);
  const squares = new Float64Array(players);
  const one = new Float64Array(players);
  const order = Uint32Array.from({ length: players }, (_, player) => player);
  for (let pair = 0; pair < pairs; pair++) {
    shuffle(order, random);
    one.fill(0);
    walk.start();
    for (let at = 0; at < players; at++) one[order[at]!]! += walk.join(order[at]!);
    walk.start();
    for (let at = players - 1; at >= 0; at--) one[order[at]!]! += walk.join(order[at]!);
    for (let player = 0; player < players; player++) {
      const mean = one[player]! / 2;
      sum[player]! += mean;
      squares[player]! += mean ** 2;
    }
  }
  const value = sum.map((total) => total / pairs);
  const error = squares.map((total, player) =>
    Math.sqrt(Math.max(0, total / pairs - value[player]! ** 2) / Math.max(1, pairs - 1)),
  );
  return { value, error };
}

/** Fisher and Yates, in place. */
function shuffle(order: Uint32Array, random: Random): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    const kept = order[at]!;
    order[at] = order[other]!;
    order[other] = kept;
  }
}

/** Exact Shapley values over all orders of joining, by subsets. Throws a RangeError above 16 players. */
export function exactShapley(players: number, worth: (coalition: number) => number): number[] {
  if (players > 16) throw new RangeError(`${players} players: subsets are counted for 16 at most`);
  const factorial = Array.from({ length: players + 1 }, () => 1);
  for (let n = 2; n <= players; n++) factorial[n] = factorial[n - 1]! * n;
  const values = Array.from({ length: players }, () => 0);
  for (let coalition = 0; coalition < 2 ** players; coalition++) {
    let size = 0;
    for (let player = 0; player < players; player++) size += (coalition >> player) & 1;
    const base = worth(coalition);
    for (let player = 0; player < players; player++) {
      if ((coalition >> player) & 1) continue;
      const weight = (factorial[size]! * factorial[players - size - 1]!) / factorial[players]!;
      values[player]! += weight * (worth(coalition | (1 << player)) - base);
    }
  }
  return values;
}
