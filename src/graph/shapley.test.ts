import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { exactShapley, sampleShapley } from './shapley.ts';

const game = fc.array(fc.double({ min: 0, max: 5, noNaN: true }), { minLength: 1, maxLength: 7 });
const held = (amount: number): number => 1 - 2 ** -amount;
const walkOf = (amounts: readonly number[]) => {
  let sum = 0;
  return {
    start: () => {
      sum = 0;
    },
    join: (player: number) => {
      const before = held(sum);
      sum += amounts[player]!;
      return held(sum) - before;
    },
  };
};
const worthOf = (amounts: readonly number[]) => (coalition: number) =>
  held(amounts.reduce((sum, amount, player) => sum + ((coalition >> player) & 1 ? amount : 0), 0));

test('sampled Shapley values lie within five standard errors of the exact ones', () => {
  fc.assert(
    fc.property(game, (amounts) => {
      const { value, error } = sampleShapley(amounts.length, walkOf(amounts), 400, 3);
      for (const [player, exact] of exactShapley(amounts.length, worthOf(amounts)).entries())
        assert.ok(Math.abs(value[player]! - exact) <= 5 * error[player]! + 1e-3);
    }),
    { numRuns: 40 },
  );
});

test('Shapley values, sampled or exact, add up to the value of everybody', () => {
  fc.assert(
    fc.property(game, (amounts) => {
      const whole = held(amounts.reduce((sum, one) => sum + one, 0));
      const sampled = sampleShapley(amounts.length, walkOf(amounts), 5, 1).value;
      const exact = exactShapley(amounts.length, worthOf(amounts));
      for (const values of [[...sampled], exact])
        assert.ok(Math.abs(values.reduce((sum, one) => sum + one, 0) - whole) < 1e-9);
    }),
  );
});

test('a work that needs all its authors alike gives each the same', () => {
  const all = (coalition: number): number => (coalition === 0b1111 ? 1 : 0);
  for (const value of exactShapley(4, all)) assert.ok(Math.abs(value - 0.25) < 1e-12);
});
