import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { knownOn, lastDay, readPeriod } from './dates.ts';

test('a year, a month and a day are periods named by their first day', () => {
  assert.deepEqual(readPeriod('2025'), { on: '2025-01-01', precision: 'year' });
  assert.deepEqual(readPeriod('2025-06'), { on: '2025-06-01', precision: 'month' });
  assert.deepEqual(readPeriod(' 2024-02-29 '), { on: '2024-02-29', precision: 'day' });
});

test('what is no day of the calendar is no date', () => {
  for (const text of ['', '2023-02-29', '2023-13', '2023-00', '23', 'spring 2023', '2023-1', '2023-01-01-']) {
    assert.equal(readPeriod(text), null, text);
  }
});

test('a period is over on its last day', () => {
  assert.equal(lastDay({ on: '2024-02-01', precision: 'month' }), '2024-02-29');
  assert.equal(lastDay({ on: '2024-01-01', precision: 'year' }), '2024-12-31');
  assert.equal(lastDay({ on: '2024-02-07', precision: 'day' }), '2024-02-07');
});

test('a thing is never known before its period began, nor after today', () => {
  const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2026-11-23'), noInvalidDate: true });
  fc.assert(
    fc.property(days, fc.constantFrom(4, 7, 10), (date, length) => {
      const period = readPeriod(date.toISOString().slice(0, length));
      assert.ok(period);
      const known = knownOn(period, '2026-11-23');
      assert.ok(known >= period.on && known <= '2026-11-23');
    }),
  );
});
