import { minorDigits } from '../money.ts';
import { type Offer, readOffer } from '../offer/offer.ts';
import type { Headline } from './headline.ts';
import type { Instrument } from './instruments.ts';
import type { NamedSum } from './named-sums.ts';

/** What a headline is made of. */
export const buckets = ['cashNow', 'cashIfStays', 'equityCertain', 'equityAtRisk', 'goalLinked'] as const;
type Bucket = (typeof buckets)[number];

/** Shares of the amount by bucket; they add up to 1. */
type Split = Readonly<Record<Bucket, number>>;

/** What is not said, and without which nothing, or only a supposition, can be given. */
type Missing =
  | 'amount'
  | 'years'
  | 'split'
  | 'vesting'
  | 'repayment'
  | 'goals'
  | 'upper-end'
  | 'per-person'
  | 'valuation'
  | 'equity-size';

/** What would have to be true for the whole amount to reach the person. */
interface Truth {
  readonly must:
    | 'stay'
    | 'not-repay'
    | 'price-holds'
    | 'goals-met'
    | 'get-the-most'
    | 'for-one-person'
    | 'offer-real'
    | 'can-sell';
  readonly months?: number;
  readonly people?: number;
}

/** One way to read a headline, as an offer that can be valued. */
interface ReadingOfHeadline {
  readonly name: 'as-said' | 'cliff' | 'at-once';
  readonly split: Split;
  /** Its split is ours: no letter has been published. */
  readonly supposed: boolean;
  readonly offer: Offer;
}

export interface Decomposition {
  readonly headline: Headline;
  /** The amount looked at: the low end, and the high end where it has one. */
  readonly low: number | null;
  readonly high: number | null;
  /** The end that the readings use: the low one, or the high one where the low one is nothing or not said. */
  readonly amount: number | null;
  readonly currency: string;
  readonly years: number;
  readonly readings: readonly ReadingOfHeadline[];
  readonly missing: readonly Missing[];
  readonly truths: readonly Truth[];
}

/** What is supposed where a headline says nothing; each can be changed. None of it is published about any offer. */
export interface Suppositions {
  readonly split?: Split | undefined;
  readonly years?: number | undefined;
  readonly repaymentMonths?: number | undefined;
  readonly volatility?: number | undefined;
  readonly goalProbability?: number | undefined;
  readonly start: string;
  readonly leaving?: number | undefined;
  /** The claim is disputed or denied. */
  readonly contested?: boolean | undefined;
}

const unsaid = { years: 4, repaymentMonths: 24, goalProbability: 0.45, volatility: 0.4 };
const nothing: Split = { cashNow: 0, cashIfStays: 0, equityCertain: 0, equityAtRisk: 0, goalLinked: 0 };
/** A large offer of a listed giant, as they are said to be written; not a finding about any of them. */
const withGoals: Split = {
  ...nothing,
  cashNow: 0.12,
  cashIfStays: 0.08,
  equityAtRisk: 0.55,
  goalLinked: 0.25,
};
const withoutGoals: Split = { ...nothing, cashNow: 0.12, cashIfStays: 0.08, equityAtRisk: 0.8 };

/** What the words alone say of where the money lies; undefined where they say nothing. */
function saidSplit(instrument: Instrument | null, goals: boolean): Split | undefined {
  if (goals && instrument !== 'total' && instrument !== 'sign-on') return { ...nothing, goalLinked: 1 };
  if (instrument === 'sign-on') return { ...nothing, cashNow: 1 };
  if (instrument === 'salary' || instrument === 'cash' || instrument === 'retention')
    return { ...nothing, cashIfStays: 1 };
  if (instrument === 'equity' || instrument === 'options') return { ...nothing, equityAtRisk: 1 };
  return undefined;
}

/**
 * Takes a headline apart: its readings as offers, what is missing, and what would have to be true for all of it to be had. "$100M signing
 * bonus over four years" is read as said (25 now, 75 for staying), and as such offers are usually built (a supposition, marked as one).
 * Without an amount there are no readings, and `missing` says so.
 */
