import assert from 'node:assert/strict';
import { test } from 'node:test';
import { learnFromTitles } from './title-svd.ts';

/** Ten terms, three a title, so that there are fewer terms than directions. */
const titles = Array.from(
  { length: 60 },
  (_, at) =>
    new Map(
      [at, at * 3 + 1, at * 7 + 2].map((number, nth) => [`term${number % 10}`, 1 + nth + (at % 5)] as const),
    ),
);

const cosine = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number => {
  const product = (x: ReadonlyMap<string, number>, y: ReadonlyMap<string, number>): number =>
    [...x].reduce((sum, [term, weight]) => sum + weight * (y.get(term) ?? 0), 0);
  return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
};

test('with as many directions as terms nothing is lost: cosines are those of the titles themselves', () => {
  const direction = learnFromTitles(titles);
  for (const a of titles.slice(0, 12))
    for (const b of titles.slice(20, 32)) {
      const found = direction(a)!.reduce((sum, value, k) => sum + value * direction(b)![k]!, 0);
      assert.ok(Math.abs(found - cosine(a, b)) < 1e-4, `${found} ${cosine(a, b)}`);
    }
});

test('a title of terms that were not learned points nowhere', () => {
  const direction = learnFromTitles([...titles, new Map([['rare', 1]])]);
  assert.equal(direction(new Map([['rare', 1]])), undefined);
  assert.equal(direction(new Map()), undefined);
});
