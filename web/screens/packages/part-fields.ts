import type { MessageKey } from '../../../src/locales/words.ts';
import type { Unit } from '../../parts/figure-text.ts';
import type { PartKind, Path } from './offer-draft.ts';

/** One figure of a part or of the company: where it stands, and how it is written. */
export interface Field {
  readonly path: Path;
  readonly unit: Unit;
  readonly label: MessageKey;
  readonly optional?: boolean;
  /** Written as a decimal in a string, as units are. */
  readonly text?: boolean;
}

const size: readonly Field[] = [
  { path: ['units'], unit: 'count', label: 'packages.field.units', optional: true, text: true },
  { path: ['stake'], unit: 'percent', label: 'packages.field.stake', optional: true },
];
const vests: readonly Field[] = [
  { path: ['vesting', 'months'], unit: 'months', label: 'packages.field.vests' },
  { path: ['vesting', 'cliffMonths'], unit: 'months', label: 'packages.field.cliff', optional: true },
  { path: ['vesting', 'everyMonths'], unit: 'months', label: 'packages.field.every', optional: true },
];
const sale: Field = {
  path: ['accelerationOnSale'],
  unit: 'percent',
  label: 'packages.field.acceleration',
  optional: true,
};

/** The figures of each kind of part, in the order in which a letter gives them. */
export const partFields: Readonly<Record<PartKind, readonly Field[]>> = {
  salary: [
    { path: ['yearly'], unit: 'money', label: 'packages.field.yearly' },
    { path: ['raise'], unit: 'percent', label: 'packages.field.raise', optional: true },
  ],
  bonus: [
    { path: ['target'], unit: 'money', label: 'packages.field.target' },
    { path: ['payout'], unit: 'percent', label: 'packages.field.payout', optional: true },
  ],
  'sign-on': [
    { path: ['amount'], unit: 'money', label: 'packages.field.amount' },
    { path: ['month'], unit: 'months', label: 'packages.field.paidIn', optional: true },
    { path: ['clawback', 'months'], unit: 'months', label: 'packages.field.repay', optional: true },
  ],
  rsu: [...size, ...vests],
  options: [...size, { path: ['strike'], unit: 'money', label: 'packages.field.strike' }, ...vests, sale],
  'profit-units': [
    ...size,
    { path: ['threshold'], unit: 'money', label: 'packages.field.threshold' },
    ...vests,
    sale,
  ],
  milestone: [
    { path: ['amount'], unit: 'money', label: 'packages.field.amount', optional: true },
    ...size,
    { path: ['milestone', 'probability'], unit: 'percent', label: 'packages.field.probability' },
    { path: ['milestone', 'earliest'], unit: 'months', label: 'packages.field.earliest' },
    { path: ['milestone', 'latest'], unit: 'months', label: 'packages.field.latest' },
  ],
};

/** Figures of the company; those of a private one are lists. */
export const companyFields: readonly Field[] = [
  { path: ['company', 'sharePrice'], unit: 'money', label: 'packages.field.sharePrice' },
  { path: ['company', 'shares'], unit: 'count', label: 'packages.field.shares', optional: true },
  {
    path: ['company', 'volatility'],
    unit: 'percent',
    label: 'package.assumption.volatility',
    optional: true,
  },
];

/** What happens to a private company: each list with its figures, and what a new line of it begins with. */
export const companyLists = [
  {
    name: 'exits',
    fields: [
      { path: ['probability'], unit: 'percent', label: 'packages.field.probability' },
      { path: ['earliest'], unit: 'months', label: 'packages.field.earliest', optional: true },
      { path: ['latest'], unit: 'months', label: 'packages.field.latest', optional: true },
    ],
    fresh: { kind: 'sale', probability: 0, earliest: 24, latest: 60 },
  },
  {
    name: 'rounds',
    fields: [
      { path: ['month'], unit: 'months', label: 'packages.field.month' },
      { path: ['dilution'], unit: 'percent', label: 'packages.field.dilution' },
    ],
    fresh: { month: 18, dilution: 0.15 },
  },
  {
    name: 'tenders',
    fields: [
      { path: ['month'], unit: 'months', label: 'packages.field.month' },
      { path: ['probability'], unit: 'percent', label: 'packages.field.probability' },
      { path: ['cap'], unit: 'money', label: 'packages.field.cap', optional: true },
      { path: ['share'], unit: 'percent', label: 'packages.field.share', optional: true },
      { path: ['eligibleAfterMonths'], unit: 'months', label: 'packages.field.eligible', optional: true },
    ],
    fresh: { month: 24, probability: 0.5 },
  },
  {
    name: 'preferences',
    fields: [
      { path: ['invested'], unit: 'money', label: 'packages.field.invested' },
      { path: ['multiple'], unit: 'number', label: 'packages.field.multiple', optional: true },
      { path: ['rank'], unit: 'count', label: 'packages.field.rank', optional: true },
      { path: ['shares'], unit: 'count', label: 'packages.field.preferred' },
    ],
    fresh: { name: 'Series', invested: '10000000', multiple: 1, rank: 1, shares: 1_000_000 },
  },
] as const satisfies readonly {
  name: string;
  fields: readonly Field[];
  fresh: Readonly<Record<string, string | number>>;
}[];
