import assert from 'node:assert/strict';
import { test } from 'node:test';
import { claimsOfSize, findSplit, standing, surelySaid, yearlyPay } from './headline-findings.ts';
import { buckets, changeSplit, readHeadlineQuestion, readSplit } from './headline-question.ts';
import { findJump, findLead } from './offer-findings.ts';
import { readScale } from './scale-text.ts';

test('the finding names what half of the money or more hangs on', () => {
  assert.equal(findSplit({ cashNow: 1 }), 'door');
  assert.equal(
    findSplit({ cashNow: 0.12, cashIfStays: 0.08, equityAtRisk: 0.55, goalLinked: 0.25 }),
    'market',
  );
  assert.equal(findSplit({ cashIfStays: 0.75, cashNow: 0.25 }), 'stay');
  assert.equal(findSplit({ goalLinked: 1 }), 'goals');
  assert.equal(findSplit({ cashNow: 0.4, cashIfStays: 0.4, goalLinked: 0.2 }), 'plan');
});

test('a share that is changed leaves the others their proportions, and all add up to one', () => {
  const split = { cashNow: 0.12, cashIfStays: 0.08, equityCertain: 0, equityAtRisk: 0.55, goalLinked: 0.25 };
  const read = readSplit(changeSplit(split, 'cashNow', 0.5));
  assert.ok(read);
  assert.ok(Math.abs(buckets.reduce((sum, bucket) => sum + read[bucket], 0) - 1) < 1e-12);
  assert.ok(Math.abs(read.cashNow - 0.5) < 1e-4);
  assert.ok(Math.abs(read.equityAtRisk / read.goalLinked - 0.55 / 0.25) < 1e-3);
  assert.equal(readSplit('1-2-3'), undefined);
});

test('an address is read for what it can hold', () => {
  assert.deepEqual(readHeadlineQuestion({ q: '$5M', month: '12', leaving: 'x', split: '1' }), {
    q: '$5M',
    month: 12,
  });
});

test('a typed headline finds the matter on which somebody names its amount', () => {
  const claim = (topic: string, low: number, instrument: string) => ({ topic, low, high: null, instrument });
  const claims = [claim('a', 1e8, 'sign-on'), claim('a', 4e5, 'total'), claim('b', 1e8, 'equity')];
  const said = { low: 1e8, high: 1e8, instrument: 'sign-on' };
  assert.deepEqual(
    claimsOfSize(claims, said).map(({ topic }) => topic),
    ['a', 'a'],
  );
  assert.deepEqual(claimsOfSize(claims, { ...said, low: null }), []);
});

test('denials count against a claim, and pay for many people is nobody’s yearly pay', () => {
  assert.deepEqual(standing([{ status: 'confirmed' }, { status: 'denied' }, { status: 'disputed' }]), {
    held: 1,
    against: 2,
  });
  assert.deepEqual(yearlyPay({ low: 4e6, high: null, years: 4, missing: [] }), { low: 1e6, high: null });
  assert.equal(yearlyPay({ low: 4e6, high: null, years: 4, missing: ['per-person'] }), null);
  assert.equal(yearlyPay({ low: 4e6, high: null, years: null, missing: ['years'] }), null);
});

test('the jump of a curve is its largest step, and a curve that creeps has none', () => {
  const curve = (values: readonly number[]) => values.map((value, month) => ({ month, value }));
  assert.deepEqual(findJump(curve([0, 1, 2, 52, 53, 54, 100])), { month: 3, before: 2, after: 52 });
  assert.equal(findJump(curve(Array.from({ length: 49 }, (_, i) => i))), undefined);
});

test('the lead is by what the person counts, and says where the plain expectation is the other way round', () => {
  const worth = (value: number, expected: number) => {
    const exact = (one: number) => ({ value: one, low: one, high: one });
    return {
      person: { worth: exact(value), expected: exact(expected), spread: { low: 0, high: 1 }, discount: null },
    };
  };
  assert.deepEqual(findLead([worth(1, 9), undefined, worth(2, 3)]), { best: 2, next: 0, reversed: true });
  assert.equal(findLead([undefined]), undefined);
});

test('a scale is read as it is pasted, and lines that cannot be read are numbered', () => {
  const pasted = 'level,pay,count\nL3,210000,12\nL4;290 000;2\nL5\t"x"\nL6\t690k';
  assert.deepEqual(readScale(pasted), {
    rows: [
      { level: 'L3', pay: 210_000, count: 12 },
      { level: 'L4', pay: 290_000, count: 2 },
      { level: 'L6', pay: 690_000, count: 1 },
    ],
    wrong: [4],
  });
});

test('a day that may stand for its whole month or year is said as that', () => {
  assert.equal(surelySaid('2025-07-14'), 'day');
  assert.equal(surelySaid('2025-07-31'), 'month');
  assert.equal(surelySaid('2024-02-29'), 'month');
  assert.equal(surelySaid('2025-12-31'), 'year');
});
