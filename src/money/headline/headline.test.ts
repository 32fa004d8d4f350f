import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { inTongue } from '../../locales/complaint.ts';
import { frCA } from '../../locales/fr-CA.ts';
import { createWords } from '../../locales/words.ts';
import { VivierError } from '../../tables/error.ts';
import { readOffer } from '../offer/offer.ts';
import { compileOffer } from '../simulation/model.ts';
import { precisions, simulate } from '../simulation/simulate.ts';
import { valueOffer } from '../value.ts';
import { claimedHeadline } from './claimed.ts';
import { decompose } from './decompose.ts';
import { readHeadline } from './headline.ts';

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

test('several sums with names of their own are several parts, and a salary is one for each year', () => {
  const taken = decompose(
    readHeadline('$2 million salary plus $8 million in stock vesting over 4 years with a one year cliff'),
    { start: '2026-01-01' },
  );
  assert.equal(taken.amount, 4 * 2e6 + 8e6);
  assert.deepEqual(taken.readings[0]?.offer.parts, [
    { kind: 'salary', yearly: '2000000.00' },
    { kind: 'rsu', units: '8000000', vesting: { months: 48, cliffMonths: 12, everyMonths: 3 } },
  ]);
  const { parts, repaymentMonths } = readHeadline('$500,000 base, $1.5M sign-on with 24-month clawback');
  assert.deepEqual(
    parts.map(({ instrument, amount, yearly }) => [instrument, amount, yearly]),
    [
      ['salary', 5e5, true],
      ['sign-on', 1.5e6, false],
    ],
  );
  assert.equal(repaymentMonths, 24);
});

test('a sum of each year is counted for all its years', () => {
  const { amount } = decompose(readHeadline('no equity, $3M cash per year for 3 years'), {
    start: '2026-01-01',
  });
  assert.equal(amount, 9e6);
});

test('sums in words and by their number of figures are read in both languages', () => {
  const range = (text: string) => [readHeadline(text).low, readHeadline(text).high];
  assert.deepEqual(range('half a million dollars in cash'), [5e5, 5e5]);
  assert.deepEqual(range('prime de rétention d’un million et demi de dollars'), [1.5e6, 1.5e6]);
  assert.deepEqual(range('nine-figure package'), [1e8, 1e9 - 1]);
  assert.deepEqual(range('sept chiffres sur quatre ans'), [1e6, 1e7 - 1]);
  assert.deepEqual(range('seven-figure base + equity'), [1e6, 1e7 - 1]);
  assert.equal(readHeadline('seven-figure base + equity').unsized, true);
});

test('what the company is worth, what a share costs and how many options there are is no pay', () => {
  const range = (text: string) => readHeadline(text).low;
  assert.equal(range('0.5% equity at a $10B valuation vesting over 4 years'), 0.005 * 10e9);
  assert.equal(range('C$300k salary and 50,000 options at $2 strike'), 3e5);
  const unknown = decompose(readHeadline('0,5 % du capital sur quatre ans'), { start: '2026-01-01' });
  assert.deepEqual([unknown.readings.length, unknown.missing.includes('valuation')], [0, true]);
});

test('a first year that is part of the whole is not taken for it', () => {
  const { low, firstYear, years } = readHeadline('250 M$ sur quatre ans, dont 100 M$ la première année');
  assert.deepEqual([low, firstYear, years], [2.5e8, 1e8, 4]);
});

test('a cliff and a time to pay back are taken from the words, and are not the years', () => {
  const of = (text: string) => {
    const { cliffMonths, repaymentMonths, years } = readHeadline(text);
    return [cliffMonths, repaymentMonths, years];
  };
  assert.deepEqual(of('€20 millions d’actions sur quatre ans, falaise d’un an'), [12, null, 4]);
  assert.deepEqual(of('$5m stock over 3 years, no cliff'), [0, null, 3]);
  assert.deepEqual(of('£5m sign-on, clawed back if they leave within a year'), [null, 12, null]);
  assert.deepEqual(of('$1m of RSUs over four years with a six-month cliff'), [6, null, 4]);
});

const rows = z.array(z.record(z.string(), z.string())).parse(
  parse(readFileSync(new URL('../../../data/market/packages.csv', import.meta.url)), {
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

const sound = JSON.parse(
  readFileSync(new URL('../../../docs/offers/start-up.json', import.meta.url), 'utf8'),
);
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
    'parts.0.milestone.probability',
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

test('every refusal says in French which field is at fault, what is wrong with it and what to do', () => {
  const french = createWords('fr-CA', frCA);
  for (const [what, change, field] of refusals) {
    try {
      readOffer({ ...sound, ...change });
      assert.fail(what);
    } catch (error) {
      assert.ok(error instanceof VivierError);
      const { why = '', mend } = inTongue({ code: error.code, ...error.complaint }, french);
      assert.ok(why.startsWith(field), why);
      assert.doesNotMatch(why, /must|is missing|expected|Invalid/, what);
      assert.equal(mend, 'Corrigez les champs nommés.');
    }
  }
});
