import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fraction } from '../fraction.ts';
import { termsOf } from '../offer/part-terms.ts';
import { allocateTranches, allocationTypes } from './allocation.ts';
import { lastExerciseDay } from './termination.ts';
import { type VestingTerms, vestingTerms } from './terms.ts';
import { accelerate, parseQuantity, type Tranche, terminate, vestedBy, vestingSchedule } from './vesting.ts';

const SHARE = 10n ** 10n;
const sum = (quantities: readonly bigint[]): bigint => quantities.reduce((total, one) => total + one, 0n);

test('18 shares over 4 dates vest as the format’s own description of each allocation type says', () => {
  const described = {
    CUMULATIVE_ROUNDING: [5, 4, 5, 4],
    CUMULATIVE_ROUND_DOWN: [4, 5, 4, 5],
    FRONT_LOADED: [5, 5, 4, 4],
    BACK_LOADED: [4, 4, 5, 5],
    FRONT_LOADED_TO_SINGLE_TRANCHE: [6, 4, 4, 4],
    BACK_LOADED_TO_SINGLE_TRANCHE: [4, 4, 4, 6],
    FRACTIONAL: [4.5, 4.5, 4.5, 4.5],
  };
  for (const type of allocationTypes) {
    const terms = termsOf({ months: 48, everyMonths: 12, allocation: type }, 't');
    const schedule = vestingSchedule({ terms, quantity: '18', start: '2026-01-31' });
    assert.deepEqual(
      schedule.map(({ quantity }) => Number(quantity) / 1e10),
      described[type],
      type,
    );
    assert.deepEqual(
      schedule.map(({ on }) => on),
      ['2027-01-31', '2028-01-31', '2029-01-31', '2030-01-31'],
    );
  }
});

const spread = fc.record({
  type: fc.constantFrom(...allocationTypes),
  quantity: fc.bigInt({ min: 0n, max: 10n ** 12n }),
  weights: fc.array(fc.bigInt({ min: 1n, max: 1000n }), { minLength: 1, maxLength: 60 }),
});

test('whatever the allocation type, tranches add up to the grant, none is negative, and each is within its bound of the ideal', () => {
  fc.assert(
    fc.property(spread, ({ type, quantity, weights }) => {
      const whole = sum(weights);
      const ideal = weights.map((weight) => fraction(quantity * weight, whole));
      const tranches = allocateTranches(type, ideal);
      assert.equal(sum(tranches), quantity * SHARE);
      assert.ok(tranches.every((tranche) => tranche >= 0n));
      if (type !== 'FRACTIONAL') assert.ok(tranches.every((tranche) => tranche % SHARE === 0n));
      const single = type.endsWith('SINGLE_TRANCHE');
      tranches.forEach((tranche, i) => {
        const off = tranche * ideal[i]!.d - ideal[i]!.n * SHARE;
        const bound = (single ? BigInt(weights.length) : 1n) * SHARE * ideal[i]!.d;
        assert.ok(off <= bound && off >= -bound);
      });
    }),
  );
});

test('cumulative modes never stray a share from the exact running sum, and front loading is never behind back loading', () => {
  fc.assert(
    fc.property(spread, ({ quantity, weights }) => {
      const whole = sum(weights);
      const ideal = weights.map((weight) => fraction(quantity * weight, whole));
      const running = (type: (typeof allocationTypes)[number]): bigint[] => {
        let total = 0n;
        return allocateTranches(type, ideal).map((tranche) => (total += tranche));
      };
      const [rounded, down, front, back] = [
        running('CUMULATIVE_ROUNDING'),
        running('CUMULATIVE_ROUND_DOWN'),
        running('FRONT_LOADED'),
        running('BACK_LOADED'),
      ];
      let weight = 0n;
      weights.forEach((one, i) => {
        weight += one;
        const exact = quantity * weight * SHARE;
        assert.ok(2n * abs(rounded[i]! * whole - exact) <= SHARE * whole);
        assert.ok(down[i]! * whole <= exact && exact - down[i]! * whole < SHARE * whole);
        assert.ok(front[i]! >= back[i]!);
      });
    }),
  );
});

