import { z } from 'zod';
import { claimsUsed, valueDeal } from '../../deals/valuation.ts';
import { claimStatus, dated, named } from '../../tables/cards/evidence.ts';
import { operation } from '../operation.ts';
import { nextCursor, offsetOf, pageInput, pageOutput } from '../page.ts';
import { figuresOf } from './heads.ts';
import { isDeal } from './kinds.ts';
import { type LedgerClaim, readLedger } from './ledger.ts';
import { headOf } from './show-deal.ts';

const spread = z.object({ low: z.number(), middle: z.number(), high: z.number(), claims: z.number() });

const dealLine = z.object({
  id: z.string(),
  kind: z.string(),
  announced: dated.nullable(),
  target: named,
  parties: z.array(named),
  price: spread.nullable(),
  stake: spread.nullable(),
  valuation: spread.nullable(),
  implied: spread.nullable(),
  claims: z.number(),
  disputed: z.number(),
});
export type DealLine = z.infer<typeof dealLine>;

const dealsFound = z.object({
  ...pageOutput,
  /** How many there are of each kind, those of other kinds included. */
  kinds: z.array(z.object({ kind: z.string(), deals: z.number() })),
  deals: z.array(dealLine),
});
export type DealsFound = z.infer<typeof dealsFound>;

export const findDeals = operation({
  name: 'findDeals',
  summary: 'Deals, latest first: who bought, hired or invested, for how much, and how many claims disagree.',
  effect: 'reads',
  address: { method: 'GET', path: '/deals' },
  input: z.object({
    q: z.string().max(200).optional().describe('part of a name on either side, or of the id'),
    kind: z.string().max(60).optional().describe('such as acquisition, licence-and-hire, funding-round'),
    ...pageInput,
    limit: pageInput.limit.default(100),
  }),
  output: dealsFound,
  run: async (context, { q = '', kind, cursor, limit }) => {
    const { build } = context.observatory();
    const { claims } = await readLedger(context);
    const all = [
      ...Map.groupBy(
        claims.filter(({ claim }) => claim.kind === 'deal'),
        ({ claim }) => claim.topic,
      ),
    ]
      .map(([id, own]) => lineOf(id, own))
      .filter((one) => isDeal(one.kind) && holds(one, q))
      .sort((a, b) =>
        (a.announced?.on ?? '') > (b.announced?.on ?? '')
          ? -1
          : a.announced?.on === b.announced?.on
            ? a.id < b.id
              ? -1
              : 1
            : 1,
      );
    const kinds = [...Map.groupBy(all, (one) => one.kind)]
      .map(([name, its]) => ({ kind: name, deals: its.length }))
      .sort((a, b) => b.deals - a.deals || (a.kind < b.kind ? -1 : 1));
    const found = all.filter((one) => kind === undefined || one.kind === kind);
    const offset = offsetOf(cursor, build);
    const deals = found.slice(offset, offset + limit);
    return { total: found.length, next: nextCursor(offset, deals.length, found.length, build), kinds, deals };
  },
});

function lineOf(id: string, own: readonly LedgerClaim[]): DealLine {
  const rows = own.map((one) => ({
    claim: one.claim.claim,
    status: claimStatus.parse(one.claim.status),
    ...figuresOf(one),
  }));
  return {
    id,
    ...headOf(own),
    ...valueDeal(claimsUsed(rows, [])),
    claims: own.length,
    disputed: rows.filter(({ status }) => status === 'disputed' || status === 'denied').length,
  };
}

function holds({ id, target, parties }: DealLine, q: string): boolean {
  const sought = q.trim().toLowerCase();
  return [id, target.name, ...parties.map(({ name }) => name)].some((text) =>
    text.toLowerCase().includes(sought),
  );
}