export function decompose(headline: Headline, supposed: Suppositions): Decomposition {
  const { instrument } = headline;
  const currency = headline.currency ?? 'USD';
  const years = headline.years ?? supposed.years ?? unsaid.years;
  const { low, high } = wholeOf(headline, years);
  // "Less than 300,000" starts at nothing: the high end is then the amount to look at.
  const amount = low === null || low === 0 ? high : low;
  const readings =
    amount === null || amount === 0 ? [] : readingsOf(headline, supposed, amount, years, currency);
  return {
    headline,
    low,
    high,
    amount,
    currency,
    years,
    readings,
    missing: missingOf(headline),
    truths: truthsOf(headline, supposed, years, instrument),
  };
}

/** The sum over all the years: of named sums, and of what is paid each year. */
function wholeOf({ low, high, parts, yearly }: Headline, years: number): Pick<Headline, 'low' | 'high'> {
  if (parts.length > 0) {
    const sum = parts.reduce((total, one) => total + overYears(one, years), 0);
    return { low: sum, high: sum };
  }
  const times = yearly ? years : 1;
  return { low: low === null ? null : low * times, high: high === null ? null : high * times };
}

function overYears({ amount, yearly }: NamedSum, years: number): number {
  return yearly ? amount * years : amount;
}

/** Where named sums lie: each where its own name says. */
function splitOf(parts: readonly NamedSum[], years: number, goals: boolean): Split {
  const sum = parts.reduce((total, one) => total + overYears(one, years), 0);
  const split: Record<Bucket, number> = { ...nothing };
  for (const one of parts) {
    const own = saidSplit(one.instrument, goals && one.instrument !== 'salary');
    for (const bucket of buckets) split[bucket] += ((own?.[bucket] ?? 0) * overYears(one, years)) / sum;
  }
  return split;
}

function readingsOf(
  headline: Headline,
  supposed: Suppositions,
  amount: number,
  years: number,
  currency: string,
): ReadingOfHeadline[] {
  const { parts } = headline;
  const named = parts.length > 0;
  const said = named ? splitOf(parts, years, headline.goals) : saidSplit(headline.instrument, headline.goals);
  const usual =
    supposed.split ?? (headline.goals || headline.instrument === 'sign-on' ? withGoals : withoutGoals);
  const made = (name: ReadingOfHeadline['name'], split: Split, own: boolean): ReadingOfHeadline => ({
    name,
    split,
    supposed: own,
    offer: offerOf(headline, supposed, name, split, amount, years, currency),
  });
  const readings: ReadingOfHeadline[] = [];
  if (said) readings.push(made('as-said', named ? said : spreadOver(said, headline, years), false));
  const grants =
    said === undefined || (headline.instrument === 'sign-on' && !named) || supposed.split !== undefined;
  if (grants) readings.push(made('cliff', usual, true));
  if (headline.atOnce || (grants && years > 1 && usual.equityAtRisk > 0))
    readings.push(
      made('at-once', firstYearAtOnce(said !== undefined && !grants ? said : usual, years), true),
    );
  return readings;
}

/** A sign-on "over four years" is paid a quarter now, the rest for staying. */
function spreadOver(split: Split, { years }: Headline, length: number): Split {
  if (split.cashNow !== 1 || years === null || length <= 1) return split;
  return { ...nothing, cashNow: 1 / length, cashIfStays: 1 - 1 / length };
}

function firstYearAtOnce(split: Split, years: number): Split {
  const first = split.equityAtRisk / Math.max(1, years);
  return { ...split, equityCertain: split.equityCertain + first, equityAtRisk: split.equityAtRisk - first };
}

