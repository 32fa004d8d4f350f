import { z } from 'zod';
import { personNamed } from '../../tables/cards/career.ts';
import { claimStatus, dated, marketClaim, named } from '../../tables/cards/evidence.ts';

/** A figure as claims give it: the middle, and the lowest and highest. */
const figure = z.object({ low: z.number(), middle: z.number(), high: z.number(), claims: z.number() });

/** A range; `high` is null where nothing bounds it. */
const range = z.object({ low: z.number(), high: z.number() });
const openRange = z.object({ low: z.number(), high: z.number().nullable() });

/** What one publisher printed of a deal, beside the others. */
const dealClaim = z.object({
  claim: marketClaim,
  /** Share of the target, 0 to 1. */
  stake: z.number().nullable(),
  /** US dollars. */
  amount: z.number().nullable(),
  valuation: z.number().nullable(),
  /** People said to have moved. */
  people: z.number().nullable(),
  named: z.array(z.string()),
  /** Price by stake, where the claim gives both. */
  implied: z.number().nullable(),
  /** Computed with: by the reader's choice, or by the rule that nobody disputes it. */
  used: z.boolean(),
  /** The edit that brought it, where it was entered here. */
  entry: z.object({ decision: z.number(), who: z.string(), at: z.iso.datetime() }).nullable(),
});
export type DealClaim = z.infer<typeof dealClaim>;

/** Heads of one kind, as sources count them; `count` is null where no source does. */
const heads = z.object({
  /**
   * staff, research: of the target around the deal; moved: said to have gone over; named: who are named as having gone over;
   * founders: of the target; effective: as many people with equal parts would be as concentrated.
   */
  role: z.enum(['staff', 'research', 'effective', 'founders', 'moved', 'named']),
  count: range.extend({ middle: z.number() }).nullable(),
  /** The price, or the valuation where money was only raised, for each; US dollars. */
  each: figure.nullable(),
  sources: z.array(z.object({ publisher: z.string(), date: dated.nullable(), verified: z.boolean() })),
});
export type Heads = z.infer<typeof heads>;

/** Somebody of the deal. */
const dealPerson = z.object({
  person: personNamed,
  mover: z.boolean(),
  founder: z.boolean(),
  joined: z.iso.date().nullable(),
  left: z.iso.date().nullable(),
  seen: z.iso.date().nullable(),
  publisher: z.string().nullable(),
});

/** Movers so many years on. */
const kept = z.object({
  years: z.number(),
  seen: z.number(),
  left: z.number(),
  silent: z.number(),
  ahead: z.number(),
  /** Price for each that was kept: `high` is null where nobody is surely there. Null before anybody's time has come, or where none can be. */
  each: openRange.nullable(),
});

/** A part of the money, as one claim names it. */
const part = z.object({
  channel: z.enum(['licence', 'investors', 'people', 'waiver']),
  amount: z.number(),
  says: z.string(),
  publisher: z.string(),
  status: claimStatus,
});

/** What the price bought, with retention; null where there is no price. */
const worth = z.object({
  share: range,
  value: range,
  breakEven: range.nullable(),
  assumptions: z.object({ years: z.number(), discount: z.number(), exits: range }),
  /** Where the usual exits come from: retention rates that somebody published. */
  retention: z.array(
    z.object({ organisation: z.string(), share: z.number(), years: z.number(), publisher: z.string() }),
  ),
});

export const dealPage = z.object({
  id: z.string(),
  kind: z.string(),
  announced: dated.nullable(),
  target: named,
  parties: z.array(named),
  /** The kinds by what was paid for: `bought` people or shares for a price, or `raised` money. */
  basis: z.enum(['bought', 'raised']),
  claims: z.array(dealClaim),
  /** Claims taken out here. */
  withdrawn: z.array(
    z.object({
      claim: z.string(),
      decision: z.number(),
      who: z.string(),
      why: z.string(),
      at: z.iso.datetime(),
    }),
  ),
  /** Whether the reader chose the claims to compute with. */
  chosen: z.boolean(),
  price: figure.nullable(),
  stake: figure.nullable(),
  valuation: figure.nullable(),
  implied: figure.nullable(),
  heads: z.array(heads),
  /** What the effective number rests on; null where too few works are known. */
  concentration: z
    .object({ hhi: z.number(), effective: z.number(), people: z.number(), works: z.number() })
    .nullable(),
  people: z.array(dealPerson),
  kept: z.array(kept),
  parts: z.array(part),
  worth: worth.nullable(),
  /** What else is said around it: headcounts, liquidity, milestones, conditions of the target, packages of the other side. */
  around: z.array(marketClaim),
  /** A supply graph is known around the target. */
  shock: z.boolean(),
  dataTo: z.iso.date().nullable(),
});
export type DealPage = z.infer<typeof dealPage>;
