import { assumptionsOf } from './assumptions.ts';
import { survival } from './leaving.ts';
import { allocate, minorDigits } from './money.ts';
import type { Offer } from './offer/offer.ts';
import { stakeOf } from './offer/part-terms.ts';
import { type Model, paymentsOf } from './simulation/model.ts';

/** How grants are expensed: what an expense needs to be likely, and how a grant is spread. */
const standards = {
  /** ASC 718-10-25-20: a performance condition counts when probable, read as 70%. Graded: tranche by tranche (ASC 718-10-35-8). */
  asc718: { likely: 0.7 },
  /** IFRS 2.19-20 and IG11: more likely than not; tranche by tranche. */
  ifrs2: { likely: 0.5 },
} as const;
export type Standard = keyof typeof standards;

/** Expense of one year of service, in minor units, by what causes it. */
export interface YearOfExpense {
  readonly year: number;
  readonly cash: bigint;
  readonly equity: bigint;
}

/** Grant-date fair value of one part that vests, a share of which vests at each month. */
export interface GrantedValue {
  readonly place: number;
  /** Fair value if all of it vests, in major units. */
  readonly fairValue: number;
  /** Granted share that vests by the end of each month until all has, 0 to 1; it may go beyond the horizon. */
  readonly vested: Float64Array;
}

/** What a goal pays, as an expense sees it. */
export interface GoalValue {
  readonly inCash: boolean;
  /** Fair value in major units: if the goal is met; for a market condition, the chance of meeting it counted in. */
  readonly amount: number;
  /** Months over which it is earned. */
  readonly until: number;
  /** Null for a market condition: what the company is worth. */
  readonly probability: number | null;
}

/**
 * Expense by year of service. A tranche's fair value at grant is spread evenly over the months to its vesting and multiplied by the
 * probability that the person is there to vest (forfeitures estimated). Four yearly tranches of 12,000 each without
 * leaving are 25,000, 13,000, 7,000 and 3,000: a year takes 12,000/1, 12,000/2, 12,000/3, 12,000/4 of the tranches still
 * running. A goal by chance is expensed in full over the months to its latest date where it is likely enough for the standard,
 * and not at all otherwise: 1,000 shares of 100 by month 24 with a probability of 0.6 are nothing by ASC 718 and 50,000 a year by IFRS 2. What
 * hangs on the company's value is expensed at its fair value, met or not (ASC 718-10-30-14, IFRS 2.21). Of what vests after the horizon, the months before it bear
 * their share: of a tranche of 12,000 at month 36, two years bear 4,000 each. Cash is expensed when it is earned, a sign-on over its clawback. Each figure is rounded so that its years add up.
 */
export function expenseByYear(
  offer: Offer,
  model: Model,
  grants: readonly GrantedValue[],
  goals: readonly GoalValue[],
  standard: Standard,
): YearOfExpense[] {
  const { horizon } = model;
  const years = Math.ceil(horizon / 12);
  const there = survival(model.leaves);
  const equity = new Float64Array(horizon + 1);
  const monthly = (1 - assumptionsOf(offer).leaving) ** (1 / 12);
  const stays = (month: number): number =>
    month <= horizon ? there[month]! : there[horizon]! * monthly ** (month - horizon);
  for (const { fairValue, vested } of grants)
    vested.forEach((share, month) => {
      const part = share - (month > 0 ? vested[month - 1]! : 0);
      if (part > 0) spread(equity, month, fairValue * part * stays(month));
    });
  const cash = cashEarned(offer, model, there);
  for (const { inCash, amount, until, probability } of goals)
    if (probability === null || probability >= standards[standard].likely)
      spread(inCash ? cash : equity, until, amount * stays(until));
  const digits = minorDigits(offer.currency);
  const [byCash, byEquity] = [yearly(cash, years, digits), yearly(equity, years, digits)];
  return Array.from({ length: years }, (_, i) => ({
    year: i + 1,
    cash: byCash[i] ?? 0n,
    equity: byEquity[i] ?? 0n,
  }));
}

/** Puts an amount evenly on the months 1 … `until`, as far as they are looked at; on the first day where it is due at once. */
function spread(months: Float64Array, until: number, amount: number): void {
  if (until === 0) {
    months[0]! += amount;
    return;
  }
  const last = Math.min(until, months.length - 1);
  for (let month = 1; month <= last; month++) months[month]! += amount / until;
}

function cashEarned(offer: Offer, model: Model, there: Float64Array): Float64Array {
  const unit = 10 ** minorDigits(offer.currency);
  const earned = new Float64Array(model.horizon + 1);
  for (const { place, month, minor } of paymentsOf(offer, model.horizon)) {
    const part = offer.parts[place];
    const amount = Number(minor) / unit;
    if (part?.kind === 'sign-on' && part.clawback !== undefined) {
      const end = Math.min(model.horizon, month + part.clawback.months);
      for (let later = month + 1; later <= end; later++)
        earned[later]! += (amount / part.clawback.months) * there[later]!;
    } else earned[month]! += amount * there[month]!;
  }
  return earned;
}

/** Sums by year, in minor units whose total is the rounded total; the first day belongs to the first year. */
function yearly(months: Float64Array, years: number, digits: number): bigint[] {
  const sums = Array.from({ length: years }, (_, year) =>
    months.subarray(year === 0 ? 0 : year * 12 + 1, year * 12 + 13).reduce((sum, value) => sum + value, 0),
  );
  const total = BigInt(Math.round(sums.reduce((sum, value) => sum + value, 0) * 10 ** digits));
  const weights = sums.map((value) => BigInt(Math.round(value * 10 ** digits)));
  return total <= 0n ? sums.map(() => 0n) : allocate(total, weights);
}

/** What an offer takes of the company: granted and goal-linked shares over all shares; null where those are not known. */
export function dilutionOf(offer: Offer): number | null {
  let sum = 0;
  for (const part of offer.parts) {
    if (!('vesting' in part) && !(part.kind === 'milestone' && part.amount === undefined)) continue;
    const stake = stakeOf(offer, part);
    if (stake === null) return null;
    sum += stake;
  }
  return sum;
}
