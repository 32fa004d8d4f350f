import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { levelOf, ProductLevels } from './levels.ts';

const borders = [-0.05, 0.05, 0.12, 0.25, 0.5, 0.62, 0.75, 0.88];
/** The neighbour of a double, up or down. */
function beside(value: number, step: bigint): number {
  const bits = new BigInt64Array(Float64Array.of(value).buffer);
  bits[0]! += step;
  return new Float64Array(bits.buffer)[0]!;
}

test('levels of products are those of any measured value, on borders and beside them too', () => {
  const levels = new ProductLevels(borders);
  const near = fc
    .tuple(fc.constantFrom(...borders, -1, -0.5, 0.03125, 1), fc.bigInt({ min: -3n, max: 3n }))
    .map(([border, step]) => beside(border, step));
  fc.assert(
    fc.property(fc.oneof(near, fc.double({ min: -1.001, max: 1.001, noNaN: true })), (product) => {
      assert.equal(levels.of(product), levelOf(product, borders));
    }),
    { numRuns: 2000 },
  );
});
