import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findChief, findYears } from './findings.ts';

const year = (at: number, works: number, joined = 0, left = 0) => ({
  year: at,
  works,
  people: works,
  joined,
  left,
});
const direction = (name: string, people: number) => ({
  organisation: { id: name, name },
  people,
  first: null,
  last: null,
  who: [],
});

test('ten stated arrivals and departures of the last three years make the finding', () => {
  const years = [year(2015, 90, 50, 0), year(2023, 5, 4, 1), year(2024, 5, 3, 2), year(2025, 5, 0, 1)];
  assert.deepEqual(findYears(years), { kind: 'posts', joined: 7, left: 4, since: 2023 });
});

test('with fewer stated posts, the year of most works is the finding', () => {
  assert.deepEqual(findYears([year(2019, 30), year(2020, 12, 1, 1)]), {
    kind: 'works',
    year: 2019,
    works: 30,
  });
});

test('without works and posts nothing is found', () => {
  assert.equal(findYears([year(2019, 0)]), undefined);
});

test('the organisation that most came from is named with how many of all', () => {
  assert.deepEqual(findChief([direction('b', 2), direction('a', 5)]), { name: 'a', people: 5, of: 7 });
});

test('two people, or a tie, make no chief', () => {
  assert.equal(findChief([direction('a', 2)]), undefined);
  assert.equal(findChief([direction('a', 4), direction('b', 4)]), undefined);
});
