import { type Assumptions, assumptionsOf } from '../assumptions.ts';
import { marketabilityDiscount } from '../finnerty.ts';
import { leavingDistribution } from '../leaving.ts';
import { type Money, minorDigits, toNumber } from '../money.ts';
import { type Amount, LAST_MONTH, type Part } from '../offer/fields.ts';
import { inOffer, type Offer } from '../offer/offer.ts';
import { scheduleOf, unitsOf, vestedByMonth } from '../offer/part-terms.ts';
import { clawbackOwed } from '../vesting/clawback.ts';
import { windowMonths } from '../vesting/termination.ts';
import { checkClasses, type PreferredClass } from '../waterfall.ts';

/** A part that is worth what shares are worth. Amounts in major units, today's money nowhere yet. */
export interface Holding {
  readonly place: number;
  readonly form: 'share' | 'option' | 'profit';
  /** Vested by the end of each month. */
  readonly vested: Float64Array;
  readonly granted: number;
  readonly strike: number;
  /** Months after leaving in which an option can be exercised. */
  readonly window: number;
  readonly expiry: number;
  readonly acceleration: number;
}

/** A part that is paid when a goal is met. */
export interface Goal {
  readonly place: number;
  readonly cash: number;
  readonly units: number;
  /** By chance, or by what the company is worth. */
  readonly met:
    | {
        readonly by: 'chance';
        readonly probability: number;
        readonly earliest: number;
        readonly latest: number;
      }
    | { readonly by: 'value'; readonly above: number; readonly month: number };
}

/** How shares of a private company become money. */
export interface Exit {
  readonly kind: 'ipo' | 'sale' | 'zero' | 'none';
  readonly probability: number;
  /** Months it can come in, each as likely. */
  readonly months: readonly number[];
}

export interface Tender {
  readonly month: number;
  readonly probability: number;
  readonly cap: number;
  readonly share: number;
  readonly discount: number;
  readonly eligibleAfter: number;
  readonly formerStaff: boolean;
}

/** An offer made ready to simulate: plain data, so that it can be handed to a thread. */
export interface Model {
  readonly horizon: number;
  readonly listed: boolean;
  /** Value of the whole company today where its shares are known, else of one share. */
  readonly value: number;
  readonly shares: number;
  readonly commonShares: number;
  readonly drift: number;
  readonly growth: number;
  readonly volatility: number;
  readonly rate: number;
  /** Months at which the company's value is looked at, rising, above 0. */
  readonly months: Int32Array;
  /** Share of the company that today's holders still have, by month 0 … LAST_MONTH. */
  readonly undiluted: Float64Array;
  readonly leaves: Float64Array;
  /** Present value of the certain cash kept on leaving at each month. */
  readonly cash: Float64Array;
  readonly holdings: readonly Holding[];
  readonly goals: readonly Goal[];
  readonly exits: readonly Exit[];
  readonly tenders: readonly Tender[];
  readonly classes: readonly PreferredClass[];
  readonly parts: number;
  /** What the person counts of equity: 1, or 1 less the marketability discount. */
  readonly counted: number;
  readonly taxRate: number;
  readonly riskAversion: number;
  readonly wealth: number;
  /** For exercising the options of one part. */
  readonly budget: number;
}

const THIRD = 3;

/** Makes an offer ready to simulate. */
export function compileOffer(offer: Offer): Model {
  const assumed = assumptionsOf(offer);
  const horizon = assumed.horizonMonths;
  const { company } = offer;
  const price = toNumber(inOffer(offer, company.sharePrice));
  const shares = company.shares ?? 1;
  const classes = classesOf(offer);
  checkClasses(classes);
  const holdings = offer.parts.flatMap((part, place) => holdingOf(offer, part, place, horizon));
  const goals = offer.parts.flatMap((part, place) => goalOf(offer, part, place));
  const exits = exitsOf(offer);
  const tenders = tendersOf(offer);
  return {
    horizon,
    listed: company.listed,
    value: price * shares,
    shares,
    commonShares: shares - classes.reduce((sum, one) => sum + one.shares, 0),
    drift: assumed.growth - assumed.volatility ** 2 / 2,
    growth: assumed.growth,
    volatility: assumed.volatility,
    rate: assumed.riskFree,
    months: monthsNeeded(company.listed, horizon, holdings, goals, exits, tenders),
    undiluted: undilutedOf(offer),
    leaves: leavingDistribution(assumed.leaving, horizon),
    cash: cashKept(offer, horizon, assumed.riskFree).reduce(
      (sum, { kept }) => sum.map((value, month) => value + kept[month]!),
      new Float64Array(horizon + 1),
    ),
    holdings,
    goals,
    exits,
    tenders,
    classes,
    parts: offer.parts.length,
    counted: countedShare(assumed),
    taxRate: assumed.taxRate,
    riskAversion: assumed.method === 'certainty-equivalent' ? assumed.riskAversion : 0,
    wealth: assumed.method === 'certainty-equivalent' ? assumed.outsideWealth : 0,
    budget: assumed.exerciseBudget / Math.max(1, holdings.filter(({ form }) => form === 'option').length),
  };
}

