import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { z } from 'zod';
import { readOffer } from '../offer/offer.ts';
import { allocationTypes } from '../vesting/allocation.ts';
import { vestingTerms } from '../vesting/terms.ts';
import { exportOcf, ocfText } from './ocf.ts';
import { readOcf } from './read.ts';
import { checkOcf } from './schema.ts';

const then = new Date('2026-01-05T12:00:00Z');
const issuer = {
  legalName: 'Lumen Pond Inc.',
  formedOn: '2022-05-01',
  country: 'US',
  votesPerShare: 1,
  plan: { name: '2023 plan', reserved: '12000000' },
};

const offerOf = (allocation: string, more: object = {}) => ({
  name: 'An offer',
  currency: 'USD',
  start: '2026-01-05',
  parts: [
    {
      kind: 'options',
      units: '18',
      strike: '1.20',
      vesting: { months: 48, cliffMonths: 12, everyMonths: 12, allocation },
      windows: [{ reason: 'INVOLUNTARY_WITH_CAUSE', period: 0, period_type: 'DAYS' }],
    },
    { kind: 'profit-units', units: '500', threshold: '2', vesting: { months: 24, everyMonths: 6 } },
    {
      kind: 'milestone',
      units: '100',
      milestone: { name: 'model released', probability: 0.5, earliest: 6, latest: 12 },
    },
  ],
  company: {
    name: 'Lumen Pond',
    listed: false,
    sharePrice: '4',
    shares: 1_000_000,
    exits: [{ kind: 'zero', probability: 1 }],
    ...more,
  },
  person: { legalName: 'Ada Example' },
});

/** The format's own example, 18 shares over 4 dates, as its enumeration of allocation types spells it out. */
const worked: Readonly<Record<(typeof allocationTypes)[number], readonly string[]>> = {
  CUMULATIVE_ROUNDING: ['5', '4', '5', '4'],
  CUMULATIVE_ROUND_DOWN: ['4', '5', '4', '5'],
  FRONT_LOADED: ['5', '5', '4', '4'],
  BACK_LOADED: ['4', '4', '5', '5'],
  FRONT_LOADED_TO_SINGLE_TRANCHE: ['6', '4', '4', '4'],
  BACK_LOADED_TO_SINGLE_TRANCHE: ['4', '4', '4', '6'],
  FRACTIONAL: ['4.5', '4.5', '4.5', '4.5'],
};

for (const allocation of allocationTypes)
  test(`18 options over 4 years go out and come back to the share: ${allocation}`, () => {
    const files = exportOcf(readOffer(offerOf(allocation, { issuer })), then);
    const [options, units, milestone] = readOcf(files);
    assert.deepEqual(
      options?.schedule.map(({ on, quantity }) => [on, quantity]),
      ['2027-01-05', '2028-01-05', '2029-01-05', '2030-01-05'].map((on, place) => [
        on,
        worked[allocation][place],
      ]),
    );
    assert.equal(options?.compensation, 'OPTION');
    assert.equal(options?.plan, 'plan');
    assert.deepEqual(options?.price, { amount: '1.20', currency: 'USD' });
    assert.equal(units?.compensation, 'SSAR');
    assert.deepEqual([milestone?.schedule, milestone?.waiting], [[], '100']);
  });

test('a whole package lists each of its files with the checksum of its text', () => {
  const files = exportOcf(readOffer(offerOf('FRACTIONAL', { issuer })), then);
  const listed = z.object({ filepath: z.string(), md5: z.string() }).array();
  const manifest = z.record(z.string(), z.unknown()).parse(files['Manifest.ocf.json']);
  const lists = Object.entries(manifest).filter(([name]) => name.endsWith('_files'));
  const named = lists.flatMap(([, list]) => listed.parse(list));
  assert.deepEqual(
    named.map(({ filepath }) => filepath.slice(2)).sort(),
    Object.keys(files)
      .filter((name) => name !== 'Manifest.ocf.json')
      .sort(),
  );
  for (const { filepath, md5 } of named)
    assert.equal(
      md5,
      createHash('md5')
        .update(ocfText(files[filepath.slice(2)]))
        .digest('hex'),
    );
});

test('without an issuer only what the offer knows is written: no name, class or plan is made up', () => {
  const files = exportOcf(readOffer(offerOf('FRACTIONAL')), then);
  assert.deepEqual(Object.keys(files).sort(), ['Transactions.ocf.json', 'VestingTerms.ocf.json']);
});

