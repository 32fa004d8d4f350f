import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VivierError } from '../tables/error.ts';
import { type CounterOffer, counterOffer, type Room } from './counter-offer.ts';
import { type Offer, readOffer } from './offer/offer.ts';
import { compileOffer } from './simulation/model.ts';
import { precisions, simulate } from './simulation/simulate.ts';
import { leavingCurve } from './value.ts';

const SEED = 7;
const LOAD = 0.08;
const MONTHS = [1, 12, 24, 36];

const terms = {
  currency: 'USD',
  start: '2026-01-01',
  horizonMonths: 36,
  leaving: 0.1,
  riskFree: 0.03,
  payrollLoad: LOAD,
};
const salary = (yearly: number) => ({ kind: 'salary', yearly: String(yearly) });
const grant = (units: number) => ({
  kind: 'rsu',
  units: String(units),
  vesting: { months: 36, cliffMonths: 12, everyMonths: 12 },
});
/** An unlisted company whose shares are worth something once a tender is held or it is sold. */
const company = {
  name: 'Own',
  listed: false,
  sharePrice: '20',
  shares: 1_000_000,
  volatility: 0.5,
  exits: [
    { kind: 'sale', probability: 0.5, earliest: 24, latest: 30 },
    { kind: 'none', probability: 0.5 },
  ],
};
const own = (units: number): Offer =>
  readOffer({ ...terms, name: 'own', parts: [salary(200_000), grant(units)], company });
const rival: Offer = readOffer({
  ...terms,
  name: 'rival',
  parts: [salary(260_000), { kind: 'sign-on', amount: '80000' }, grant(3000)],
  company: { name: 'Rival', listed: true, sharePrice: '50', shares: 10_000_000, volatility: 0.3 },
});

/** What is kept on leaving at each date, simulated anew. */
function kept(offer: Offer): number[] {
  const model = compileOffer(offer);
  const curve = leavingCurve(model, simulate(model, precisions.live, SEED));
  return MONTHS.map((month) => curve[month]!.value);
}

const short = (target: readonly number[], values: readonly number[]): number =>
  target.reduce((sum, value, i) => sum + Math.max(0, value - values[i]!), 0);

/** The offer with amounts added by hand. */
function withAdded(units: number, signOn: number, raise: number, tender: Room['tender']): Offer {
  const base = own(units);
  return {
    ...base,
    parts: [
      ...base.parts,
      ...(signOn > 0 ? [{ kind: 'sign-on', amount: signOn.toFixed(2) } as const] : []),
      ...(raise > 0 ? [{ kind: 'salary', yearly: raise.toFixed(2) } as const] : []),
    ],
    company: tender
      ? { ...base.company, tenders: [{ month: tender.month, cap: tender.cap, probability: 1 }] }
      : base.company,
  };
}

/** Every offer on a grid within the room, each simulated whole: the least that any falls short by. */
function leastShort(units: number, room: Room, steps: number): number {
  const target = kept(rival);
  const [cash, mostUnits] = [Number(room.cash), Math.floor(room.dilution * 1_000_000)];
  const grid = (most: number) => Array.from({ length: steps + 1 }, (_, i) => (most * i) / steps);
  let least = Number.POSITIVE_INFINITY;
  for (const raise of grid(Math.min(Number(room.salary ?? cash), cash / (1 + LOAD) / 3)))
    for (const signOn of grid(Math.min(Number(room.signOn ?? cash), cash / (1 + LOAD) - raise * 3)))
      for (const granted of grid(mostUnits - units).map((more) => units + Math.floor(more)))
        for (const tender of room.tender ? [undefined, room.tender] : [undefined])
          least = Math.min(least, short(target, kept(withAdded(granted, signOn, raise, tender))));
  return least;
}

function holdsTo({ added, dilution }: CounterOffer, room: Room): void {
  assert.ok((added.signOn + added.salary * 3) * (1 + LOAD) <= Number(room.cash) + 1);
  assert.ok(added.signOn <= Number(room.signOn ?? Number.POSITIVE_INFINITY));
  assert.ok(added.salary <= Number(room.salary ?? Number.POSITIVE_INFINITY));
  assert.ok((dilution ?? 0) <= room.dilution + 1e-12);
  assert.ok(!added.tender || room.tender !== undefined);
}

test('no offer on a grid within the room, each simulated whole, comes nearer to the rival than the counter-offer', async () => {
  const rooms: readonly Room[] = [
    { cash: '150000', dilution: 0.004 },
    { cash: '300000', dilution: 0.002, signOn: '60000' },
    { cash: '90000', dilution: 0.01, salary: '10000', tender: { month: 13, cap: '40000' } },
    { cash: '0', dilution: 0.006, tender: { month: 20, cap: '100000' } },
  ];
  for (const room of rooms) {
    const found = await counterOffer(own(1500), rival, room, SEED);
    holdsTo(found, room);
    const left = short(kept(rival), kept(found.offer));
    assert.ok(Math.abs(left - found.axes.reduce((sum, axis) => sum + axis.short, 0)) < 1);
    const least = leastShort(1500, room, 3);
    // Cents are rounded down, and the program takes what an amount adds as in proportion to it.
    assert.ok(left <= least * 1.005 + 10, `${JSON.stringify(room)}: ${left} against ${least}`);
  }
});

test('where the rival can be met, nothing is short and no more is spent than that takes', async () => {
  const room: Room = { cash: '5000000', dilution: 0.5 };
  const found = await counterOffer(own(1500), rival, room, SEED);
  holdsTo(found, room);
  assert.ok(found.axes.every(({ short: by }) => by < 20));
  // One date at least binds: with less everywhere the rival would be ahead there.
  assert.ok(found.axes.some(({ after, rival: theirs }) => after - theirs < 0.02 * theirs));
});

test('an offer that already takes more than the cap is refused', async () => {
  await assert.rejects(
    counterOffer(own(1500), rival, { cash: '1', dilution: 0.001 }, SEED),
    (error: unknown) => error instanceof VivierError && error.code === 'counter-offer-impossible',
  );
});