function countedShare({ method, volatility, restrictionMonths }: Assumptions): number {
  return method === 'marketability' && restrictionMonths > 0 && volatility > 0
    ? 1 - marketabilityDiscount(volatility, restrictionMonths / 12)
    : 1;
}

/** A certain payment: by month, in whole minor units, as the letter says it. */
export interface Payment {
  readonly place: number;
  readonly month: number;
  readonly minor: bigint;
}

/** The certain payments of an offer to somebody who stays, exact. */
export function paymentsOf(offer: Offer, horizon: number): Payment[] {
  return offer.parts.flatMap((part, place): Payment[] => {
    if (part.kind === 'salary') return salaryPayments(offer, part, place, horizon);
    if (part.kind === 'bonus') {
      const months = part.months ?? Array.from({ length: Math.floor(horizon / 12) }, (_, i) => 12 * (i + 1));
      const expected = scale(inOffer(offer, part.target), part.payout ?? 1);
      return months
        .filter((month) => month <= horizon)
        .map((month) => ({ place, month, minor: expected.minor }));
    }
    if (part.kind !== 'sign-on') return [];
    const month = part.month ?? 0;
    return month > horizon ? [] : [{ place, month, minor: inOffer(offer, part.amount).minor }];
  });
}

/** A twelfth of the year's salary each month; cents are put so that each year adds up. */
function salaryPayments(
  offer: Offer,
  { yearly, raise = 0 }: Extract<Part, { kind: 'salary' }>,
  place: number,
  horizon: number,
): Payment[] {
  const first = inOffer(offer, yearly);
  return Array.from({ length: horizon }, (_, index) => {
    const year = scale(first, (1 + raise) ** Math.floor(index / 12)).minor;
    const month = BigInt(index % 12);
    return { place, month: index + 1, minor: (year * (month + 1n)) / 12n - (year * month) / 12n };
  });
}

/** An amount times a number, to the nearest minor unit. */
function scale({ minor, currency }: Money, factor: number): Money {
  return factor === 1 ? { minor, currency } : { minor: BigInt(Math.round(Number(minor) * factor)), currency };
}

/** Present value of each part's certain cash kept on leaving at the end of each month, clawbacks paid back. */
export function cashKept(
  offer: Offer,
  horizon: number,
  rate: number,
): { place: number; kept: Float64Array }[] {
  const unit = 10 ** minorDigits(offer.currency);
  const kept = offer.parts.map(() => new Float64Array(horizon + 1));
  for (const { place, month, minor } of paymentsOf(offer, horizon)) {
    const worth = (Number(minor) / unit) * Math.exp((-rate * month) / 12);
    for (let left = month; left <= horizon; left++) kept[place]![left]! += worth;
  }
  offer.parts.forEach((part, place) => {
    if (part.kind !== 'sign-on' || part.clawback === undefined) return;
    const { minor } = inOffer(offer, part.amount);
    const paid = part.month ?? 0;
    for (let left = paid; left < horizon; left++) {
      const owed = Number(clawbackOwed(minor, part.clawback, left - paid)) / unit;
      kept[place]![left]! -= owed * Math.exp((-rate * left) / 12);
    }
    // Whoever stays to the horizon is not asked to pay back.
  });
  return kept.map((one, place) => ({ place, kept: one }));
}

