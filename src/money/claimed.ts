import { type Headline, type Instrument, readHeadline } from './headline.ts';

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
  return {
    ...words,
    low,
    high,
    currency: 'USD',
    instrument: named ?? words.instrument,
    years: years ?? (words.yearly ? 1 : null),
    goals: words.goals || /\b(market value|valuation|operating goals)\b/i.test(condition ?? ''),
  };
}
