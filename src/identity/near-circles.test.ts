import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { NearCircles } from './near-circles.ts';

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
        for (const added of rounds) {
          near.begin();
          for (const node of added) near.add(node);
          near.end();
          for (const node of added) {
            const place = near.placeOf(node);
            const found = [...near.values.subarray(near.offsets[place]!, near.offsets[place + 1]!)];
            const circle = rows[node]!;
            assert.deepEqual(found, circle.length > 6 ? [] : circle.filter((other) => added.includes(other)));
          }
        }
      },
    ),
  );
});
