import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSurroundings } from './surroundings.ts';

test('the organisations of a work are those of all its lines and of the work itself, each once', () => {
  const rows = (...lists: number[][]) => ({
    offsets: Int32Array.from({ length: lists.length + 1 }, (_, i) => lists.slice(0, i).flat().length),
    values: Int32Array.from(lists.flat()),
    weights: new Float32Array(lists.flat().length).fill(1),
  });
  const found = readSurroundings(rows([0, 2], [1]), rows([4, 1], [], [4]), rows([7, 1], [3]));
  assert.deepEqual([...found.offsets], [0, 3, 4]);
  assert.deepEqual([...found.values], [1, 4, 7, 3]);
});
