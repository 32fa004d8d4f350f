import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { busFactor, effectiveNumber } from './concentration.ts';

test('so many equal people are so many effective people, half of whom hold half', () => {
  for (const people of [1, 2, 3, 8, 9]) {
    const amounts = Array.from({ length: people }, () => 0.7);
    assert.ok(Math.abs(effectiveNumber(amounts) - people) < 1e-9);
    assert.equal(busFactor(amounts), Math.ceil(people / 2));
  }
});

test('nothing rests on anybody where there is nothing', () => {
  assert.equal(effectiveNumber([]), 0);
  assert.equal(busFactor([0, 0]), 0);
});

test('a subject rests on one person exactly where somebody has half of it', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 12 }), (amounts) => {
      const total = amounts.reduce((sum, one) => sum + one, 0);
      assert.equal(busFactor(amounts) === 1, Math.max(...amounts) * 2 >= total);
      const effective = effectiveNumber(amounts);
      assert.ok(effective >= 1 - 1e-9 && effective <= amounts.length + 1e-9);
    }),
  );
});
