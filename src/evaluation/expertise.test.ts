import assert from 'node:assert/strict';
import { test } from 'node:test';
import { interval, nDCG } from './expertise.ts';

test('nDCG is 1 in the ideal order, 0 where nobody relevant is found, and as defined between', () => {
  const truth = new Map([
    [1, 3],
    [2, 1],
  ]);
  assert.equal(nDCG([1, 2], truth), 1);
  assert.equal(nDCG([7, 8], truth), 0);
  const ideal = 3 + 1 / Math.log2(3);
  assert.ok(Math.abs(nDCG([2, 9, 1], truth) - (1 + 3 / 2) / ideal) < 1e-12);
});

test('the interval of differences that are all alike has no width, and otherwise holds the mean', () => {
  const alike = interval(Array.from({ length: 50 }, () => 0.25));
  assert.deepEqual([alike.low, alike.high], [0.25, 0.25]);
  const mixed = interval(Array.from({ length: 200 }, (_, at) => (at % 2 === 0 ? 0.4 : -0.2)));
  assert.ok(mixed.low < mixed.mean && mixed.mean < mixed.high);
});
