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
}

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
  },
  headcount: {
    kind: 'headcount',
    columns: ['organisation', 'date', 'low', 'high', 'scope'],
    topic: ['organisation', 'scope'],
    subject: 'organisation',
    predicate: 'scope',
    from: 'date',
    values: [{ low: 'low', high: 'high', unit: 'people' }],
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
  },
};

/** The allow-list of a table. */
export function claimColumns(table: ClaimTable): readonly string[] {
  return [...table.columns, ...evidenceColumns];
}
