import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findCoverage, speakingYears } from './coverage-finding.ts';

const row = (year: number, share: number, lines = 10_000) => ({
  year,
  lines,
  printed: Math.round(lines * share),
});

test('a record whose later years print fewer organisations thins out after its last good year', () => {
  assert.deepEqual(findCoverage([row(1, 0.8), row(2, 0.8), row(3, 0.8), row(4, 0.3), row(5, 0.3)]), {
    kind: 'thins',
    year: 3,
  });
});

test('a record whose later years print more organisations fills in', () => {
  assert.deepEqual(findCoverage([row(1, 0.2), row(2, 0.2), row(3, 0.7), row(4, 0.7)]), {
    kind: 'fills',
    year: 2,
  });
});

test('small changes are no finding', () => {
  assert.equal(findCoverage([row(1, 0.5), row(2, 0.55), row(3, 0.5), row(4, 0.45)]).kind, 'steady');
});

test('three years are too few to speak', () => {
  assert.equal(findCoverage([row(1, 0.9), row(2, 0.1), row(3, 0.1)]).kind, 'few');
});

test('a year of few lines is not heard', () => {
  assert.deepEqual(
    speakingYears([row(2020, 0.5), row(2021, 0.5, 12), row(2019, 0.5)]).map(({ year }) => year),
    [2019, 2020],
  );
});
