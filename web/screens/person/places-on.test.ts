import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placesOn, type Stay } from './places-on.ts';

test('a person is where a stay covers the day, and an open stated post goes on to the end of the data', () => {
  const stays: Stay[] = [
    {
      ...{
        organisation: { name: 'Pike' },
        strength: 'likely' as const,
        startAfter: null,
        startBefore: '2018-01-01',
      },
      ...{ endAfter: '2020-01-01', endBefore: null },
    },
    {
      ...{ organisation: { name: 'Trout' }, strength: 'documented' as const, startAfter: '2021-01-01' },
      ...{ startBefore: '2021-01-01', endAfter: '2021-05-01', endBefore: null },
    },
  ];
  assert.deepEqual(placesOn(stays, '2019-06-30', '2026-06-30'), ['Pike']);
  assert.deepEqual(placesOn(stays, '2020-06-30', '2026-06-30'), []);
  assert.deepEqual(placesOn(stays, '2025-06-30', '2026-06-30'), ['Trout']);
});