/** The offer that a reading describes: a listed employer whose shares cost 1, so that units are money at today's price. */
function offerOf(
  headline: Headline,
  supposed: Suppositions,
  name: ReadingOfHeadline['name'],
  split: Split,
  amount: number,
  years: number,
  currency: string,
): Offer {
  const months = Math.min(120, Math.max(1, Math.round(years * 12)));
  const digits = minorDigits(currency);
  const money = (share: number, over = 1): string => ((amount * share) / over).toFixed(digits);
  const said = headline.repaymentMonths;
  const repayment = Math.min(said ?? supposed.repaymentMonths ?? unsaid.repaymentMonths, months);
  const usual = months > 12 && name !== 'at-once' ? 12 : 0;
  const cliff = Math.min(headline.cliffMonths ?? usual, months);
  const every = months % 3 === 0 && cliff % 3 === 0 ? 3 : 1;
  const units = (share: number): string => BigInt(Math.round(amount * share)).toString();
  const parts: unknown[] = [];
  if (split.cashNow > 0)
    parts.push({
      kind: 'sign-on',
      amount: money(split.cashNow),
      ...((name === 'as-said' && said === null) || repayment === 0
        ? {}
        : { clawback: { months: repayment, falls: 'monthly' } }),
    });
  if (split.cashIfStays > 0) parts.push({ kind: 'salary', yearly: money(split.cashIfStays, months / 12) });
  if (split.equityCertain > 0)
    parts.push({ kind: 'rsu', label: 'at once', units: units(split.equityCertain), vesting: { months: 0 } });
  if (split.equityAtRisk > 0)
    parts.push(
      headline.instrument === 'options'
        ? {
            kind: 'options',
            units: units(split.equityAtRisk * optionsPerWorth(supposed, months)),
            strike: '1',
            vesting: { months, cliffMonths: cliff, everyMonths: every },
          }
        : {
            kind: 'rsu',
            units: units(split.equityAtRisk),
            vesting: { months, cliffMonths: cliff, everyMonths: every },
          },
    );
  if (split.goalLinked > 0)
    parts.push({
      kind: 'milestone',
      amount: money(split.goalLinked),
      milestone: {
        name: 'goals',
        probability: supposed.goalProbability ?? unsaid.goalProbability,
        earliest: Math.min(12, months),
        latest: months,
      },
    });
  return readOffer({
    name,
    currency,
    start: supposed.start,
    horizonMonths: months,
    parts,
    company: {
      name: 'headline',
      listed: true,
      sharePrice: '1',
      volatility: supposed.volatility ?? unsaid.volatility,
    },
    ...(supposed.leaving === undefined ? {} : { leaving: supposed.leaving }),
    person: {
      certaintyEquivalent: { riskAversion: 2.5, outsideWealth: Math.max(1_000_000, Math.round(amount / 20)) },
    },
  });
}

/** Options "worth" an amount are read at their exercise value if the price rises by one deviation over the term. */
function optionsPerWorth({ volatility }: Suppositions, months: number): number {
  return 1 / Math.expm1((volatility ?? unsaid.volatility) * Math.sqrt(months / 12));
}

function missingOf(headline: Headline): Missing[] {
  const { low, high, years, instrument, goals, yearly, people, parts, stake, valuation, unsized } = headline;
  const missing: Missing[] = [];
  if (low === null && high === null) missing.push(stake === null ? 'amount' : 'valuation');
  else if (high === null) missing.push('upper-end');
  else if (stake !== null && valuation === null) missing.push('valuation');
  if (unsized) missing.push('equity-size');
  if (years === null && !yearly) missing.push('years');
  if (parts.length === 0 && (instrument === null || instrument === 'total')) missing.push('split');
  if (
    instrument !== 'salary' &&
    instrument !== 'cash' &&
    instrument !== 'sign-on' &&
    instrument !== 'retention'
  )
    missing.push('vesting');
  if ((instrument === 'sign-on' || instrument === 'retention') && headline.repaymentMonths === null)
    missing.push('repayment');
  if (goals) missing.push('goals');
  if (people !== null && people > 1) missing.push('per-person');
  return missing;
}

function truthsOf(
  headline: Headline,
  supposed: Suppositions,
  years: number,
  instrument: Instrument | null,
): Truth[] {
  const months = Math.round(years * 12);
  const truths: Truth[] = [];
  const cash = instrument === 'salary' || instrument === 'cash';
  if (instrument === 'sign-on')
    truths.push({
      must: 'not-repay',
      months: Math.min(
        headline.repaymentMonths ?? supposed.repaymentMonths ?? unsaid.repaymentMonths,
        months,
      ),
    });
  if (instrument !== 'sign-on' || headline.years !== null)
    truths.push({ must: 'stay', months: Math.max(headline.stayMonths ?? 0, months) });
  if (!cash && instrument !== 'sign-on' && instrument !== 'retention')
    truths.push({ must: 'price-holds' }, { must: 'can-sell' });
  if (headline.goals) truths.push({ must: 'goals-met' });
  if (headline.atMost) truths.push({ must: 'get-the-most' });
  if (headline.people !== null && headline.people > 1)
    truths.push({ must: 'for-one-person', people: headline.people });
  if (supposed.contested) truths.push({ must: 'offer-real' });
  return truths;
}
