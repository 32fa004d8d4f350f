import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keptUnderCliff, lostToCliff } from './cliffs.ts';

const grant = { grant: 4_800_000, months: 48, every: 1 };

test('leaving in month 5 costs five of 48 months under a cliff of 12 or 6, and nothing without one', () => {
  // 4,800,000 / 48 = 100,000 a month.
  assert.deepEqual(lostToCliff({ ...grant, cliff: 12 }, 5), { kept: 0, lost: 500_000 });
  assert.deepEqual(lostToCliff({ ...grant, cliff: 6 }, 5), { kept: 0, lost: 500_000 });
  assert.deepEqual(lostToCliff({ ...grant, cliff: 0 }, 5), { kept: 500_000, lost: 0 });
});

test('a cliff reached gives all that has run up, and costs nothing from then on', () => {
  for (const cliff of [0, 6, 12]) {
    assert.equal(keptUnderCliff({ ...grant, cliff })[12], 1_200_000);
    assert.equal(keptUnderCliff({ ...grant, cliff }).at(-1), 4_800_000);
  }
});

test('between two quarterly dates a cliff lasts until the next of them', () => {
  const kept = keptUnderCliff({ ...grant, every: 3, cliff: 4 });
  assert.deepEqual([...kept.slice(3, 8)], [0, 0, 0, 600_000, 600_000]);
});

test('a cliff after the end is refused', () => {
  assert.throws(() => keptUnderCliff({ ...grant, cliff: 60 }), { code: 'cliff-after-end' });
});
