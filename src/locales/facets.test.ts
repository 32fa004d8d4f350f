import assert from 'node:assert/strict';
import { test } from 'node:test';
import { en } from './en.ts';
import { amongItsKind, facetRests, facetSaid } from './facets.ts';
import { createWords } from './words.ts';

const words = createWords('en', en);
const facet = { facet: 'responsibility', percentile: 11, pieces: 24, subject: 'interpretability' } as const;

test('a low place among people who all do such work is not said as if there were little of it', () => {
  const interpreter = { ...facet, share: 0.24 };
  assert.ok(amongItsKind(interpreter));
  assert.match(facetSaid(interpreter, words), /within their field/);
  assert.match(facetRests(interpreter, words), /24% of their works, most in their field/);
});

test('a low place with little such work, and a high one, are said plainly', () => {
  for (const one of [
    { ...facet, share: 0.05 },
    { ...facet, share: 0.6, percentile: 80 },
    { ...facet, facet: 'depth' as const, share: null },
  ])
    assert.doesNotMatch(facetSaid(one, words) + facetRests(one, words), /field/);
});
