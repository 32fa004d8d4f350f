import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { VivierError } from '../tables/error.ts';
import { before, replay } from './replay.ts';
import { type Line, rivalsOf } from './rivals.ts';
import { shockOf, usualElasticities } from './shock.ts';

const line = (supplier: string, customer: string | null, rest: Partial<Line> = {}): Line => ({
  claim: `${supplier} ${customer}`,
  supplier,
  supplierName: supplier,
  customer,
  customerName: customer ?? '',
  service: 'data labelling',
  event: 'customer',
  amount: null,
  from: '2024-01-01',
  to: null,
  status: 'reported',
  ...rest,
});

/** A labeller with a large customer that leaves, a small one that denies it, an owner that buys too, and two rivals. */
const lines = [
  line('Label', 'Goog', { event: 'largest customer', amount: 150, to: '2024-12-01' }),
  line('Label', 'Goog', { event: 'planned spending', amount: 200, from: '2025-01-01', to: '2025-12-01' }),
  line('Label', 'Goog', { event: 'customer exit', from: null, to: '2025-06-01' }),
  line('Label', 'Open', { event: 'pulls back', from: '2023-01-01', to: '2025-06-01', status: 'disputed' }),
  line('Label', 'Micro', { event: 'backs away', from: null, to: '2025-06-01' }),
  line('Label', 'Met', { from: '2025-06-01' }),
  line('Rival', 'Goog'),
  line('Rival', 'Met', { from: '2023-01-01' }),
  line('Other', 'Open', { service: 'code data' }),
  line('Cloud', 'Open', { service: 'compute' }),
  line('News', null, { from: '2025-06-01' }),
];
const event = {
  target: 'Label',
  owners: new Set(['Met', 'Met Lab']),
  on: '2025-06-01',
  revenue: { low: 870, high: 870 },
};

test('who sells the same to the same customers is a rival; who sells them computing is none, nor is a customer', () => {
  assert.deepEqual(rivalsOf('Label', lines), ['Other', 'Rival']);
  const wide = ['Goog', 'Open', 'Micro'].map((customer) =>
    line('Talent', customer, { service: 'expert contractors' }),
  );
  assert.deepEqual(rivalsOf('Label', [...lines, ...wide]), ['Other', 'Rival', 'Talent']);
});

test('hand-worked: the large customer leaves with 150 to 200, the disputed one with half of at most 150', () => {
  const { customers, loss, most, share, staff } = shockOf(event, lines, usualElasticities);
  assert.deepEqual(
    customers.map(({ key, stated, leave, spending }) => [
      key,
      stated,
      leave,
      spending.published,
      spending.high,
    ]),
    [
      ['Goog', 'leaves', 1, true, 200],
      ['Micro', 'leaves', 1, false, 200],
      ['Open', 'disputed', 0.5, false, 200],
    ],
  );
  assert.deepEqual(loss, { low: 150, high: 200 });
  assert.equal(most, 200 + 200 + 100);
  assert.deepEqual(share, { low: 150 / 870, high: 200 / 870 });
  assert.deepEqual(staff, share);
});

test('what is bought again goes to those who serve the customer already', () => {
  const { gainers } = shockOf(event, lines, usualElasticities);
  assert.deepEqual(
    gainers.map(({ key, gain, serves }) => [key, Math.round(gain.low), Math.round(gain.high), serves]),
    [
      ['Rival', 105, 140, ['Goog']],
      ['Other', 0, 0, ['Open']],
    ],
  );
});

test('suppliers gain together what leaves and is bought again, whatever the shares', () => {
  const part = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(part, part, part, (goog, open, switching) => {
      const leave = new Map([
        ['Goog', goog],
        ['Open', open],
      ]);
      const { loss, gainers } = shockOf(event, lines, { ...usualElasticities, switching, leave });
      const gained = gainers.reduce((sum, { gain }) => sum + gain.high, 0);
      assert.ok(Math.abs(gained - switching * loss.high) < 1e-9);
    }),
  );
});

test('without an owner who buys the same there is no conflict, and nobody leaves for one', () => {
  const calm = lines.filter(({ to, amount }) => to === null || amount !== null);
  const { customers } = shockOf({ ...event, owners: new Set(['Bank']) }, calm, usualElasticities);
  assert.ok(customers.every(({ conflict, leave }) => !conflict && leave === 0));
});

test('a revenue that nobody published gives no share, and a share above one is refused by name', () => {
  assert.equal(shockOf({ ...event, revenue: null }, lines, usualElasticities).share, null);
  assert.throws(
    () => shockOf(event, lines, { ...usualElasticities, leave: new Map([['Goog', 1.5]]) }),
    (error) => error instanceof VivierError && error.complaint.where === 'Goog: 1.5',
  );
});

test('before the event the exits are not known, and who is only known by leaving is not there', () => {
  const past = before(lines, event.on);
  assert.ok(
    past.every(({ from, to, amount }) => (from ?? '') < event.on && (to === null || amount !== null)),
  );
  assert.equal(
    past.some(({ customer }) => customer === 'Micro'),
    false,
  );
  assert.equal(
    past.find(({ supplier, customer }) => supplier === 'Label' && customer === 'Open')?.status,
    'reported',
  );
});

test('a replay stands beside what happened: what it saw coming, what it missed, what others deny', () => {
  const { expected, customers, gainers } = replay(event, lines, ['News', 'Rival'], usualElasticities);
  assert.ok(expected.customers.every(({ stated, leave }) => stated === 'nothing' && leave === 0.5));
  assert.deepEqual(customers, {
    both: ['Goog'],
    disputed: ['Open'],
    expectedOnly: [],
    happenedOnly: ['Micro'],
  });
  assert.deepEqual([gainers.both, gainers.happenedOnly], [['Rival'], ['News']]);
});
