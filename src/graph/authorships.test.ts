import assert from 'node:assert/strict';
import { test } from 'node:test';
import { authorshipsOf } from './authorships.ts';

test('each person stands once on a work, at their first place; those not known all stay', () => {
  const lines = { work: Int32Array.of(0, 0, 0, 0, 1, 1, 2), person: Int32Array.of(1, 0, 1, 1, -1, -1, 1) };
  const { work, person } = authorshipsOf(lines, 2);
  assert.deepEqual([...work], [0, 0, 1, 1, 2]);
  assert.deepEqual([...person], [1, 0, -1, -1, 1]);
});
