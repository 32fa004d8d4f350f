import assert from 'node:assert/strict';
import { test } from 'node:test';
import { en } from './en.ts';
import { facetRests } from './facets.ts';
import { createWords } from './words.ts';

const words = createWords('en', en);

const rests = { pieces: 24, subject: 'interpretability', percentile: 44 };

test('of responsibility the share of works is said, and that it is placed among all areas', () => {
  const responsible = { ...rests, facet: 'responsibility', share: 0.24 } as const;
  assert.match(facetRests(responsible, words), /24% of their works, placed among all areas/);
  assert.doesNotMatch(facetRests({ ...rests, facet: 'impact', share: null }, words), /areas/);
});

test('who has nothing stands in the middle of all who have nothing, and is told how many they are', () => {
  const none = { ...rests, facet: 'leadership', pieces: 0, subject: null, share: null } as const;
  assert.equal(facetRests(none, words), 'nothing in the lists, like 88% of those compared with');
});
