import { VivierError } from '../tables/error.ts';
import { type Line, rivalsOf } from './rivals.ts';
import type { Range } from './worth.ts';

/** What a shock is reckoned with: shares, all of them the reader's to change and none of them measured here. */
export interface Elasticities {
  /** Share of its spending that a customer takes away once its supplier is part-owned by somebody who buys the same. */
  readonly conflict: number;
  /** Share of what leaves that goes to other suppliers; the rest is not bought any more, or made in the house. */
  readonly switching: number;
  /** Share of the staff that goes for each share of revenue lost. */
  readonly staff: number;
  /** What the reader says of one customer, by its key. */
  readonly leave: ReadonlyMap<string, number>;
}

export const usualElasticities: Elasticities = {
  conflict: 0.5,
  switching: 0.7,
  staff: 1,
  leave: new Map(),
};

/** Somebody takes a stake in a supplier. */
export interface Event {
  /** Key of the supplier. */
  readonly target: string;
  /** Keys of whoever takes the stake, with what belongs to them. */
  readonly owners: ReadonlySet<string>;
  /** ISO day. */
  readonly on: string;
  /** Yearly revenue of the target before it, US dollars; null where nobody published one. */
  readonly revenue: Range | null;
}

/** A customer of the target, and what leaves with it. */
interface Customer {
  readonly key: string;
  readonly name: string;
  /** Its owner now buys what it buys. */
  readonly conflict: boolean;
  /** What is stated: it leaves, that is disputed, or nothing. */
  readonly stated: 'leaves' | 'disputed' | 'nothing';
  /** Yearly spending; `published` is false where only bounds are known. `high` is null where there is no upper bound. */
  readonly spending: { readonly low: number; readonly high: number | null; readonly published: boolean };
  /** Share that leaves, 0 to 1. */
  readonly leave: number;
  /** First and last day of its period as a customer, as far as they are stated. */
  readonly from: string | null;
  readonly to: string | null;
}

/** A supplier that may gain. */
interface Gainer {
  readonly key: string;
  readonly name: string;
  /** Customers of the target that it serves already, by name. */
  readonly serves: readonly string[];
  /** Of the published spending that leaves, US dollars a year. */
  readonly gain: Range;
}

export interface Shock {
  readonly customers: readonly Customer[];
  readonly gainers: readonly Gainer[];
  /** Yearly revenue that leaves, of published amounts alone. */
  readonly loss: Range;
  /** The same with what nobody published at its upper bound; null where a leaver has none. */
  readonly most: number | null;
  /** As shares of the revenue; null where it is unknown. */
  readonly share: Range | null;
  readonly mostShare: number | null;
  /** Share of the staff that goes with it. */
  readonly staff: Range | null;
}

/**
 * How the stake spreads: customers whose supplier is now owned by somebody who buys the same have a conflict of interest, and
 * take a share of their spending elsewhere; other suppliers that serve them share what is bought again, in equal
 * parts. Linear, one year, nothing comes back. Throws `assumption-out-of-range`.
 */
export function shockOf(event: Event, lines: readonly Line[], elasticities: Elasticities): Shock {
  check(elasticities);
  const customers = customersOf(event, lines, elasticities);
  const leaving = customers.filter(({ leave }) => leave > 0);
  const published = leaving.filter(({ spending }) => spending.published);
  const sum = (end: 'low' | 'high') =>
    published.reduce((total, { spending, leave }) => total + leave * (spending[end] ?? 0), 0);
  const loss = { low: sum('low'), high: sum('high') };
  const bounded = leaving.every(({ spending }) => spending.high !== null);
  const all = leaving.reduce((total, { spending, leave }) => total + leave * (spending.high ?? 0), 0);
  const { revenue } = event;
  const most =
    revenue === null ? (bounded ? all : null) : bounded ? Math.min(all, revenue.high) : revenue.high;
  const share = revenue && { low: loss.low / revenue.high, high: Math.min(1, loss.high / revenue.low) };
  const staff = share && {
    low: Math.min(1, share.low * elasticities.staff),
    high: Math.min(1, share.high * elasticities.staff),
  };
  return {
    customers,
    gainers: gainersOf(event, lines, published, elasticities.switching),
    loss,
    most,
    share,
    mostShare: revenue === null || most === null ? null : Math.min(1, most / revenue.low),
    staff,
  };
}

