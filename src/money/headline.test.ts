import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { claimedHeadline } from './claimed.ts';
import { decompose } from './decompose.ts';
import { readHeadline } from './headline.ts';
import { compileOffer } from './model.ts';
import { readOffer } from './offer.ts';
import { precisions, simulate } from './simulate.ts';
import { valueOffer } from './value.ts';

test('a headline is read as it is written, in English and in French', () => {
  const read = (text: string): unknown[] => {
    const { low, high, currency, instrument, years } = readHeadline(text);
    return [low, high, currency, instrument, years];
  };
  assert.deepEqual(read('$100M signing bonus over four years'), [1e8, 1e8, 'USD', 'sign-on', 4]);
  assert.deepEqual(read('prime de 100 M$ sur quatre ans'), [1e8, 1e8, 'USD', 'total', 4]);
  assert.deepEqual(read('prime à la signature de 100 millions de dollars'), [
    1e8,
    1e8,
    'USD',
    'sign-on',
    null,
  ]);
  assert.deepEqual(read('de 200 à 500 M$'), [2e8, 5e8, 'USD', null, null]);
  assert.deepEqual(read('2,4 milliards d’euros sur six ans').slice(0, 2), [2.4e9, 2.4e9]);
  assert.deepEqual(read('more than £3m over 3 years in stock'), [3e6, null, 'GBP', 'equity', 3]);
  assert.deepEqual(read('a generous offer').slice(0, 2), [null, null]);
});

const rows = z.array(z.record(z.string(), z.string())).parse(
  parse(readFileSync(new URL('../../data/market/packages.csv', import.meta.url)), {
    columns: true,
    bom: true,
  }),
);

test('every reported package is taken apart, or what is missing is said', () => {
  assert.ok(rows.length > 50);
  for (const row of rows) {
    const number = (name: string): number | null => (row[name] ? Number(row[name]) : null);
    const headline = claimedHeadline({
      headline: row['headline'] ?? '',
      low: number('amount_usd_low'),
      high: number('amount_usd_high'),
      instrument: row['instrument'] ?? null,
      years: number('period_years'),
      condition: row['condition'] ?? null,
    });
    const { readings, missing, amount } = decompose(headline, { start: '2026-01-01' });
    const most = Math.max(headline.low ?? 0, headline.high ?? 0);
    if (headline.low === null && headline.high === null)
      assert.ok(missing.includes('amount') && readings.length === 0);
    else assert.equal(readings.length > 0, most > 0, row['headline']);
    for (const { split, offer } of readings) {
      assert.ok(Math.abs(Object.values(split).reduce((sum, share) => sum + share, 0) - 1) < 1e-9);
      const model = compileOffer(offer);
      const { curve, person } = valueOffer(offer, model, simulate(model, precisions.sketch, 1), 256);
      for (const { value, low, high } of curve)
        assert.ok(Number.isFinite(value) && low <= high * (1 + 1e-9), row['headline']);
      assert.ok(person.worth.value > 0 && person.worth.value < 2 * (amount ?? 0), row['headline']);
    }
  }
});

const sound = JSON.parse(readFileSync(new URL('../../docs/offers/start-up.json', import.meta.url), 'utf8'));
const refusals: readonly (readonly [string, object, string])[] = [
  ['a stake of 149%', { parts: [{ ...sound.parts[2], stake: 1.49 }] }, 'parts.0.stake'],
  [
    'a cliff after the end',
    { parts: [{ ...sound.parts[2], vesting: { months: 48, cliffMonths: 60 } }] },
    'parts.0.vesting.cliffMonths',
  ],
  ['a negative price', { company: { ...sound.company, sharePrice: -4 } }, 'company.sharePrice'],
  [
    'currencies mixed without a rate',
    { parts: [{ kind: 'salary', yearly: { amount: '1', currency: 'CAD' } }] },
    'parts.0.yearly.currency',
  ],
  [
    'a milestone without a probability',
    { parts: [{ kind: 'milestone', amount: '1', milestone: { name: 'm', earliest: 1, latest: 2 } }] },
    'parts.0.milestone',
  ],
  [
    'exits that add up to more than 1',
    {
      company: {
        ...sound.company,
        exits: [
          { kind: 'zero', probability: 0.5 },
          { kind: 'none', probability: 0.6 },
        ],
      },
    },
    'company.exits',
  ],
  ['both ways to count risk', { person: { ...sound.person, marketability: {} } }, 'person.marketability'],
];

test('a field that cannot be is refused by its name, and nothing is clamped', () => {
  assert.ok(readOffer(sound));
  for (const [what, change, field] of refusals)
    assert.throws(
      () => readOffer({ ...sound, ...change }),
      (error) =>
        error instanceof Error && 'complaint' in error && JSON.stringify(error.complaint).includes(field),
      what,
    );
});
