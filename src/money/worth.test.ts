import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { z } from 'zod';
import { normalCdf, normalQuantile } from '../statistics/normal.ts';
import { callValue, putValue } from './black-scholes.ts';
import { marketabilityDiscount } from './finnerty.ts';
import { readOffer } from './offer/offer.ts';
import { compileOffer } from './simulation/model.ts';
import { precisions, Simulators, simulate } from './simulation/simulate.ts';
import { Sobol } from './simulation/sobol.ts';
import { relativeRiskAversion } from './utility.ts';
import { certaintyEquivalent, valueOffer } from './value.ts';

const oracle = z
  .object({
    european: z.array(
      z.object({
        kind: z.enum(['call', 'put']),
        price: z.number(),
        strike: z.number(),
        years: z.number(),
        volatility: z.number(),
        rate: z.number(),
        value: z.number(),
      }),
    ),
    sobol: z.object({
      values: z.array(z.object({ point: z.number(), dimension: z.number(), value: z.number() })),
    }),
    finnerty: z.array(z.object({ volatility: z.number(), years: z.number(), discount: z.number() })),
    normal: z.array(z.object({ x: z.number(), p: z.number() })),
  })
  .parse(JSON.parse(readFileSync(new URL('../../bench/money/quantlib.json', import.meta.url), 'utf8')));

/** An option of a listed company that vests at once and is held to its expiry: a European call. */
const european = (more: object = {}, person: object = {}) =>
  readOffer({
    name: 'a call',
    currency: 'USD',
    start: '2026-01-01',
    horizonMonths: 48,
    parts: [{ kind: 'options', units: '1', strike: '110', vesting: { months: 0 }, expiryMonths: 48 }],
    company: { name: 'Listed', listed: true, sharePrice: '100', volatility: 0.4 },
    leaving: 0,
    riskFree: 0.05,
    person: { certaintyEquivalent: { riskAversion: 0, outsideWealth: '1000' }, ...person },
    ...more,
  });
const closed = callValue({ price: 100, strike: 110, years: 4, volatility: 0.4, rate: 0.05 });

test('options, Sobol points, the marketability discount and the normal distribution agree with QuantLib and SciPy', () => {
  for (const { kind, value, ...option } of oracle.european)
    assert.ok(Math.abs((kind === 'call' ? callValue(option) : putValue(option)) - value) < 1e-9 * 100);
  const sobol = new Sobol(200);
  const points: Float64Array[] = [];
  for (let i = 0; i < 1000; i++) {
    const point = new Float64Array(200);
    sobol.next(point);
    points.push(point);
  }
  for (const { point, dimension, value } of oracle.sobol.values)
    assert.ok(Math.abs(points[point]![dimension - 1]! - value) < 2 ** -31, `${point} ${dimension}`);
  for (const { volatility, years, discount } of oracle.finnerty)
    assert.ok(Math.abs(marketabilityDiscount(volatility, years) - discount) < 1e-9);
  for (const { x, p } of oracle.normal) {
    assert.ok(Math.abs(normalCdf(x) - p) < 1e-13);
    if (Math.abs(x) < 5) assert.ok(Math.abs(normalQuantile(normalCdf(x)) - x) < 1e-8);
  }
});

test('a call less a put is the share less the discounted strike', () => {
  for (const { kind: _, value: __, ...option } of oracle.european)
    assert.ok(
      Math.abs(
        callValue(option) -
          putValue(option) -
          (option.price - option.strike * Math.exp(-option.rate * option.years)),
      ) < 1e-9,
    );
});

test('the simulated call is within 0.1% of the closed form, and its interval holds it in at least 95 of 100 seeds', () => {
  const model = compileOffer(european());
  const full = certaintyEquivalent(model, simulate(model, precisions.full, 3));
  assert.ok(Math.abs(full.value / closed - 1) < 1e-3);
  let held = 0;
  for (let seed = 0; seed < 100; seed++) {
    const { low, high } = certaintyEquivalent(model, simulate(model, { replicates: 16, paths: 512 }, seed));
    if (low <= closed && closed <= high) held += 1;
  }
  assert.ok(held >= 95, `${held} of 100`);
});

test('a certainty equivalent falls with risk aversion, and tends to the expectation as it tends to 0', () => {
  const worth = (riskAversion: number): number => {
    const model = compileOffer(
      european({}, { certaintyEquivalent: { riskAversion, outsideWealth: '1000' } }),
    );
    return certaintyEquivalent(model, simulate(model, precisions.live, 5)).value;
  };
  const [none, least, some, more] = [worth(0), worth(1e-6), worth(2), worth(3)];
  assert.ok(Math.abs(least / none - 1) < 1e-5);
  assert.ok(none > some && some > more);
});