function customersOf(event: Event, lines: readonly Line[], elasticities: Elasticities): Customer[] {
  const { target, owners } = event;
  const own = lines.filter(({ supplier, customer }) => supplier === target && customer !== null);
  const rivals = new Set(rivalsOf(target, lines));
  const ownerBuys = lines.some(
    ({ supplier, customer }) =>
      customer !== null && owners.has(customer) && (supplier === target || rivals.has(supplier)),
  );
  const largest = own.find(({ event: said }) => /^largest customer/.test(said));
  const ceiling = largest && spent(own.filter(({ customer }) => customer === largest.customer))?.high;
  const byCustomer = Map.groupBy(own, ({ customer }) => customer ?? '');
  return [...byCustomer]
    .filter(([key]) => !owners.has(key))
    .map(([key, its]) => {
      const known = spent(its);
      const stated = statedOf(its);
      const usual = { leaves: 1, disputed: 0.5, nothing: ownerBuys ? elasticities.conflict : 0 }[stated];
      return {
        key,
        name: its[0]?.customerName ?? key,
        conflict: ownerBuys,
        stated,
        spending: known ? { ...known, published: true } : { low: 0, high: ceiling ?? null, published: false },
        leave: elasticities.leave.get(key) ?? usual,
        from: its.flatMap(({ from }) => from ?? []).sort()[0] ?? null,
        to:
          endsOf(its)
            .flatMap(({ to }) => to ?? [])
            .sort()[0] ?? null,
      };
    })
    .sort(
      (a, b) =>
        (b.spending.published ? (b.spending.high ?? 0) : 0) -
          (a.spending.published ? (a.spending.high ?? 0) : 0) || (a.name < b.name ? -1 : 1),
    );
}

/** The range of yearly sums that are published of a customer. */
function spent(lines: readonly Line[]): Range | null {
  const amounts = lines.flatMap(({ amount }) => amount ?? []);
  return amounts.length === 0 ? null : { low: Math.min(...amounts), high: Math.max(...amounts) };
}

/** An end without a sum is a customer who leaves; an end with one is only the period of the sum. */
function endsOf(lines: readonly Line[]): Line[] {
  return lines.filter(({ to, amount }) => to !== null && amount === null);
}

function statedOf(lines: readonly Line[]): Customer['stated'] {
  const ends = endsOf(lines);
  if (ends.length === 0) return 'nothing';
  return ends.some(({ status }) => status === 'confirmed' || status === 'reported') ? 'leaves' : 'disputed';
}

function gainersOf(
  event: Event,
  lines: readonly Line[],
  leaving: readonly Customer[],
  switching: number,
): Gainer[] {
  const rivals = rivalsOf(event.target, lines);
  const serving = (rival: string, customer: string) =>
    lines.some(
      (line) =>
        line.supplier === rival && line.customer === customer && (line.to === null || line.to >= event.on),
    );
  const gains = new Map(rivals.map((rival) => [rival, { low: 0, high: 0 }]));
  for (const { key, spending, leave } of leaving) {
    const serves = rivals.filter((rival) => serving(rival, key));
    const takers = serves.length > 0 ? serves : rivals;
    for (const taker of takers) {
      const gain = gains.get(taker) ?? { low: 0, high: 0 };
      const part = (switching * leave) / takers.length;
      gains.set(taker, {
        low: gain.low + part * spending.low,
        high: gain.high + part * (spending.high ?? 0),
      });
    }
  }
  const customers = new Map(
    lines.flatMap(({ supplier, customer, customerName }): [string, string][] =>
      supplier === event.target && customer !== null && !event.owners.has(customer)
        ? [[customer, customerName]]
        : [],
    ),
  );
  return rivals
    .map((key) => ({
      key,
      name: lines.find(({ supplier }) => supplier === key)?.supplierName ?? key,
      serves: [...customers]
        .filter(([customer]) => serving(key, customer))
        .map(([, name]) => name)
        .sort(),
      gain: gains.get(key) ?? { low: 0, high: 0 },
    }))
    .sort(
      (a, b) => b.gain.high - a.gain.high || b.serves.length - a.serves.length || (a.name < b.name ? -1 : 1),
    );
}

function check({ conflict, switching, staff, leave }: Elasticities): void {
  const fault = [
    ...Object.entries({ conflict, switching }).filter(([, value]) => !(value >= 0 && value <= 1)),
    ...[...leave].filter(([, value]) => !(value >= 0 && value <= 1)),
    ...(staff >= 0 && staff <= 5 ? [] : [['staff', staff] as const]),
  ][0];
  if (fault)
    throw new VivierError('assumption-out-of-range', {
      what: 'An assumption cannot be.',
      where: `${fault[0]}: ${fault[1]}`,
      why: 'Shares are from 0 to 1, the elasticity of staff from 0 to 5.',
      mend: 'Change it, and ask again.',
    });
}
