import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countYears, findNet, findWay } from './findings.ts';

const organisations = [
  { id: 'pike', name: 'Pike' },
  { id: 'trout', name: 'Trout' },
];
const cell = (from: string, to: string, moves: number) => ({ from, to, moves, stated: 0, expected: moves });

test('the finding names the way that most went, and who came back', () => {
  const cells = [cell('pike', 'trout', 5), cell('trout', 'pike', 2)];
  assert.deepEqual(findWay({ cells, organisations }), { from: 'Pike', to: 'Trout', moves: 5, back: 2 });
  assert.deepEqual(findNet({ cells, organisations }), { name: 'Pike', net: -3 });
});

test('where nobody went any way nothing is found', () => {
  assert.equal(findWay({ cells: [], organisations }), undefined);
  assert.equal(findNet({ cells: [], organisations }), undefined);
});

test('years without moves stand between those with some, and first posts are not counted', () => {
  const year = (at: number, inflow: number, entries: number) => ({
    ...{ organisation: 'pike', year: at, inflow, outflow: 0, entries },
    ...{ inflowHigh: null, outflowHigh: null, seen: null },
  });
  assert.deepEqual(countYears({ years: [year(2020, 3, 1), year(2022, 1, 0)] }), [
    { year: 2020, moves: 2 },
    { year: 2021, moves: 0 },
    { year: 2022, moves: 1 },
  ]);
});
