import { evidenceColumns } from './evidence.ts';

/** How one table of the market becomes claims: which of its columns says what. */
export interface ClaimTable {
  readonly kind: string;
  /** Every column that is looked at, those of the evidence apart. */
  readonly columns: readonly string[];
  /** Columns that claims on the same matter share. */
  readonly topic: readonly string[];
  readonly subject: string;
  readonly object?: string;
  /** A column, or the words in quotes where the table has none. */
  readonly predicate: string;
  readonly statement?: string;
  readonly from?: string;
  readonly to?: string;
  /** Where the figure stands, the first that is filled: columns of its low and high end, and its unit. */
  readonly values: readonly { readonly low: string; readonly high: string; readonly unit: string }[];
  /** Columns that are figures, and the least and most that one can be. */
  readonly figures: Readonly<Record<string, readonly [least: number, most: number]>>;
}

/** No sum, valuation or count of the market passes this, in dollars or people. */
const MOST = 1e15;
const sum = [0, MOST] as const;

/** The tables of the market by file name. `details` of a claim are the columns that have no place of their own. */
export const claimTables: Readonly<Record<string, ClaimTable>> = {
  deals: {
    kind: 'deal',
    columns: [
      'deal_id',
      'announced',
      'kind',
      'party',
      'target',
      'stake_pct',
      'amount_usd',
      'valuation_usd',
      'people_moved',
      'named_people',
      'claim',
    ],
    topic: ['deal_id'],
    subject: 'target',
    object: 'party',
    predicate: 'kind',
    statement: 'claim',
    from: 'announced',
    values: [{ low: 'amount_usd', high: 'amount_usd', unit: 'USD' }],
    figures: { stake_pct: [0, 100], amount_usd: sum, valuation_usd: sum, people_moved: [0, 1e7] },
  },
  migrations: {
    kind: 'migration',
    columns: [
      'migration_id',
      'from',
      'to',
      'window_start',
      'window_end',
      'leader',
      'members',
      'size_reported',
    ],
    topic: ['migration_id'],
    subject: 'from',
    object: 'to',
    predicate: '"team move"',
    from: 'window_start',
    to: 'window_end',
    values: [{ low: 'size_reported', high: 'size_reported', unit: 'people' }],
    figures: { size_reported: [0, 1e7] },
  },
  packages: {
    kind: 'package',
    columns: [
      'claim_id',
      'organisation',
      'person_or_role',
      'headline',
      'amount_usd_low',
      'amount_usd_high',
      'instrument',
      'period_years',
      'condition',
      'denial',
    ],
    topic: ['claim_id'],
    subject: 'organisation',
    object: 'person_or_role',
    predicate: 'instrument',
    statement: 'headline',
    values: [{ low: 'amount_usd_low', high: 'amount_usd_high', unit: 'USD' }],
    figures: { amount_usd_low: sum, amount_usd_high: sum, period_years: [0, 50] },
  },
  headcount: {
    kind: 'headcount',
    columns: ['organisation', 'date', 'low', 'high', 'scope'],
    topic: ['organisation', 'scope'],
    subject: 'organisation',
    predicate: 'scope',
    from: 'date',
    values: [{ low: 'low', high: 'high', unit: 'people' }],
    figures: { low: [0, 1e8], high: [0, 1e8] },
  },
  supply: {
    kind: 'supply',
    columns: [
      'supplier',
      'customer',
      'service',
      'revenue_share_low',
      'revenue_share_high',
      'amount_usd',
      'from',
      'to',
      'event',
    ],
    topic: ['supplier', 'customer'],
    subject: 'supplier',
    object: 'customer',
    predicate: 'event',
    statement: 'service',
    from: 'from',
    to: 'to',
    values: [
      { low: 'amount_usd', high: 'amount_usd', unit: 'USD' },
      { low: 'revenue_share_low', high: 'revenue_share_high', unit: 'share' },
    ],
    figures: { revenue_share_low: [0, 1], revenue_share_high: [0, 1], amount_usd: sum },
  },
  liquidity: {
    kind: 'liquidity',
    columns: ['organisation', 'date', 'kind', 'price_or_valuation', 'cap', 'eligibility', 'size_usd'],
    topic: ['organisation', 'kind', 'date'],
    subject: 'organisation',
    predicate: 'kind',
    statement: 'eligibility',
    from: 'date',
    values: [{ low: 'price_or_valuation', high: 'price_or_valuation', unit: 'USD' }],
    figures: { price_or_valuation: sum, size_usd: sum },
  },
  milestones: {
    kind: 'milestone',
    columns: ['organisation', 'clause', 'linked_to', 'date'],
    topic: ['organisation', 'linked_to'],
    subject: 'organisation',
    predicate: '"milestone"',
    statement: 'clause',
    from: 'date',
    values: [],
    figures: {},
  },
  conditions: {
    kind: 'condition',
    columns: ['organisation', 'condition', 'value', 'from', 'to'],
    topic: ['organisation', 'condition'],
    subject: 'organisation',
    predicate: 'condition',
    statement: 'value',
    from: 'from',
    to: 'to',
    values: [],
    figures: {},
  },
};

/** The allow-list of a table. */
export function claimColumns(table: ClaimTable): readonly string[] {
  return [...table.columns, ...evidenceColumns];
}

/** The table whose columns a header has: the one with most of them; undefined where it has all of none. */
export function claimTableOf(header: readonly string[]): string | undefined {
  return Object.entries(claimTables)
    .filter(([, table]) => claimColumns(table).every((column) => header.includes(column)))
    .toSorted(([, a], [, b]) => b.columns.length - a.columns.length)[0]?.[0];
}
