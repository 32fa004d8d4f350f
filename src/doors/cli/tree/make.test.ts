import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sources } from '../../../sources/registry.ts';
import { importable } from './make.ts';

test('import takes every source of the registry, and claims', () => {
  assert.deepEqual(importable, [...sources.map(({ name }) => name), 'claims']);
});
