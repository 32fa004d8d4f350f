import assert from 'node:assert/strict';
import { test } from 'node:test';
import { en } from './en.ts';
import { facetRests } from './facets.ts';
import { createWords } from './words.ts';

const words = createWords('en', en);

test('of responsibility the share of works is said, and that it is placed among all areas', () => {
  const rests = { pieces: 24, subject: 'interpretability' };
  assert.match(facetRests({ ...rests, share: 0.24 }, words), /24% of their works, placed among all areas/);
  assert.doesNotMatch(facetRests({ ...rests, share: null }, words), /areas/);
});
