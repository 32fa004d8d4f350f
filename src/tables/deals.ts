import { table } from './table.ts';

/** Where a claim of a deal or of supply comes from; the rest of its record stands in claim. */
const standing = {
  status: { type: 'varchar', doc: 'confirmed, reported, disputed or denied' },
  verified: { type: 'boolean', doc: "the row's main fact was read in a text" },
} as const;

export const dealClaim = table({
  name: 'deal_claim',
  doc: 'What one publisher printed about one deal, or about a revenue, an exit, a lay-off or a gain that goes with deals.',
  layer: 'deals',
  columns: {
    claim: { type: 'varchar', doc: 'the claim' },
    deal: { type: 'varchar', doc: 'the deal, such as meta-scale-2025' },
    kind: {
      type: 'varchar',
      doc: 'as printed: acquisition, licence-and-hire, funding-round, customer-exit, …',
    },
    target: { type: 'varchar', doc: 'organisation that it is about', optional: true },
    target_name: { type: 'varchar', doc: 'its name as printed' },
    party_name: {
      type: 'varchar',
      doc: 'who buys, invests or leaves, as printed; several joined by ;',
      optional: true,
    },
    announced_on: { type: 'date', doc: 'first day of the period in which it was announced', optional: true },
    precision: { type: 'varchar', doc: 'day, month or year', optional: true },
    stake: { type: 'double', doc: 'share of the target, 0 to 1', optional: true },
    amount: { type: 'double', doc: 'price, sum raised, revenue or spending, US dollars', optional: true },
    valuation: { type: 'double', doc: 'value put on the target, US dollars', optional: true },
    people: { type: 'integer', doc: 'people said to have moved', optional: true },
    named: { type: 'varchar', doc: 'people named, joined by ;', optional: true },
    ...standing,
  },
  key: ['claim'],
  expectations: [
    {
      name: 'a stake is a share and no sum is negative',
      sql: 'select claim from deal_claim where stake not between 0 and 1 or amount < 0 or valuation < 0 or people < 0',
    },
  ],
});

export const deal = table({
  name: 'deal',
  doc: 'A deal, or an event that goes with deals: what its claims share.',
  layer: 'deals',
  columns: {
    deal: { type: 'varchar', doc: 'the deal' },
    kind: {
      type: 'varchar',
      doc: 'as most of its claims say; the first by letter where as many say another',
    },
    target: { type: 'varchar', doc: 'organisation that it is about', optional: true },
    target_name: { type: 'varchar', doc: 'its name as printed' },
    party_name: {
      type: 'varchar',
      doc: 'the other side, as the earliest claim that names one prints it',
      optional: true,
    },
    announced_on: { type: 'date', doc: 'earliest date of its claims', optional: true },
    precision: { type: 'varchar', doc: 'of that date: day, month or year', optional: true },
    claims: { type: 'integer', doc: 'number of claims' },
    disputed: { type: 'integer', doc: 'of those, disputed or denied' },
  },
  key: ['deal'],
});

export const dealParty = table({
  name: 'deal_party',
  doc: 'Organisations on the buying side of a deal, with those that belong to them.',
  layer: 'deals',
  columns: {
    deal: { type: 'varchar', doc: 'the deal' },
    organisation: { type: 'varchar', doc: 'the organisation' },
    belongs: { type: 'boolean', doc: 'true where it only belongs to one that is named' },
  },
  key: ['deal', 'organisation'],
});

export const dealPerson = table({
  name: 'deal_person',
  doc: 'People of a deal: who is stated to have gone from the target to the other side, who founded the target, who is named.',
  layer: 'deals',
  columns: {
    deal: { type: 'varchar', doc: 'the deal' },
    name: { type: 'varchar', doc: 'as printed' },
    person: { type: 'varchar', doc: 'the person, where the post is resolved to one', optional: true },
    mover: {
      type: 'boolean',
      doc: 'a post says they went from the target to the other side around the deal',
    },
    founder: { type: 'boolean', doc: 'a post at the target says founder' },
    named: { type: 'boolean', doc: 'a claim on the deal names them' },
    joined_on: { type: 'date', doc: 'of a mover: earliest stated start on the other side', optional: true },
    left_on: {
      type: 'date',
      doc: 'of a mover: earliest statement that they had left the other side: the end of the post, or a later post elsewhere',
      optional: true,
    },
    seen_on: { type: 'date', doc: 'of a mover: last evidence of them on the other side', optional: true },
    publisher: { type: 'varchar', doc: 'of a mover: who states the move', optional: true },
  },
  key: ['deal', 'name'],
});

export const dealShare = table({
  name: 'deal_share',
  doc: "What rested on whom: fractional counts of the target's works in the five years before a deal.",
  layer: 'deals',
  columns: {
    deal: { type: 'varchar', doc: 'the deal' },
    person: { type: 'varchar', doc: 'a person whose own line prints the target' },
    works: { type: 'integer', doc: 'works' },
    weight: { type: 'double', doc: 'sum over those works of one part in as many as have authors', digits: 9 },
  },
  key: ['deal', 'person'],
});
