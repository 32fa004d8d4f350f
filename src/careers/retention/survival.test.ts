import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Spell, survivalAt, survivalCurve } from './survival.ts';

const near = (actual: number | undefined, expected: number, within = 5e-4): void =>
  assert.ok(actual !== undefined && Math.abs(actual - expected) <= within, `${actual} is not ${expected}`);

/** Remission in weeks of the 21 patients on 6-MP (Freireich et al. 1963), as in every textbook; + is censored. */
const leukaemia = '6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+'
  .split(' ')
  .map((text): Spell => ({ entry: 0, end: Number.parseInt(text, 10), cause: text.endsWith('+') ? -1 : 0 }));

test('Kaplan-Meier of the 6-MP patients is the one of the textbooks', () => {
  const curve = survivalCurve(leukaemia, 1);
  assert.deepEqual(
    curve?.points.map(({ month, atRisk, exits }) => [month, atRisk, exits]),
    [
      [6, 21, 3],
      [7, 17, 1],
      [10, 15, 1],
      [13, 12, 1],
      [16, 11, 1],
      [22, 7, 1],
      [23, 6, 1],
    ],
  );
  const shares = [0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482];
  for (const [i, share] of shares.entries()) near(curve?.points[i]?.survival, share, 1e-4);
});

test('its log-log intervals are those that R prints', () => {
  const points = survivalCurve(leukaemia, 1)?.points;
  near(points?.[0]?.low, 0.62);
  near(points?.[0]?.high, 0.952);
  near(points?.at(-1)?.low, 0.188);
  near(points?.at(-1)?.high, 0.68);
});

test('competing exits by hand: shares gone to each kind and still there add up to one', () => {
  const spells: Spell[] = [
    { entry: 0, end: 1, cause: 0 },
    { entry: 0, end: 2, cause: 1 },
    { entry: 0, end: 2, cause: -1 },
    { entry: 0, end: 3, cause: 0 },
    { entry: 0, end: 4, cause: -1 },
  ];
  const last = survivalCurve(spells, 2)?.points.at(-1);
  // 1/5, then 4/5 * 1/4, then 3/5 * 1/2.
  near(last?.gone[0], 0.2 + 0.3, 1e-12);
  near(last?.gone[1], 0.2, 1e-12);
  near(last?.survival, 0.3, 1e-12);
});

test('who enters late is at risk from then on alone', () => {
  const spells: Spell[] = [
    { entry: 0, end: 2, cause: 0 },
    { entry: 0, end: 6, cause: -1 },
    { entry: 3, end: 5, cause: 0 },
    { entry: 4, end: 6, cause: -1 },
  ];
  assert.deepEqual(
    survivalCurve(spells, 1)?.points.map(({ atRisk }) => atRisk),
    [2, 3],
  );
  near(survivalCurve(spells, 1)?.points[1]?.survival, (1 / 2) * (2 / 3), 1e-12);
});

test('no curve is drawn where fewer than asked are ever at risk, and none beyond where they are', () => {
  assert.equal(survivalCurve(leukaemia, 1, 22), null);
  const curve = survivalCurve(leukaemia, 1, 7)!;
  assert.equal(curve.until, 22);
  assert.equal(survivalAt(curve, 23), null);
});

test('without late entries and censoring the curve is the share still there, whatever the order', () => {
  const ends = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(ends, (list) => {
      const spells = list.map((end, i): Spell => ({ entry: 0, end, cause: i % 3 }));
      const curve = survivalCurve(spells, 3)!;
      assert.deepEqual(survivalCurve([...spells].reverse(), 3), curve);
      for (const { month, survival, low, high, gone } of curve.points) {
        near(survival, list.filter((end) => end > month).length / list.length, 1e-9);
        near(survival + gone.reduce((sum, share) => sum + share, 0), 1, 1e-9);
        assert.ok(low <= survival && survival <= high);
      }
    }),
  );
});
