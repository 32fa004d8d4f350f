import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { VivierError } from '../tables/error.ts';
import { partsOf } from './channels.ts';
import { concentrationOf } from './concentration.ts';
import { divide, figureOf } from './figure.ts';
import { keptAfter } from './kept.ts';
import { claimsUsed, impliedValuation, type MoneyClaim, valueDeal } from './valuation.ts';
import { worthOf } from './worth.ts';

const says = (
  claim: string,
  amount: number | null,
  stake: number | null,
  valuation: number | null,
  status: MoneyClaim['status'] = 'reported',
): MoneyClaim => ({ claim, amount, stake, valuation, status });

const coded = (code: string) => (error: unknown) => error instanceof VivierError && error.code === code;

test('14.3bn for 49 percent implies 29.18bn, beside 14.8bn for the same stake and above 29bn as printed', () => {
  const claims = [
    says('a', 14.3e9, 0.49, null),
    says('b', 14.8e9, 0.49, 29e9),
    says('c', 29e9, 0.4, null, 'disputed'),
  ];
  const { implied, valuation, price } = valueDeal(claimsUsed(claims, []));
  assert.equal(Math.round((implied?.low ?? 0) / 1e7), 2918);
  assert.equal(Math.round((implied?.high ?? 0) / 1e7), 3020);
  assert.deepEqual(valuation, { low: 29e9, middle: 29e9, high: 29e9, claims: 1 });
  assert.deepEqual(price, { low: 14.3e9, middle: 14.55e9, high: 14.8e9, claims: 2 });
});

test('a reader may compute with a disputed claim, and not with one that is none', () => {
  const claims = [says('a', 10, 0.5, null), says('c', 29, null, null, 'denied')];
  assert.deepEqual(
    claimsUsed(claims, ['c']).map(({ claim }) => claim),
    ['c'],
  );
  assert.throws(() => claimsUsed(claims, ['x']), coded('claim-unknown'));
});

test('a stake above the whole, none at all, and a negative price are errors and not brought to the nearer end', () => {
  assert.throws(() => impliedValuation(1, 1.49), coded('stake-out-of-range'));
  assert.throws(() => impliedValuation(1, 0), coded('stake-out-of-range'));
  assert.throws(() => impliedValuation(-1, 0.5), coded('price-out-of-range'));
});

test('what is implied, times the stake, is the price', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1, max: 1e12, noNaN: true }),
      fc.double({ min: 0.001, max: 1, noNaN: true }),
      (price, stake) => {
        assert.ok(Math.abs(impliedValuation(price, stake) * stake - price) <= price * 1e-12);
      },
    ),
  );
});

test('a figure is the median between the lowest and the highest; of nothing there is none', () => {
  assert.equal(figureOf([]), null);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1 }), (values) => {
      const figure = figureOf(values);
      assert.ok(figure);
      assert.ok(values.filter((value) => value <= figure.middle).length * 2 >= values.length);
      assert.ok(values.filter((value) => value >= figure.middle).length * 2 >= values.length);
      assert.equal(figure.low, Math.min(...values));
    }),
  );
});

test('nothing is divided by heads that nobody counted, or that may be none', () => {
  const price = figureOf([100]);
  assert.equal(divide(price, null), null);
  assert.equal(divide(price, figureOf([0, 4])), null);
  assert.deepEqual(divide(price, figureOf([4, 5])), { low: 20, middle: 100 / 4.5, high: 25, claims: 1 });
});

test('people with equal parts are as many as they are, and one who did nearly all is nearly one', () => {
  const equal = Array.from({ length: 8 }, () => ({ works: 2, weight: 0.5 }));
  assert.ok(Math.abs((concentrationOf(equal, 16)?.effective ?? 0) - 8) < 1e-9);
  const one = equal.map((row, i) => (i === 0 ? { works: 50, weight: 1000 } : row));
  assert.ok((concentrationOf(one, 64)?.effective ?? 9) < 1.01);
});

test('the effective number lies between one and the number of people', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), { minLength: 5, maxLength: 40 }),
      (weights) => {
        const found = concentrationOf(
          weights.map((weight) => ({ works: 2, weight })),
          100,
        );
        assert.ok(found && found.effective >= 1 - 1e-9 && found.effective <= weights.length + 1e-9);
      },
    ),
  );
});

