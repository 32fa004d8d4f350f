import assert from 'node:assert/strict';
import { test } from 'node:test';
import { align } from './half-years.ts';

test('small multiples share their half-years, and a gap is an empty one', () => {
  const one = [{ from: '2023-07-01', joined: 2, left: 0 }];
  const other = [{ from: '2024-07-01', joined: 0, left: 1 }];
  const [first, second] = align([one, other]);
  assert.deepEqual(
    first?.map(({ from }) => from),
    ['2023-01-01', '2023-07-01', '2024-01-01', '2024-07-01'],
  );
  assert.deepEqual(
    second?.map(({ from }) => from),
    first?.map(({ from }) => from),
  );
  assert.deepEqual(
    first?.map(({ joined }) => joined),
    [0, 2, 0, 0],
  );
});

test('without any news there is nothing to draw', () => {
  assert.deepEqual(align([[]]), [[]]);
});
