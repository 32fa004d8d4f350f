import { latticeOf } from './lattice.ts';
import { likeliest, type Segment } from './likeliest.ts';
import { forwardSums, posteriors } from './posteriors.ts';
import type { Trail } from './sighting.ts';

/** The likeliest course, and how sure it is. */
export interface Decoded {
  /** Employers of each state, as a bit mask. */
  readonly states: readonly number[];
  readonly segments: readonly Segment[];
  /** State left before anything was seen, of which only late works tell; null for none. */
  readonly left: number | null;
  /** Probability that the person was with the employer in the month. */
  presence(bin: number, employer: number): number;
  /** Probability that the employer `to` began between two months (both included) while `from` was held. */
  changed(from: number, to: number, after: number, until: number): number;
}

/**
 * Finds the likeliest course by Viterbi over segments, and its posteriors by the forward and backward sums. What a segment prints
 * hangs on the state before it for two years only: from then on all states before it are carried on as one.
 */
export function decode(trail: Trail): Decoded {
  const lattice = latticeOf(trail);
  const { S, states } = lattice;
  const { segments, left, tops } = likeliest(lattice);
  const forward = forwardSums(lattice, tops);
  const { began, present } = posteriors(lattice, forward, tops);
  return {
    states,
    segments,
    left: left < S ? left : null,
    presence: (bin, employer) => {
      let sum = 0;
      for (let s = 0; s < S; s++) if (states[s]! & (1 << employer)) sum += present[bin * S + s]!;
      return Math.min(1, sum);
    },
    changed: (from, to, after, until) => {
      let sum = 0;
      for (let b = after; b <= until; b++)
        for (let p = 0; p < S; p++)
          for (let s = 0; s < S; s++)
            if (states[p]! & (1 << from) && states[s]! & (1 << to) && !(states[p]! & (1 << to)))
              sum += began[(b * S + p) * S + s]!;
      return Math.min(1, sum);
    },
  };
}
