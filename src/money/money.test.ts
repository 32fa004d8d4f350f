import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseDecimal } from './fraction.ts';
import { addMoney, allocate, convert, formatMoney, parseMoney } from './money.ts';
import { clawbackOwed } from './vesting/clawback.ts';
import { distribute, type PreferredClass } from './waterfall.ts';

test('money is read and written exactly, in the minor units of its currency', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }),
      fc.constantFrom('USD', 'JPY', 'KWD'),
      (minor, currency) => {
        assert.equal(parseMoney(formatMoney({ minor, currency }), currency).minor, minor);
      },
    ),
  );
  assert.equal(
    parseMoney('0.1', 'USD').minor + parseMoney('0.2', 'USD').minor,
    parseMoney('0.3', 'USD').minor,
  );
  assert.throws(() => parseMoney('0.005', 'USD'), { code: 'amount-refused' });
  assert.throws(() => parseMoney('1.5', 'JPY'), { code: 'amount-refused' });
});

test('currencies mix only at a stated rate', () => {
  const [dollars, euros] = [parseMoney('1', 'USD'), parseMoney('1', 'EUR')];
  assert.throws(() => addMoney(dollars, euros), { code: 'currencies-mixed' });
  assert.equal(formatMoney(convert(parseMoney('100', 'CAD'), 'USD', parseDecimal('0.73'))), '73.00');
  assert.equal(formatMoney(convert(parseMoney('1000', 'JPY'), 'USD', parseDecimal('0.00665'))), '6.65');
});

test('parts of a split add up to the whole and stay within a unit of their share', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
      fc.array(fc.bigInt({ min: 0n, max: 1000n }), { minLength: 1 }),
      (whole, weights) => {
        fc.pre(weights.some((weight) => weight > 0n));
        const parts = allocate(whole, weights);
        const total = weights.reduce((sum, one) => sum + one, 0n);
        assert.equal(
          parts.reduce((sum, one) => sum + one, 0n),
          whole,
        );
        parts.forEach((part, i) => {
          const off = part * total - whole * weights[i]!;
          assert.ok(off < total && off > -total);
        });
      },
    ),
  );
});

test('a sign-on is paid back as worked by hand: of 12,000,000 over 24 months', () => {
  const owed = (falls: 'monthly' | 'yearly' | 'at-end', served: number): bigint =>
    clawbackOwed(12_000_000n, { months: 24, falls }, served);
  assert.deepEqual(
    [owed('monthly', 0), owed('monthly', 11), owed('monthly', 12), owed('monthly', 24)],
    [12_000_000n, 6_500_000n, 6_000_000n, 0n],
  );
  assert.deepEqual(
    [owed('yearly', 11), owed('yearly', 12), owed('yearly', 23)],
    [12_000_000n, 6_000_000n, 6_000_000n],
  );
  assert.deepEqual([owed('at-end', 23), owed('at-end', 24)], [12_000_000n, 0n]);
});

const classA = (more: Partial<PreferredClass>): PreferredClass => ({
  name: 'A',
  preference: 4,
  rank: 1,
  shares: 25,
  participating: false,
  cap: null,
  ...more,
});

test('proceeds fall down the waterfall as worked by hand', () => {
  assert.deepEqual(distribute(10, [classA({})], 75), { common: 6, classes: [4], converted: [false] });
  assert.deepEqual(distribute(40, [classA({})], 75), { common: 30, classes: [10], converted: [true] });
  assert.deepEqual(distribute(10, [classA({ participating: true })], 75), {
    common: 4.5,
    classes: [5.5],
    converted: [false],
  });
  assert.deepEqual(distribute(20, [classA({ participating: true, cap: 6 })], 75), {
    common: 14,
    classes: [6],
    converted: [false],
  });
  assert.deepEqual(distribute(40, [classA({ participating: true, cap: 8 })], 75), {
    common: 30,
    classes: [10],
    converted: [true],
  });
  assert.deepEqual(distribute(3, [classA({}), classA({ name: 'B', rank: 2 })], 50), {
    common: 0,
    classes: [3, 0],
    converted: [false, false],
  });
  assert.deepEqual(distribute(3, [classA({}), classA({ name: 'B', preference: 2 })], 50).classes, [2, 1]);
});

const anyClass = fc.record({
  preference: fc.double({ min: 0, max: 1e9, noNaN: true }),
  rank: fc.integer({ min: 1, max: 3 }),
  shares: fc.integer({ min: 1, max: 1_000_000 }),
  participating: fc.boolean(),
});

test('all proceeds are handed out, nobody gets less than nothing, and more proceeds never leave the common with less', () => {
  fc.assert(
    fc.property(
      fc.array(anyClass, { maxLength: 4 }),
      fc.double({ min: 0, max: 1e10, noNaN: true }),
      fc.double({ min: 1, max: 2, noNaN: true }),
      (drawn, proceeds, more) => {
        const classes = drawn.map((one, i) => ({ ...one, name: String(i), cap: null }));
        const { common, classes: paid } = distribute(proceeds, classes, 1_000_000);
        const total = paid.reduce((sum, one) => sum + one, common);
        assert.ok(Math.abs(total - proceeds) <= 1e-9 * Math.max(1, proceeds));
        assert.ok(common >= 0 && paid.every((one) => one >= 0));
        assert.ok(
          distribute(proceeds * more, classes, 1_000_000).common >= common - 1e-6 * Math.max(1, common),
        );
      },
    ),
  );
});
