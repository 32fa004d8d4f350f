import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { NearCircles } from './near-circles.ts';
import { Places } from './places.ts';

const circles = fc
  .array(fc.uniqueArray(fc.nat(11), { maxLength: 9 }), { minLength: 12, maxLength: 12 })
  .map((rows) => rows.map((row) => row.sort((a, b) => a - b)));

test('a circle keeps those who were added, and a circle too wide keeps nobody', () => {
  fc.assert(
    fc.property(
      circles,
      fc.array(fc.array(fc.nat(11), { maxLength: 12 }), { maxLength: 4 }),
      (rows, rounds) => {
        const offsets = Int32Array.from(
          { length: rows.length + 1 },
          (_, i) => rows.slice(0, i).flat().length,
        );
        const near = new NearCircles({ offsets, values: Int32Array.from(rows.flat()) }, 6);
        const places = new Places(rows.length);
        for (const added of rounds) {
          places.begin();
          for (const node of added) places.add(node);
          near.lay(places);
          for (const node of added) {
            const place = places.of(node);
            const found = [...near.values.subarray(near.offsets[place]!, near.offsets[place + 1]!)];
            const circle = rows[node]!;
            assert.deepEqual(
              found.map((at) => places.things[at]),
              circle.length > 6 ? [] : circle.filter((other) => added.includes(other)),
            );
          }
        }
      },
    ),
  );
});