const abs = (value: bigint): bigint => (value < 0n ? -value : value);

test('a cliff holds back what runs up before it, and the schedule is whole whatever the cliff', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 16 }),
      fc.nat(16),
      fc.constantFrom(1, 3),
      fc.nat(10 ** 7),
      (count, early, every, units) => {
        const cliff = Math.min(early, count) * every;
        const terms = termsOf({ months: count * every, cliffMonths: cliff, everyMonths: every }, 't');
        vestingTerms.parse(terms);
        const schedule = vestingSchedule({ terms, quantity: String(units), start: '2026-03-31' });
        assert.equal(sum(schedule.map(({ quantity }) => quantity)), BigInt(units) * SHARE);
        const days = schedule.map(({ on }) => on);
        assert.deepEqual(days, [...days].sort());
      },
    ),
  );
});

test('a grant of 1000 with a year’s cliff: nothing in month 11, 250 in month 12, all in month 48', () => {
  const terms = termsOf({ months: 48, cliffMonths: 12 }, 't');
  const schedule = vestingSchedule({ terms, quantity: '1000', start: '2026-01-31' });
  assert.equal(vestedBy(schedule, '2027-01-30'), 0n);
  assert.equal(vestedBy(schedule, '2027-01-31'), 250n * SHARE);
  assert.equal(schedule[1]!.on, '2027-02-28');
  assert.equal(vestedBy(schedule, '2027-02-28'), 271n * SHARE);
  assert.equal(vestedBy(schedule, '2030-01-31'), 1000n * SHARE);
});

const events: VestingTerms = vestingTerms.parse({
  id: 'sales',
  object_type: 'VESTING_TERMS',
  name: 'A fifth for each of two sales, all that is left on a change of control, nothing after four years',
  description: 'written for this test, in the form of the format’s event-based sample',
  allocation_type: 'CUMULATIVE_ROUND_DOWN',
  vesting_conditions: [
    {
      id: 'start',
      quantity: '0',
      trigger: { type: 'VESTING_START_DATE' },
      next_condition_ids: ['expired', 'control', 'sale-1'],
    },
    {
      id: 'expired',
      quantity: '0',
      trigger: {
        type: 'VESTING_SCHEDULE_RELATIVE',
        period: {
          type: 'MONTHS',
          length: 48,
          occurrences: 1,
          day_of_month: 'VESTING_START_DAY_OR_LAST_DAY_OF_MONTH',
        },
        relative_to_condition_id: 'start',
      },
      next_condition_ids: [],
    },
    {
      id: 'control',
      portion: { numerator: '1', denominator: '1', remainder: true },
      trigger: { type: 'VESTING_EVENT' },
      next_condition_ids: [],
    },
    {
      id: 'sale-1',
      portion: { numerator: '20', denominator: '100' },
      trigger: { type: 'VESTING_EVENT' },
      next_condition_ids: ['expired', 'control', 'sale-2'],
    },
    {
      id: 'sale-2',
      portion: { numerator: '1', denominator: '5', remainder: true },
      trigger: { type: 'VESTING_EVENT' },
      next_condition_ids: ['expired', 'control'],
    },
  ],
});

test('of conditions that may follow, the earliest comes about and the others are dropped', () => {
  const play = (days: Record<string, string>): [string, number][] =>
    vestingSchedule({ terms: events, quantity: '1000', start: '2026-01-01', events: days }).map(
      ({ condition, quantity }) => [condition, Number(quantity / SHARE)],
    );
  assert.deepEqual(play({}), []);
  assert.deepEqual(play({ 'sale-1': '2026-06-01', 'sale-2': '2027-01-01' }), [
    ['sale-1', 200],
    ['sale-2', 160],
  ]);
  assert.deepEqual(play({ 'sale-1': '2026-06-01', control: '2026-09-01', 'sale-2': '2027-01-01' }), [
    ['sale-1', 200],
    ['control', 800],
  ]);
  assert.deepEqual(play({ 'sale-1': '2031-01-01' }), []);
});

