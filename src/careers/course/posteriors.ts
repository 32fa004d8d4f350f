import { enters, FOLLOWED, type Lattice, leastAt, NEVER } from './lattice.ts';

/** Log-probability from which on something counts among posteriors. */
const LEAST = Math.log(1e-9);

/** Log-chances of all courses that end a segment at a bin in a state; summed as shares of the best there. */
export function forwardSums(lattice: Lattice, tops: Float64Array): Float64Array {
  const { n, S, emission, leave } = lattice;
  const sums = new Float64Array(n * S);
  const forward = new Float64Array(n * S);
  const carry = new Float64Array(S + 1);
  for (let i = 0; i < n; i++) {
    const least = leastAt(tops, i);
    const late = emission.lateUntil(i);
    for (let s = 0; s < S; s++) {
      let most = NEVER;
      for (let p = 0; p <= S; p++) {
        carry[p] = NEVER;
        if (p === S && i > 0) continue;
        const enter = enters(lattice, forward, i, p, s);
        if (enter < least) continue;
        const seen = emission.seenLate(i, p, s);
        for (let j = i; j < late; j++) {
          const share = enter + seen[j]! + leave[i * n + j]! - tops[j]!;
          if (share > -FOLLOWED) sums[j * S + s]! += Math.exp(share);
        }
        carry[p] = enter + seen[late - 1]!;
        most = Math.max(most, carry[p]!);
      }
      if (most === NEVER) continue;
      let sum = 0;
      for (const one of carry) if (one > NEVER) sum += Math.exp(one - most);
      const carried = most + Math.log(sum);
      for (let j = late; j < n; j++) {
        const share = carried + emission.plain(late, j, s) + leave[i * n + j]! - tops[j]!;
        if (share > -FOLLOWED) sums[j * S + s]! += Math.exp(share);
      }
    }
    for (let s = 0; s < S; s++) {
      const sum = sums[i * S + s]!;
      forward[i * S + s] = sum > 0 ? tops[i]! + Math.log(sum) : NEVER;
    }
  }
  return forward;
}

/** Probability that a segment begins at a bin out of a state into another, and that a bin is spent in a state. */
export function posteriors(
  lattice: Lattice,
  forward: Float64Array,
  tops: Float64Array,
): { began: Float64Array; present: Float64Array } {
  const { n, S, emission, leave } = lattice;
  const ends = forward.subarray((n - 1) * S);
  const top = tops[n - 1]!;
  const total = top + Math.log(ends.reduce((sum, one) => sum + Math.exp(one - top), 0));
  const onward = new Float64Array(n * S).fill(NEVER).fill(0, (n - 1) * S);
  const began = new Float64Array(n * S * S);
  const present = new Float64Array((n + 1) * S);
  const rest = new Float64Array(n);
  for (let i = n - 1; i >= 0; i--) {
    const least = leastAt(tops, i);
    const late = emission.lateUntil(i);
    const left = new Float64Array(S + 1);
    for (let s = 0; s < S; s++) {
      let mostAfter = NEVER;
      for (let j = i; j < n; j++) {
        rest[j] = leave[i * n + j]! + onward[j * S + s]! - total;
        if (j < late) continue;
        rest[j]! += emission.plain(late, j, s);
        mostAfter = Math.max(mostAfter, rest[j]!);
      }
      for (let p = 0; p < (i === 0 ? S + 1 : S); p++) {
        const enter = enters(lattice, forward, i, p, s);
        if (enter < least) continue;
        const seen = emission.seenLate(i, p, s);
        const on = enter + seen[late - 1]!;
        // Beyond the late works nothing is likely enough, mostly.
        const end = on + mostAfter > LEAST ? n : late;
        let sum = 0;
        for (let j = i; j < end; j++) {
          const log = j < late ? enter + seen[j]! + rest[j]! : on + rest[j]!;
          if (log <= LEAST) continue;
          const chance = Math.exp(log);
          present[i * S + s]! += chance;
          present[(j + 1) * S + s]! -= chance;
          sum += chance;
        }
        if (p < S) began[(i * S + p) * S + s] = Math.min(1, sum);
        left[p]! += sum;
      }
    }
    // All that goes on from a segment's end: the probability of ending there, without what came before.
    for (let p = 0; p < S && i > 0; p++)
      if (left[p]! > 0) onward[(i - 1) * S + p] = Math.log(left[p]!) + total - forward[(i - 1) * S + p]!;
  }
  for (let bin = 1; bin < n; bin++)
    for (let s = 0; s < S; s++) present[bin * S + s]! += present[(bin - 1) * S + s]!;
  return { began, present };
}
