import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { groupRows, type Rows } from '../../graph/rows.ts';
import { chanceOf, type Pool } from './chance.ts';
import { falseDiscoveryRates } from './false-discovery.ts';
import { groupsOf, TiedGroups } from './tied-groups.ts';

const both = (pairs: readonly (readonly [number, number])[], people: number): Rows =>
  groupRows(
    pairs.flat(),
    pairs.flatMap(([a, b]) => [b, a]),
    people,
  );

/** All ways to take `count` of the places. */
function* choices(places: readonly number[], count: number): Generator<number[]> {
  if (count === 0) {
    yield [];
    return;
  }
  for (let i = 0; i <= places.length - count; i++)
    for (const rest of choices(places.slice(i + 1), count - 1)) yield [places[i]!, ...rest];
}

/** Most ties in one connected group, by joining sets until nothing changes. */
function mostTiedByHand(chosen: readonly number[], pairs: readonly (readonly [number, number])[]): number {
  const within = pairs.filter(([a, b]) => chosen.includes(a) && chosen.includes(b));
  return Math.max(0, ...within.map((start) => reach(start).length));

  function reach(start: readonly [number, number]): (readonly [number, number])[] {
    const people = new Set<number>(start);
    for (let size = 0; size < people.size; ) {
      size = people.size;
      for (const [a, b] of within) if (people.has(a) || people.has(b)) people.add(a).add(b);
    }
    return within.filter(([a]) => people.has(a));
  }
}

test('the chance of a small team is that of all ways to choose its members', () => {
  const pairs = [
    [0, 1],
    [1, 2],
    [0, 2],
    [3, 4],
    [5, 6],
    [6, 7],
  ] as const;
  const movers = [0, 1, 2];
  const pool: Pool = {
    ties: both(pairs, 9),
    stratum: new Int32Array(9),
    movers: Int32Array.from(movers),
  };
  const all = [...choices([...Array(9).keys()], 3)].map((chosen) => mostTiedByHand(chosen, pairs));
  const found = chanceOf([3, 2, 1], pool, { seed: 7, most: 40_000, enough: 1e9 });
  for (const [i, ties] of [3, 2, 1].entries()) {
    const exact = all.filter((most) => most >= ties).length / all.length;
    assert.ok(Math.abs(found.p[i]! - exact) < 0.01, `${found.p[i]} is not ${exact}`);
  }
  const mean = all.reduce((sum, most) => sum + most, 0) / all.length;
  assert.ok(Math.abs(found.expected - mean) < 0.02);
});

test('movers are drawn within their strata: who is alike to nobody stays', () => {
  const pool: Pool = {
    ties: both([[0, 1]], 6),
    stratum: Int32Array.of(0, 1, 2, 2, 2, 2),
    movers: Int32Array.of(0, 1),
  };
  assert.deepEqual(chanceOf([1], pool, { seed: 1, most: 100, enough: 1000 }).p, [1]);
});

test('a plain chance is left early, and close to the full count', () => {
  const pool: Pool = {
    ties: both(
      [
        [0, 1],
        [2, 3],
      ],
      4,
    ),
    stratum: new Int32Array(4),
    movers: Int32Array.of(0, 1),
  };
  const found = chanceOf([1], pool, { seed: 3, most: 10_000, enough: 200 });
  assert.ok(found.permutations < 1000);
  assert.ok(Math.abs(found.p[0]! - 1 / 3) < 0.08);
});

test('the most tied group is the one found by hand', () => {
  const graph = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 12 });
  fc.assert(
    fc.property(graph, fc.uniqueArray(fc.nat(7), { minLength: 2 }), (drawn, chosen) => {
      const pairs = [...new Set(drawn.filter(([a, b]) => a < b).map((pair) => pair.join(' ')))].map(
        (text) => {
          const [a, b] = text.split(' ').map(Number);
          return [a!, b!] as const;
        },
      );
      const groups = new TiedGroups(both(pairs, 8));
      assert.equal(groups.mostTied(Int32Array.from(chosen)), mostTiedByHand(chosen, pairs));
      const found = groupsOf(chosen.length, groups.pairs(Int32Array.from(chosen)));
      assert.equal(found[0]?.pairs.length ?? 0, mostTiedByHand(chosen, pairs));
    }),
  );
});

test('q values of the example of Benjamini and Hochberg: four of fifteen at five percent', () => {
  const p = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
    0.759, 1,
  ];
  const q = falseDiscoveryRates(p);
  assert.equal(q.filter((rate) => rate <= 0.05).length, 4);
  assert.ok(Math.abs(q[0]! - 0.0015) < 1e-9);
  assert.deepEqual(
    falseDiscoveryRates(
      p,
      p.map(() => 3),
    ).map((rate) => rate.toFixed(12)),
    q.map((rate) => rate.toFixed(12)),
  );
});
