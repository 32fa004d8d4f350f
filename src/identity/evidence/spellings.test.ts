import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readForms, readSpellings, spellingLevel, spellingLevels } from './spellings.ts';

test('two printed forms of a name are as alike as what tells them apart is slight', () => {
  const printed = ['Yu-Xiang Wang', 'Yuxiang Wang', 'Yu-Xiang WANG', 'Yú-Xiang Wang', 'Yuxiang T. Wang'];
  const spellings = readSpellings(readForms([...printed, 'Yu-Xiang Wang'], Int32Array.of(3, 4, 0, 1, 2, 3)));
  const level = (other: number) =>
    spellingLevels[spellingLevel(spellings, spellings.form[0]!, spellings.form[other]!)];
  assert.deepEqual([5, 2, 3, 1, 4].map(level), [
    'same',
    'other case',
    'other marks',
    'other hyphens or spaces',
    'other names',
  ]);
});