test('of four people, or nine works, nothing is said of concentration', () => {
  assert.equal(
    concentrationOf(
      Array.from({ length: 4 }, () => ({ works: 9, weight: 1 })),
      36,
    ),
    null,
  );
  assert.equal(
    concentrationOf(
      Array.from({ length: 6 }, () => ({ works: 1, weight: 1 })),
      9,
    ),
    null,
  );
});

test('silence after a year is neither staying nor leaving, and a time to come says nothing', () => {
  const movers = [
    { joined: '2024-08-01', left: '2025-02-01', seen: null },
    { joined: '2024-08-01', left: '2026-06-01', seen: '2026-06-01' },
    { joined: '2024-08-01', left: null, seen: '2024-08-02' },
  ];
  assert.deepEqual(keptAfter(movers, 1, '2026-06-24'), { years: 1, seen: 1, left: 1, silent: 1, ahead: 0 });
  assert.deepEqual(keptAfter(movers, 2, '2026-06-24'), { years: 2, seen: 0, left: 2, silent: 0, ahead: 1 });
});

test('every mover is counted once, whatever is known of them', () => {
  const day = fc
    .date({ min: new Date('2015-01-01'), max: new Date('2026-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const mover = fc.record({ joined: day, left: fc.option(day), seen: fc.option(day) });
  fc.assert(
    fc.property(fc.array(mover), fc.integer({ min: 1, max: 5 }), (movers, years) => {
      const { seen, left, silent, ahead } = keptAfter(movers, years, '2026-01-01');
      assert.equal(seen + left + silent + ahead, movers.length);
    }),
  );
});

test('licence fees, payouts to investors and pay are told apart where a claim does, in the words of the starter data', () => {
  const parts = (statement: string, price: number | null) =>
    partsOf(statement, price).map(({ channel, amount }) => [channel, Math.round(amount / 1e6)]);
  assert.deepEqual(parts('about half to investors, half to pay about 40 people', 2.4e9), [
    ['investors', 1200],
    ['people', 1200],
  ]);
  assert.deepEqual(parts('620m licence and 30m waiver; most of about 70 staff moved', 650e6), [
    ['licence', 620],
    ['waiver', 30],
  ]);
  assert.deepEqual(
    parts('3bn licence, of which about 2.5bn buys out shareholders; about 20 percent of staff move', 3e9),
    [
      ['licence', 3000],
      ['investors', 2500],
    ],
  );
  assert.deepEqual(parts('about two thirds of staff moved; 100m reported for retention', 330e6), [
    ['people', 100],
  ]);
});

test('one sum for licence and pay is not taken apart, and a share of the staff is no share of the money', () => {
  assert.deepEqual(partsOf('2.4bn in licence fees and pay', 2.4e9), []);
  assert.deepEqual(partsOf('licence payment; founders and about 30 researchers return', 2.7e9), []);
  assert.deepEqual(
    partsOf('non-exclusive licence; three founders and about a quarter of the staff', 38e7),
    [],
  );
  assert.deepEqual(partsOf('half to investors', null), []);
});

test('with no exit and no discount the whole price is received, and the break-even is price per head-year', () => {
  const none = { years: 4, discount: 0, exits: { low: 0, high: 0 } };
  assert.deepEqual(worthOf(400, { low: 10, high: 20 }, none), {
    share: { low: 1, high: 1 },
    value: { low: 400, high: 400 },
    breakEven: { low: 5, high: 10 },
  });
});

test('what is received falls with exits, and never passes those not stated to have left', () => {
  const assume = { years: 3, discount: 0.1, exits: { low: 0.1, high: 0.3 } };
  const free = worthOf(100, null, assume);
  assert.ok(free.value.low < free.value.high && free.value.high < 100);
  assert.ok(worthOf(100, null, assume, () => 0.2).share.high <= 0.2);
  assert.equal(free.breakEven, null);
});

test('hand-worked: one year, a tenth leaves, a tenth discounted, at mid-year', () => {
  const { share } = worthOf(1, null, { years: 1, discount: 0.1, exits: { low: 0.1, high: 0.1 } });
  assert.ok(Math.abs(share.low - Math.sqrt(0.9) / Math.sqrt(1.1)) < 1e-12);
});

test('an assumption that cannot be names itself', () => {
  assert.throws(
    () => worthOf(1, null, { years: 0, discount: 0.1, exits: { low: 0.1, high: 0.3 } }),
    coded('assumption-out-of-range'),
  );
  assert.throws(
    () => worthOf(1, null, { years: 2, discount: 0.1, exits: { low: 0.4, high: 0.3 } }),
    coded('assumption-out-of-range'),
  );
});