test('an event that may follow comes between the installments of a condition that repeats', () => {
  const terms = vestingTerms.parse({
    ...termsOf({ months: 48, everyMonths: 12 }, 't'),
    vesting_conditions: [
      { id: 'start', quantity: '0', trigger: { type: 'VESTING_START_DATE' }, next_condition_ids: ['yearly'] },
      {
        id: 'yearly',
        portion: { numerator: '1', denominator: '4' },
        trigger: {
          type: 'VESTING_SCHEDULE_RELATIVE',
          period: { type: 'MONTHS', length: 12, occurrences: 4, day_of_month: '01' },
          relative_to_condition_id: 'start',
        },
        next_condition_ids: ['control'],
      },
      {
        id: 'control',
        portion: { numerator: '1', denominator: '1', remainder: true },
        trigger: { type: 'VESTING_EVENT' },
        next_condition_ids: [],
      },
    ],
  });
  const schedule = vestingSchedule({
    terms,
    quantity: '400',
    start: '2026-01-01',
    events: { control: '2028-06-01' },
  });
  assert.deepEqual(
    schedule.map(({ on, quantity }) => [on, Number(quantity / SHARE)]),
    [
      ['2027-01-01', 100],
      ['2028-01-01', 100],
      ['2028-06-01', 200],
    ],
  );
});

test('portions that add up to more than the grant are refused, and so is a step to nowhere', () => {
  const terms = termsOf({ months: 12, everyMonths: 6 }, 't');
  const [start, installments] = terms.vesting_conditions;
  const twice = { ...installments!, portion: { numerator: '1', denominator: '1', remainder: false } };
  assert.throws(
    () =>
      vestingSchedule({
        terms: { ...terms, vesting_conditions: [start!, twice] },
        quantity: '10',
        start: '2026-01-01',
      }),
    { code: 'vesting-refused' },
  );
  assert.ok(!vestingTerms.safeParse({ ...terms, vesting_conditions: [start] }).success);
});

test('acceleration takes from what would vest next, and nothing vests after service ends', () => {
  const terms = termsOf({ months: 48, everyMonths: 12 }, 't');
  const schedule = vestingSchedule({ terms, quantity: '400', start: '2026-01-01' });
  const sooner: Tranche[] = accelerate(schedule, '2026-06-01', parseQuantity('150'));
  assert.deepEqual(
    sooner.map(({ on, quantity }) => [on, Number(quantity / SHARE)]),
    [
      ['2026-06-01', 150],
      ['2028-01-01', 50],
      ['2029-01-01', 100],
      ['2030-01-01', 100],
    ],
  );
  assert.equal(sum(sooner.map(({ quantity }) => quantity)), 400n * SHARE);
  assert.equal(sum(terminate(sooner, '2028-12-31').map(({ quantity }) => quantity)), 200n * SHARE);
  assert.throws(() => accelerate(schedule, '2029-06-01', parseQuantity('101')), { code: 'vesting-refused' });
});

test('an option can be exercised to the end of its window or its expiry, whichever is first', () => {
  const windows = [{ reason: 'VOLUNTARY_OTHER', period: 3, period_type: 'MONTHS' }] as const;
  assert.equal(lastExerciseDay(windows, 'VOLUNTARY_OTHER', '2026-11-30', null), '2027-02-28');
  assert.equal(lastExerciseDay(windows, 'VOLUNTARY_OTHER', '2026-11-30', '2026-12-31'), '2026-12-31');
  assert.equal(lastExerciseDay(windows, 'INVOLUNTARY_DEATH', '2026-11-30', null), null);
});