function holdingOf(offer: Offer, part: Part, place: number, horizon: number): Holding[] {
  if (!('vesting' in part)) return [];
  const amountOf = (value: Amount): number => toNumber(inOffer(offer, value));
  const expiry = part.kind === 'options' ? (part.expiryMonths ?? LAST_MONTH) : LAST_MONTH;
  const window =
    part.kind === 'options'
      ? part.windows?.length
        ? Math.max(0, ...part.windows.filter(({ reason }) => reason === 'VOLUNTARY_OTHER').map(windowMonths))
        : THIRD
      : 0;
  return [
    {
      place,
      form: part.kind === 'rsu' ? 'share' : part.kind === 'options' ? 'option' : 'profit',
      vested: vestedByMonth(scheduleOf(offer, part, place), offer.start, horizon),
      granted: Number(unitsOf(offer, part)),
      strike:
        part.kind === 'options'
          ? amountOf(part.strike)
          : part.kind === 'profit-units'
            ? amountOf(part.threshold)
            : 0,
      window,
      expiry,
      acceleration: part.accelerationOnSale ?? 0,
    },
  ];
}

function goalOf(offer: Offer, part: Part, place: number): Goal[] {
  if (part.kind !== 'milestone') return [];
  const { milestone } = part;
  return [
    {
      place,
      cash: part.amount === undefined ? 0 : toNumber(inOffer(offer, part.amount)),
      units: part.amount === undefined ? Number(unitsOf(offer, part)) : 0,
      met:
        'probability' in milestone
          ? {
              by: 'chance',
              probability: milestone.probability,
              earliest: milestone.earliest,
              latest: milestone.latest,
            }
          : {
              by: 'value',
              above: toNumber(inOffer(offer, milestone.companyValueAbove)),
              month: Math.max(1, milestone.month),
            },
    },
  ];
}

/** Months between the first and the last, by quarters. */
function exitsOf({ company: { exits = [] } }: Offer): Exit[] {
  return exits.map(({ kind, probability, earliest = 0, latest = 0 }) => {
    const months: number[] = [];
    for (let month = Math.max(1, earliest); month <= latest; month += THIRD) months.push(month);
    return { kind, probability, months: months.length > 0 ? months : [Math.max(1, latest)] };
  });
}

function tendersOf(offer: Offer): Tender[] {
  return (offer.company.tenders ?? [])
    .map((one) => ({
      month: Math.max(1, one.month),
      probability: one.probability,
      cap: one.cap === undefined ? Number.POSITIVE_INFINITY : toNumber(inOffer(offer, one.cap)),
      share: one.share ?? 1,
      discount: one.discount ?? 0,
      eligibleAfter: one.eligibleAfterMonths ?? 0,
      formerStaff: one.formerStaff ?? false,
    }))
    .sort((a, b) => a.month - b.month);
}

function classesOf(offer: Offer): PreferredClass[] {
  return (offer.company.preferences ?? []).map((one) => ({
    name: one.name,
    preference: toNumber(inOffer(offer, one.invested)) * (one.multiple ?? 1),
    rank: one.rank ?? 1,
    shares: one.shares,
    participating: one.participating ?? false,
    cap: one.cap === undefined ? null : toNumber(inOffer(offer, one.cap)),
  }));
}

/** Π (1 - d) over the rounds up to each month. */
function undilutedOf({ company: { rounds = [] } }: Offer): Float64Array {
  return Float64Array.from({ length: LAST_MONTH + 1 }, (_, month) =>
    rounds.reduce((left, round) => (round.month <= month ? left * (1 - round.dilution) : left), 1),
  );
}

function monthsNeeded(
  listed: boolean,
  horizon: number,
  holdings: readonly Holding[],
  goals: readonly Goal[],
  exits: readonly Exit[],
  tenders: readonly Tender[],
): Int32Array {
  const needed = new Set<number>([horizon]);
  for (const { form, vested, window, expiry } of holdings) {
    if (listed && form === 'share')
      vested.forEach((units, month) => {
        if (month > 0 && units > vested[month - 1]!) needed.add(month);
      });
    if (form === 'option')
      for (let left = 1; left < horizon; left++) needed.add(Math.min(left + window, expiry, LAST_MONTH));
  }
  for (const { met, units } of goals) {
    if (met.by === 'value') needed.add(met.month);
    else if (listed && units > 0)
      for (let month = Math.max(1, met.earliest); month <= met.latest; month++) needed.add(month);
  }
  for (const { months } of exits) for (const month of months) needed.add(month);
  for (const { month } of tenders) needed.add(month);
  return Int32Array.from([...needed].sort((a, b) => a - b));
}