const terms = (conditions: unknown) => ({
  file_type: 'OCF_VESTING_TERMS_FILE',
  items: [
    {
      id: 't',
      object_type: 'VESTING_TERMS',
      name: 'n',
      description: 'd',
      allocation_type: 'CUMULATIVE_ROUND_DOWN',
      vesting_conditions: conditions,
    },
  ],
});
const start = {
  id: 'start',
  quantity: '0',
  trigger: { type: 'VESTING_START_DATE' },
  next_condition_ids: ['sale', 'y1'],
};
const year = (id: string, base: string, next: string[]) => ({
  id,
  portion: { numerator: '1', denominator: '4' },
  trigger: {
    type: 'VESTING_SCHEDULE_RELATIVE',
    period: {
      type: 'MONTHS',
      length: 12,
      occurrences: 1,
      day_of_month: 'VESTING_START_DAY_OR_LAST_DAY_OF_MONTH',
    },
    relative_to_condition_id: base,
  },
  next_condition_ids: next,
});
const sale = {
  id: 'sale',
  portion: { numerator: '1', denominator: '1', remainder: true },
  trigger: { type: 'VESTING_EVENT' },
  next_condition_ids: [],
};
const shares = {
  object_type: 'TX_STOCK_ISSUANCE',
  id: 'i',
  date: '2024-02-29',
  security_id: 's',
  custom_id: 'CS-1',
  stakeholder_id: 'p',
  security_law_exemptions: [],
  stock_class_id: 'common',
  share_price: { amount: '0.01', currency: 'USD' },
  quantity: '1000',
  vesting_terms_id: 't',
  stock_legend_ids: [],
};
const transactions = (...items: unknown[]) => ({ file_type: 'OCF_TRANSACTIONS_FILE', items });

test('restricted stock vests like any grant; a sale accelerates what is left, and the years after it are dropped', () => {
  const files = {
    'V.json': terms([start, year('y1', 'start', ['sale', 'y2']), year('y2', 'y1', ['sale']), sale]),
    'T.json': transactions(
      shares,
      {
        object_type: 'TX_VESTING_START',
        id: 'v',
        date: '2024-02-29',
        security_id: 's',
        vesting_condition_id: 'start',
      },
      {
        object_type: 'TX_VESTING_EVENT',
        id: 'e',
        date: '2025-06-30',
        security_id: 's',
        vesting_condition_id: 'sale',
      },
    ),
  };
  const [grant] = readOcf(files);
  assert.equal(grant?.compensation, 'STOCK');
  // 29 February plus a year is the 28th, the last day of its month; then all 750 that are left.
  assert.deepEqual(grant?.schedule, [
    { on: '2025-02-28', condition: 'y1', quantity: '250' },
    { on: '2025-06-30', condition: 'sale', quantity: '750' },
  ]);
});

test('one grant at fault leaves the others readable, and says what is wrong with it', () => {
  const files = {
    'V.json': terms([start, year('y1', 'start', []), sale]),
    'T.json': transactions(
      { ...shares, vesting_terms_id: 'elsewhere' },
      { ...shares, security_id: 's2', id: 'i2' },
      {
        object_type: 'TX_VESTING_ACCELERATION',
        id: 'a',
        date: '2024-06-01',
        security_id: 's2',
        quantity: '32458',
        reason_text: 'founder left',
      },
      { ...shares, security_id: 's3', id: 'i3' },
    ),
  };
  const [missing, tooMuch, fine] = readOcf(files);
  assert.match(missing?.problem ?? '', /elsewhere is in no file/);
  assert.match(tooMuch?.problem ?? '', /More shares are accelerated than are left/);
  assert.deepEqual([fine?.problem, fine?.waiting], [null, '750']);
});

const faults: readonly (readonly [string, unknown, RegExp])[] = [
  ['a kind of file that there is none of', { file_type: 'OCF_SHARES_FILE', items: [] }, /OCF_SHARES_FILE/],
  ['a portion and a quantity at once', terms([{ ...sale, quantity: '3' }]), /exactly one schema in oneOf/],
  [
    'a rounding that there is none of',
    {
      file_type: 'OCF_VESTING_TERMS_FILE',
      items: [
        {
          id: 't',
          object_type: 'VESTING_TERMS',
          name: '',
          description: '',
          allocation_type: 'NEAREST',
          vesting_conditions: [sale],
        },
      ],
    },
    /\/items\/0\/allocation_type .*CUMULATIVE_ROUNDING/,
  ],
  [
    'eleven decimals',
    transactions({ ...shares, quantity: '1.12345678901' }),
    /\/items\/0\/quantity must match pattern/,
  ],
  ['a field of another format', transactions({ ...shares, vests: true }), /additional properties: vests/],
];
for (const [what, content, says] of faults)
  test(`refused, and named: ${what}`, () => {
    assert.throws(() => checkOcf(content, 'F.json'), { code: 'ocf-refused', message: says });
  });

test('the schema is the one that its page describes, and knows the same allocation types as the arithmetic', () => {
  const folder = new URL('../../../data/ocf/', import.meta.url);
  const text = readFileSync(new URL('ocf-1.2.0.schema.json', folder));
  const sha = createHash('sha256').update(text).digest('hex');
  assert.ok(readFileSync(new URL('README.md', folder), 'utf8').includes(sha));
  const { definitions } = z
    .object({ definitions: z.record(z.string(), z.looseObject({ enum: z.string().array().optional() })) })
    .parse(JSON.parse(text.toString()));
  assert.deepEqual(definitions['AllocationType']?.enum, [...allocationTypes]);
  assert.ok(vestingTerms.shape.allocation_type.options.length === allocationTypes.length);
});
