import type { Walk } from '../../graph/shapley.ts';

/** What members of an organisation can do in its subjects; members and subjects by number. */
export interface Capacities {
  readonly members: number;
  /** Member m has the places from `offsets[m]` to `offsets[m + 1]` of the next two. */
  readonly offsets: Int32Array;
  readonly subjects: Int32Array;
  /** In the typical expert's measure. */
  readonly amounts: Float64Array;
  /** Weight of each subject; together 1. */
  readonly weights: Float64Array;
}

/** What a subject is held by: half by one typical expert, three quarters by two. */
export const held = (amount: number): number => 1 - 2 ** -amount;

/** The capacity game: v(S) = sum over subjects of weight x held(sum of the capacities of S). */
export function worthOf({ offsets, subjects, amounts, weights }: Capacities, who: Iterable<number>): number {
  const sums = new Float64Array(weights.length);
  for (const member of who)
    for (let at = offsets[member]!; at < offsets[member + 1]!; at++) sums[subjects[at]!]! += amounts[at]!;
  return weights.reduce((sum, weight, subject) => sum + weight * held(sums[subject]!), 0);
}

/** The game as players join. */
export function walkCapacity({ offsets, subjects, amounts, weights }: Capacities): Walk {
  const missing = new Float64Array(weights.length);
  const stays = amounts.map((amount) => 2 ** -amount);
  return {
    start: () => void missing.fill(1),
    join: (member) => {
      const end = offsets[member + 1]!;
      let added = 0;
      for (let at = offsets[member]!; at < end; at++) {
        const subject = subjects[at]!;
        const before = missing[subject]!;
        const after = before * stays[at]!;
        missing[subject] = after;
        added += weights[subject]! * (before - after);
      }
      return added;
    },
  };
}
