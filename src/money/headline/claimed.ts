import { type Headline, readHeadline } from './headline.ts';
import type { Instrument } from './instruments.ts';

/** A row of the packages that were reported, as its columns say it. */
export interface ClaimedPackage {
  readonly headline: string;
  readonly low: number | null;
  readonly high: number | null;
  readonly instrument: string | null;
  readonly years: number | null;
  readonly condition: string | null;
}

const instruments: readonly Instrument[] = [
  'sign-on',
  'salary',
  'cash',
  'equity',
  'options',
  'retention',
  'total',
];

/** A reported package as a headline: its columns count, its words fill what they leave open. */
export function claimedHeadline({
  headline,
  low,
  high,
  instrument,
  years,
  condition,
}: ClaimedPackage): Headline {
  const words = readHeadline(`${headline}; ${condition ?? ''}`);
  const column = instruments.find((one) => one === instrument) ?? null;
  // The columns say equity of options and of shares alike, and total where the words may know better.
  const named = column === 'equity' && words.instrument === 'options' ? 'options' : column;
  const known = named ?? words.instrument;
  // "Up to 300m over four years, more than 100m in the first": the sum is what is over the years.
  const whole = words.firstYear !== null && words.firstYear === low && high !== null ? high : low;
  const yearly = words.yearly || known === 'salary';
  return {
    ...words,
    low: whole,
    high,
    currency: 'USD',
    instrument: known,
    years: years ?? (yearly ? 1 : null),
    // The columns hold what is paid over their years, and one sum.
    yearly: yearly && (years === null || years === 1),
    unsized: false,
    parts: [],
    goals: words.goals || /\b(market value|valuation|operating goals)\b/i.test(condition ?? ''),
  };
}
