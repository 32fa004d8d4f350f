import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fullestWindows } from './windows.ts';

const days = fc.array(fc.nat(400), { maxLength: 30 }).map((list) => list.sort((a, b) => a - b));

test('windows do not overlap, hold two or more, and are no longer than asked', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 100 }), (list, width) => {
      let end = 0;
      for (const { from, to } of fullestWindows(list, width)) {
        assert.ok(from >= end && to - from >= 2);
        assert.ok(list[to - 1]! - list[from]! <= width);
        end = to;
      }
    }),
  );
});

test('the fullest window is among them', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 100 }), (list, width) => {
      const fullest = Math.max(
        0,
        ...list.map((start) => list.filter((day) => day >= start && day <= start + width).length),
      );
      const sizes = fullestWindows(list, width).map(({ from, to }) => to - from);
      assert.equal(Math.max(0, ...sizes), fullest < 2 ? 0 : fullest);
    }),
  );
});
