import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { editDistance, nearestName } from './spelling.ts';

test('the distance of two words is a metric, and no more than the longer one has letters', () => {
  assert.equal(editDistance('kitten', 'sitting'), 3);
  assert.equal(editDistance('', 'abc'), 3);
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
  fc.assert(
    fc.property(word, word, word, (a, b, c) => {
      assert.equal(editDistance(a, b), editDistance(b, a));
      assert.equal(editDistance(a, b) === 0, a === b);
      assert.ok(editDistance(a, c) <= editDistance(a, b) + editDistance(b, c));
      assert.ok(editDistance(a, b) <= Math.max(a.length, b.length));
    }),
  );
});

test('a slip, a space or a missing unit finds the name that is meant, and another word none', () => {
  const columns = ['deal_id', 'announced', 'amount_usd', 'valuation_usd', 'note'];
  for (const [word, meant] of [
    ['anounced', 'announced'],
    ['Deal ID', 'deal_id'],
    ['amount', 'amount_usd'],
    ['amount_cad', 'amount_usd'],
    ['notes', 'note'],
  ] as const)
    assert.equal(nearestName(word, columns), meant, word);
  for (const word of ['colour', '', '---', 'gender']) assert.equal(nearestName(word, columns), null, word);
});
