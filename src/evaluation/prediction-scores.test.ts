import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { wilson } from '../statistics/wilson.ts';
import { chance, fitLogistic } from './logistic.ts';
import { type Follow, scorePredictions, uncensoredShares } from './prediction-scores.ts';

const near = (actual: number, expected: number, within = 1e-9): void =>
  assert.ok(Math.abs(actual - expected) <= within, `${actual} is not ${expected}`);
const follow = fc
  .record({ months: fc.integer({ min: 1, max: 12 }), fate: fc.constantFrom('exit', 'whole', 'censored') })
  .map(
    ({ months, fate }): Follow => ({
      months: fate === 'whole' ? 12 : months,
      exit: fate === 'exit',
      whole: fate === 'whole',
      group: 0,
    }),
  );
const cases = fc.array(fc.tuple(follow, fc.constantFrom(0.1, 0.2, 0.3, 0.4)), {
  minLength: 2,
  maxLength: 25,
});
const once = (n: number): Int32Array => new Int32Array(n).fill(1);

test("C is Uno's, counted pair by pair", () => {
  fc.assert(
    fc.property(cases, (list) => {
      const follows = list.map(([one]) => one);
      const p = list.map(([, value]) => value);
      const g = uncensoredShares(follows, once(follows.length));
      let [right, all] = [0, 0];
      follows.forEach((a, i) => {
        if (!a.exit) return;
        follows.forEach((b, j) => {
          const later =
            b.months > a.months || (b.months === a.months && b.whole) || (b.months === a.months && !b.exit);
          if (i === j || !later) return;
          const weight = g[a.months - 1]! ** -2;
          all += weight;
          right += weight * (p[i]! > p[j]! ? 1 : p[i] === p[j] ? 0.5 : 0);
        });
      });
      const found = scorePredictions(Float64Array.from(p), follows).concordance;
      if (all === 0) assert.ok(Number.isNaN(found));
      else near(found, right / all);
    }),
  );
});

test('a constant at the base rate scores nothing: C is a half, calibration has no error', () => {
  const follows = Array.from(
    { length: 200 },
    (_, i): Follow => ({ months: i % 10 === 0 ? 6 : 12, exit: i % 10 === 0, whole: i % 10 !== 0, group: 0 }),
  );
  const scores = scorePredictions(new Float64Array(200).fill(0.1), follows);
  near(scores.concordance, 0.5);
  near(scores.brier, 0.09);
  assert.ok(scores.calibration < 1e-9);
});

test('without censoring the Brier score is the plain mean square', () => {
  const follows: Follow[] = [
    { months: 3, exit: true, whole: false, group: 0 },
    { months: 12, exit: false, whole: true, group: 0 },
  ];
  near(scorePredictions(Float64Array.of(0.8, 0.4), follows).brier, (0.04 + 0.16) / 2);
});

test('who is counted twice weighs as two', () => {
  fc.assert(
    fc.property(cases, (list) => {
      const twice = [...list, list[0]!];
      const times = once(list.length);
      times[0] = 2;
      const a = scorePredictions(
        Float64Array.from(list, ([, p]) => p),
        list.map(([one]) => one),
        times,
      );
      const b = scorePredictions(
        Float64Array.from(twice, ([, p]) => p),
        twice.map(([one]) => one),
      );
      if (!Number.isNaN(b.brier)) near(a.brier, b.brier);
    }),
  );
});

test('logistic regression of two groups is their rates', () => {
  const rows = Array.from({ length: 100 }, (_, i) => Float64Array.of(1, i < 50 ? 1 : 0));
  const y = rows.map((_, i) => (i < 10 || (i >= 50 && i < 90) ? 1 : 0));
  const weights = fitLogistic(rows, y, 0);
  near(chance(weights, Float64Array.of(1, 1)), 0.2, 1e-6);
  near(chance(weights, Float64Array.of(1, 0)), 0.8, 1e-6);
});

test("Wilson's interval of 0 of 10 and of 8 of 10 are those of the tables", () => {
  near(wilson(0, 10).high, 0.2775, 1e-4);
  near(wilson(8, 10).low, 0.4902, 1e-4);
  near(wilson(8, 10).high, 0.9433, 1e-4);
});