test('utility and its inverse undo one another, fast forms equal the power', () => {
  for (const gamma of [0, 0.5, 1, 2, 2.5, 3, 4.2])
    for (const x of [0.3, 1, 17, 1e6]) {
      const { of, inverse } = relativeRiskAversion(gamma);
      assert.ok(Math.abs(inverse(of(x)) / x - 1) < 1e-9);
      if (gamma !== 1) assert.ok(Math.abs(of(x) / (x ** (1 - gamma) / (1 - gamma)) - 1) < 1e-12);
    }
});

test('a milestone and a clawback are worth what they are by hand, without interest', () => {
  const offer = readOffer({
    name: 'by hand',
    currency: 'USD',
    start: '2026-01-01',
    horizonMonths: 24,
    parts: [
      { kind: 'sign-on', amount: '120000', clawback: { months: 24, falls: 'monthly' } },
      {
        kind: 'milestone',
        amount: '100000',
        milestone: { name: 'm', probability: 0.6, earliest: 7, latest: 18 },
      },
    ],
    company: { name: 'Listed', listed: true, sharePrice: '1' },
    leaving: 0,
    riskFree: 0,
  });
  const model = compileOffer(offer);
  const { curve } = valueOffer(offer, model, simulate(model, precisions.live, 1), 2048);
  // Half of the year in which the milestone can be met has passed by month 12: 0.6 x 6/12 of 100,000.
  assert.ok(Math.abs(curve[12]!.value - (60_000 + 30_000)) < 200);
  assert.ok(Math.abs(curve[6]!.value - 30_000) < 1e-6);
  assert.ok(Math.abs(curve[24]!.value - (120_000 + 60_000)) < 200);
});

test('the same seed gives the same figures on one thread and on two', async () => {
  const model = compileOffer(european());
  const pool = new Simulators(2);
  const precision = { replicates: 25, paths: 1024 };
  assert.deepEqual(await pool.simulate(model, precision, 9), simulate(model, precision, 9));
  await pool.close();
});

test('what vests after the months looked at is borne by them as worked by hand', () => {
  const expensed = (horizonMonths: number, leaving: number) => {
    const offer = readOffer({
      name: 'grant',
      currency: 'USD',
      start: '2026-01-01',
      horizonMonths,
      parts: [{ kind: 'rsu', units: '480', vesting: { months: 48, everyMonths: 12 } }],
      company: { name: 'c', listed: true, sharePrice: '100', shares: 1_000_000, volatility: 0.0001 },
      leaving,
      growth: 0,
      riskFree: 0,
    });
    const model = compileOffer(offer);
    const { employer } = valueOffer(offer, model, simulate(model, precisions.full, 1), 1);
    return employer.expense.asc718.map(({ equity }) => Math.round(Number(equity) / 1e4));
  };
  // Tranches of 12,000 by months 12, 24, 36 and 48: 12 + 6 + 4 + 3 thousand in the first year, 6 + 4 + 3 in the second.
  assert.deepEqual(expensed(48, 0), [250, 130, 70, 30]);
  assert.deepEqual(expensed(24, 0), [250, 130]);
  // Leaving makes each tranche rarer by its own date, whether that is looked at or not.
  assert.deepEqual(expensed(24, 0.2), expensed(48, 0.2).slice(0, 2));
});

test('shares that hang on a goal are expensed as worked by hand: by likelihood, and whatever comes where the goal is a price', () => {
  const offerWith = (milestone: object) =>
    readOffer({
      name: 'goal',
      currency: 'USD',
      start: '2026-01-01',
      horizonMonths: 24,
      parts: [{ kind: 'milestone', units: '1000', milestone: { name: 'g', ...milestone } }],
      company: { name: 'c', listed: true, sharePrice: '100', shares: 1_000_000, volatility: 0.3 },
      leaving: 0,
      riskFree: 0,
    });
  const expensed = (milestone: object) => {
    const asked = offerWith(milestone);
    const model = compileOffer(asked);
    const { employer } = valueOffer(asked, model, simulate(model, precisions.full, 1), 1);
    const thousands = (years: readonly { readonly equity: bigint }[]) =>
      years.map(({ equity }) => Math.round(Number(equity) / 1e5));
    return [thousands(employer.expense.asc718), thousands(employer.expense.ifrs2)];
  };
  // 1,000 shares of 100 over 24 months: 50 thousand a year where it is likely enough.
  const chance = (probability: number) => ({ probability, earliest: 12, latest: 24 });
  assert.deepEqual(expensed(chance(0.8)), [
    [50, 50],
    [50, 50],
  ]);
  assert.deepEqual(expensed(chance(0.6)), [
    [0, 0],
    [50, 50],
  ]);
  // The company is worth 100 million; above 1 it surely is, so that all 100 thousand are expensed by both.
  assert.deepEqual(expensed({ companyValueAbove: '1', month: 24 }), [
    [50, 50],
    [50, 50],
  ]);
});
