import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bCubed, pairwise } from './clusters.ts';

const labels = fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { minLength: 2, maxLength: 20 });
const near = (a: number, b: number) =>
  assert.ok(Math.abs(a - b) < 1e-12 || (Number.isNaN(a) && Number.isNaN(b)), `${a} and ${b}`);

test('B-cubed is the mean over mentions of the share of their cluster and of their mates', () => {
  fc.assert(
    fc.property(labels, (pairs) => {
      const shareOf = (own: 0 | 1, other: 0 | 1) =>
        pairs.reduce((sum, one) => {
          const cluster = pairs.filter((mate) => mate[own] === one[own]);
          return sum + cluster.filter((mate) => mate[other] === one[other]).length / cluster.length;
        }, 0) / pairs.length;
      const score = bCubed(
        pairs.map(([found]) => found),
        pairs.map(([, gold]) => gold),
      );
      near(score.precision, shareOf(0, 1));
      near(score.recall, shareOf(1, 0));
    }),
  );
});

test('pairwise counts every two mentions', () => {
  fc.assert(
    fc.property(labels, (mentions) => {
      let [both, found, gold] = [0, 0, 0];
      mentions.forEach((a, i) => {
        for (const b of mentions.slice(0, i)) {
          found += a[0] === b[0] ? 1 : 0;
          gold += a[1] === b[1] ? 1 : 0;
          both += a[0] === b[0] && a[1] === b[1] ? 1 : 0;
        }
      });
      const score = pairwise(
        mentions.map(([one]) => one),
        mentions.map(([, one]) => one),
      );
      near(score.precision, both / found);
      near(score.recall, both / gold);
    }),
  );
});
