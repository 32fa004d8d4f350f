import assert from 'node:assert/strict';
import { test } from 'node:test';
import { averagePrecision, precisionAt, rank } from './ranking.ts';

test('average precision is the mean precision at each relevant place', () => {
  const ranked = rank([4, 3, 2, 1]);
  assert.equal(averagePrecision(ranked, [1, 0, 1, 0], [1, 1, 1, 1]), (1 + 2 / 3) / 2);
});

test('people who tie are taken together, whichever comes first', () => {
  const shares = [
    [1, 0, 0],
    [0, 0, 1],
  ].map((relevant) => averagePrecision(rank([1, 1, 1]), relevant, [1, 1, 1]));
  assert.deepEqual(shares, [1 / 3, 1 / 3]);
  assert.equal(precisionAt(1, rank([1, 1]), [1, 0]), 0.5);
});
