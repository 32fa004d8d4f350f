import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Holders } from './holders.ts';

test('who holds a thing is found with its weight there, round after round', () => {
  const round = fc.array(fc.uniqueArray(fc.nat(40), { maxLength: 30 }), { maxLength: 90 });
  fc.assert(
    fc.property(fc.array(round, { maxLength: 3 }), (rounds) => {
      const holders = new Holders(41);
      for (const mentions of rounds) {
        holders.begin();
        for (const [i, things] of mentions.entries()) {
          for (const thing of things) holders.add(thing, 100 * i + thing);
          holders.next();
        }
        holders.end();
        for (let thing = 0; thing <= 40; thing++) {
          const held = [...mentions.keys()].filter((i) => mentions[i]!.includes(thing));
          const place = holders.places.of(thing);
          const [from, to] = place < 0 ? [0, 0] : [holders.offsets[place]!, holders.offsets[place + 1]!];
          assert.deepEqual([...holders.holder.subarray(from, to)], held);
          assert.deepEqual(
            [...holders.weight.subarray(from, to)],
            held.map((i) => 100 * i + thing),
          );
        }
      }
    }),
    { numRuns: 60 },
  );
});
