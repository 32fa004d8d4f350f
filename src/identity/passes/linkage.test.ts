import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { pairAt, pairCount } from './condensed.ts';
import { joinByAverage, never } from './linkage.ts';

/** Means nearer than this are decided by rounding, and either decision is right. */
const TIE = 1e-6;

/**
 * The textbook procedure: again and again, join the two groups with the highest mean over all their pairs. Null where two means, or a
 * mean and the cut, are equal: there it says nothing.
 */
function joinNaively(scores: readonly number[], n: number, cut: number): number[] | null {
  const groups = Array.from({ length: n }, (_, i) => [i]);
  for (;;) {
    let best: { i: number; j: number; mean: number } | null = null;
    const means: number[] = [cut];
    for (let i = 1; i < groups.length; i++)
      for (let j = 0; j < i; j++) {
        const pairs = groups[i]!.flatMap((a) => groups[j]!.map((b) => scores[pairAt(a, b)]!));
        const mean = pairs.reduce((sum, score) => sum + score, 0) / pairs.length;
        means.push(mean);
        if (mean >= cut && (best === null || mean > best.mean)) best = { i, j, mean };
      }
    means.sort((a, b) => a - b);
    if (means.some((mean, at) => at > 0 && mean - means[at - 1]! < TIE)) return null;
    if (best === null) break;
    groups[best.j] = [...groups[best.j]!, ...groups[best.i]!];
    groups.splice(best.i, 1);
  }
  return Array.from({ length: n }, (_, i) => Math.min(...groups.find((group) => group.includes(i))!));
}

const matrix = fc.integer({ min: 2, max: 7 }).chain((n) =>
  fc.record({
    n: fc.constant(n),
    scores: fc.array(
      fc.integer({ min: -4000, max: 4000 }).map((x) => x / 1000),
      { minLength: pairCount(n), maxLength: pairCount(n) },
    ),
  }),
);

test('joins as the textbook procedure does', () => {
  fc.assert(
    fc.property(matrix, ({ n, scores }) => {
      const expected = joinNaively([...Float32Array.from(scores)], n, 0);
      fc.pre(expected !== null);
      const found = joinByAverage(Float32Array.from(scores), new Float64Array(n).fill(1), 0);
      assert.deepEqual([...found], expected);
    }),
  );
});

test('a pair that may never be one is never in one group', () => {
  fc.assert(
    fc.property(matrix, fc.nat(), ({ n, scores }, pick) => {
      const [i, j] = [1 + (pick % (n - 1)), 0];
      const held = Float32Array.from(scores, (score) => Math.abs(score));
      held[pairAt(i, j)] = never;
      const found = joinByAverage(held, new Float64Array(n).fill(1), 0);
      assert.notEqual(found[i], found[j]);
    }),
  );
});
