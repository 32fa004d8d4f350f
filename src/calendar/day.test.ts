import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, addMonths, daysApart, isDay, monthReached } from './day.ts';
import { dayNumber, isoDay } from './day-number.ts';

/** Days from year 0 by the rule of the Gregorian calendar, without `Date` (Richards 2013, in the Explanatory Supplement, 15.11.3). */
function julianDay(day: string): number {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const a = Math.floor((14 - month) / 12);
  const y = year + 4800 - a;
  const leap = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  return date + Math.floor((153 * (month + 12 * a - 3) + 2) / 5) + 365 * y + leap - 32045;
}

const numbers = fc.integer({ min: -40_000, max: 60_000 });

test('a day and its number since 1970 are each other, as the calendar counts', () => {
  const first = julianDay('1970-01-01');
  fc.assert(
    fc.property(numbers, (number) => {
      assert.equal(dayNumber(isoDay(number)), number);
      assert.equal(julianDay(isoDay(number)) - first, number);
    }),
  );
});

test('days apart are the days to be added, in whichever order', () => {
  fc.assert(
    fc.property(numbers, fc.nat(4000), (number, count) => {
      const day = isoDay(number);
      assert.equal(daysApart(day, addDays(day, count)), count);
      assert.equal(daysApart(addDays(day, count), day), count);
    }),
  );
});

test('what is no day of the calendar is none, and nothing is near it', () => {
  for (const text of ['2026-02-30', '2025-13-01', '2026-1-1', '']) assert.equal(isDay(text), false, text);
  assert.equal(daysApart('', '2026-01-01') <= 1e9, false);
});

test('a month after the last of a long month is the last of a short one', () => {
  assert.equal(addMonths('2026-01-31', 1), '2026-02-28');
  assert.equal(addMonths('2024-01-31', 1), '2024-02-29');
  assert.equal(monthReached('2026-01-31', '2026-02-28'), 1);
  assert.equal(monthReached('2026-01-15', '2026-02-16'), 2);
});
