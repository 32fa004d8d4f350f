import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holds } from './fonts.ts';
import { breakLines } from './picture.ts';

test('a line is broken at spaces, and a long word is left whole', () => {
  assert.deepEqual(breakLines('one two three', 7), ['one two', 'three']);
  assert.deepEqual(breakLines('incomprehensibilities are', 5), ['incomprehensibilities', 'are']);
  assert.deepEqual(breakLines('', 5), []);
});

test('a font file holds the characters of its range, wild cards included', () => {
  assert.ok(holds('U+0000-00FF, U+0131', 0x131));
  assert.ok(holds('U+4??', 0x4ab));
  assert.ok(!holds('U+0000-00FF', 0x4ab));
});
