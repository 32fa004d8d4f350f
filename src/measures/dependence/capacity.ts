import type { Walk } from '../../graph/shapley.ts';

/** What members of an organisation can do in its subjects; members and subjects by number. */
export interface Capacities {
  readonly members: number;
  /** Of each member, subjects and capacities in the typical expert's measure. */
  readonly subjects: readonly (readonly number[])[];
  readonly amounts: readonly (readonly number[])[];
  /** Weight of each subject; together 1. */
  readonly weights: readonly number[];
}

/** What a subject is held by: half by one typical expert, three quarters by two. */
export const held = (amount: number): number => 1 - 2 ** -amount;

/** The capacity game: v(S) = sum over subjects of weight x held(sum of the capacities of S). */
export function worthOf({ subjects, amounts, weights }: Capacities, who: Iterable<number>): number {
  const sums = weights.map(() => 0);
  for (const member of who)
    for (const [at, subject] of subjects[member]!.entries()) sums[subject]! += amounts[member]![at]!;
  return weights.reduce((sum, weight, subject) => sum + weight * held(sums[subject]!), 0);
}

/** The game as players join. */
export function walkCapacity({ subjects, amounts, weights }: Capacities): Walk {
  const missing = new Float64Array(weights.length);
  const falls = amounts.map((own) => own.map((amount) => 2 ** -amount));
  return {
    start: () => void missing.fill(1),
    join: (member) => {
      let added = 0;
      const own = subjects[member]!;
      for (let at = 0; at < own.length; at++) {
        const subject = own[at]!;
        const before = missing[subject]!;
        const after = before * falls[member]![at]!;
        missing[subject] = after;
        added += weights[subject]! * (before - after);
      }
      return added;
    },
  };
}
