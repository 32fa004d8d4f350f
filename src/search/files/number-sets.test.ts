import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { countNumbers, numberSets, setsHolding } from './number-sets.ts';

const lists = fc.array(fc.uniqueArray(fc.nat(6), { maxLength: 5 }), { maxLength: 40 });

test('sets are counted, and found by a number, as the lists that they were made of', () => {
  fc.assert(
    fc.property(lists, fc.uniqueArray(fc.nat(6)), (all, wanted) => {
      const sets = numberSets(all, 7);
      const ofSets = new Uint32Array(sets.without.length);
      for (const set of sets.of) ofSets[set]! += 1;
      const counts = Array.from({ length: 7 }, (_, one) => all.filter((list) => list.includes(one)).length);
      assert.deepEqual([...countNumbers(sets, ofSets, 7)], counts);
      const holds = setsHolding(sets, new Set(wanted));
      assert.deepEqual(
        Array.from(sets.of, (set) => holds[set] === 1),
        all.map((list) => list.some((one) => wanted.includes(one))),
      );
    }),
  );
});
