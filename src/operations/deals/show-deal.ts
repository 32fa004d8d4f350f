import { z } from 'zod';
import { daysApart } from '../../calendar/day.ts';
import { partsOf } from '../../deals/channels.ts';
import { keptAfter } from '../../deals/kept.ts';
import { claimsUsed, impliedValuation, valueDeal } from '../../deals/valuation.ts';
import { type WorthAssumptions, worthOf } from '../../deals/worth.ts';
import { fold } from '../../names/fold.ts';
import { claimStatus, datedOf } from '../../tables/cards/evidence.ts';
import { VivierError } from '../../tables/error.ts';
import { operation } from '../operation.ts';
import { figuresOf, headsOf, retentionRates } from './heads.ts';
import { basisOf } from './kinds.ts';
import { detailOf, type Ledger, type LedgerClaim, namesIn, readLedger } from './ledger.ts';
import { marketClaimOf } from './market-claim.ts';
import { type DealPage, dealPage } from './page.ts';
import { readDealTables } from './tables.ts';

export type { DealClaim, DealPage, Heads } from './page.ts';

/** Buy-backs belong to a deal when they are dated so near to it, in days. */
const NEAR = 92;
/** What is said around a deal: of the year before and after it. */
const AROUND = 366;
/** What is usual where nobody published a retention rate: between one in twenty and three in ten leave in a year. */
const usualExits = { low: 0.05, high: 0.3 };

const share = (least: number, most: number) => z.coerce.number().min(least).max(most).optional();

export const showDeal = operation({
  name: 'showDeal',
  summary:
    'A deal: what each publisher printed, side by side; what it implies; heads by role and price for each; who was kept; where the money went.',
  effect: 'reads',
  address: { method: 'GET', path: '/deals/{id}' },
  input: z.object({
    id: z.string().min(1).max(100).describe('such as meta-scale-2025'),
    use: z
      .array(z.string().max(40))
      .max(50)
      .optional()
      .describe('claims to compute with; those that nobody disputes where not said'),
    years: z.coerce
      .number()
      .int()
      .min(1)
      .max(20)
      .optional()
      .describe('years over which the people are to be worth the price'),
    discount: share(0, 1).describe('yearly discount'),
    exits_low: share(0, 1).describe('least share that leaves in a year'),
    exits_high: share(0, 1).describe('greatest share that leaves in a year'),
  }),
  output: dealPage,
  run: async (context, { id, use = [], years = 4, discount = 0.1, exits_low, exits_high }) => {
    const observatory = context.observatory();
    const ledger = await readLedger(context);
    const own = dealOf(ledger, id);
    const used = new Set(
      claimsUsed(
        own.map((one) => ({
          claim: one.claim.claim,
          status: claimStatus.parse(one.claim.status),
        })),
        use,
      ).map(({ claim }) => claim),
    );
    const head = headOf(own);
    const claims = own.map((one) => claimRow(one, used));
    const valued = valueDeal(
      claims.filter((one) => one.used).map((one) => ({ ...one, claim: one.claim.id, status: 'reported' })),
    );
    const basis = basisOf(head.kind);
    const tables = await readDealTables(observatory.reader);
    const [people, concentration] = [tables.people(id), tables.concentration(id)];
    const money = basis === 'bought' ? valued.price : (valued.valuation ?? valued.implied);
    const heads = headsOf(ledger, { ...head, claims }, people, concentration, money);
    const kept = keptOf(people, valued.price, basis, observatory.dataTo ?? '');
    const retention = retentionRates(ledger);
    const usual = exitsOf(retention);
    const assumptions = {
      years,
      discount,
      exits: { low: exits_low ?? usual.low, high: exits_high ?? Math.max(usual.high, exits_low ?? 0) },
    };
    return {
      id,
      ...head,
      basis,
      claims,
      withdrawn: withdrawnOf(ledger, id),
      chosen: use.length > 0,
      ...valued,
      heads,
      concentration,
      people,
      kept,
      parts: partsIn(ledger, own, head, valued.price?.middle ?? null),
      worth:
        basis === 'bought' && valued.price !== null
          ? {
              ...worthIn(valued.price.middle, heads, people, observatory.dataTo ?? '', assumptions),
              assumptions,
              retention,
            }
          : null,
      around: aroundOf(ledger, head),
      shock: ledger.claims.some(
        ({ claim }) => claim.kind === 'supply' && namesIn(claim.subject).includes(head.target.name),
      ),
      dataTo: observatory.dataTo,
    };
  },
});

/** Throws `deal-unknown`. */
export function dealOf(ledger: Ledger, id: string): LedgerClaim[] {
  const own = ledger.claims.filter(({ claim }) => claim.kind === 'deal' && claim.topic === id);
  if (own.length > 0) return own;
  const near = dealsNaming(ledger, id);
  throw new VivierError('deal-unknown', {
    what: `No deal is known by “${id}”.`,
    ...(near.length > 0 ? { why: `Deals go by their ids. Of that name: ${near.join(', ')}.` } : {}),
    mend: near.length > 0 ? `Ask for one of them: ${near[0]}.` : 'List the deals: vivier deal list.',
  });
}

/** Ids of the deals whose target or parties have these words in their names. */
function dealsNaming({ claims }: Ledger, words: string): string[] {
  const asked = fold(words);
  const names = ({ subject, object }: LedgerClaim['claim']) => fold(`${subject} ${object ?? ''}`);
  const found = claims.filter(({ claim }) => claim.kind === 'deal' && names(claim).includes(asked));
  return [...new Set(found.map(({ claim }) => claim.topic))].sort();
}

/** What the claims of a deal share: most say the kind, the earliest date holds. */
export function headOf(
  own: readonly LedgerClaim[],
): Pick<DealPage, 'kind' | 'announced' | 'target' | 'parties'> {
  const kinds = Map.groupBy(own, ({ claim }) => claim.predicate);
  const [kind = ''] =
    [...kinds].sort(([a, as], [b, bs]) => bs.length - as.length || (a < b ? -1 : 1))[0] ?? [];
  const byDate = own.toSorted((a, b) => ((a.claim.valid_from ?? '9') < (b.claim.valid_from ?? '9') ? -1 : 1));
  const [first] = byDate;
  const party = byDate.find(({ claim }) => claim.object !== null);
  const names = namesIn(party?.claim.object ?? null);
  return {
    kind,
    announced: datedOf(first?.claim.valid_from ?? null, first?.claim.from_precision ?? null),
    target: { id: first?.subject ?? null, name: first?.claim.subject ?? '' },
    parties: names.map((name) => ({ id: names.length === 1 ? (party?.object ?? null) : null, name })),
  };
}

function claimRow(one: LedgerClaim, used: ReadonlySet<string>): DealPage['claims'][number] {
  const figures = figuresOf(one);
  const { amount, stake } = figures;
  return {
    claim: marketClaimOf(one),
    ...figures,
    named: namesIn(detailOf(one)('named_people')),
    implied: amount === null || stake === null ? null : impliedValuation(amount, stake),
    used: used.has(one.claim.claim),
    entry: one.entry,
  };
}

function withdrawnOf(ledger: Ledger, id: string): DealPage['withdrawn'] {
  return [...ledger.withdrawn].flatMap(([claim, { decision, who, why, madeAt, edit }]) =>
    edit.kind === 'add' && edit.fields['deal_id'] !== id
      ? []
      : [{ claim, decision, who, why, at: madeAt.toISOString() }],
  );
}

function moversOf(people: DealPage['people']) {
  return people.flatMap(({ mover, joined, left, seen }) =>
    mover && joined !== null ? [{ joined, left, seen }] : [],
  );
}

function keptOf(
  people: DealPage['people'],
  price: DealPage['price'],
  basis: DealPage['basis'],
  dataTo: string,
): DealPage['kept'] {
  const movers = moversOf(people);
  if (movers.length === 0) return [];
  return [1, 2, 3].map((years) => {
    const one = keptAfter(movers, years, dataTo);
    // Whose time is yet to come may be kept: the price for each is a floor.
    const most = one.seen + one.silent + one.ahead;
    const each =
      price === null || basis === 'raised' || one.ahead === movers.length || most === 0
        ? null
        : { low: price.middle / most, high: one.seen === 0 ? null : price.middle / one.seen };
    return { ...one, each };
  });
}

/** Yearly exits that the published retention rates mean, the lowest and the highest: 1 - share^(1/years). */
function exitsOf(retention: readonly { readonly share: number; readonly years: number }[]) {
  const exits = retention.map(({ share: kept, years }) => 1 - kept ** (1 / years));
  return exits.length === 0 ? usualExits : { low: Math.min(...exits), high: Math.max(...exits) };
}

function worthIn(
  price: number,
  heads: DealPage['heads'],
  people: DealPage['people'],
  dataTo: string,
  assumptions: WorthAssumptions,
) {
  const movers = moversOf(people);
  const counts = heads
    .filter(({ role }) => role === 'moved' || role === 'named')
    .flatMap(({ count }) => count ?? []);
  const bought =
    counts.length === 0
      ? null
      : { low: Math.min(...counts.map(({ low }) => low)), high: Math.max(...counts.map(({ high }) => high)) };
  // Who is stated to have left bounds how many can be there, where all movers are named.
  const all = bought !== null && bought.high === movers.length;
  const ceiling = (years: number) =>
    all ? 1 - keptAfter(movers, Math.floor(years), dataTo).left / movers.length : 1;
  return worthOf(price, bought, assumptions, ceiling);
}

/** Parts of the money: from the words of the deal's claims, and from buy-backs of the target around it. */
function partsIn(
  ledger: Ledger,
  own: readonly LedgerClaim[],
  { target, announced }: Pick<DealPage, 'target' | 'announced'>,
  price: number | null,
): DealPage['parts'] {
  const source = ({ claim }: LedgerClaim) => ({
    publisher: claim.publisher ?? claim.source,
    status: claimStatus.parse(claim.status),
  });
  const worded = own.flatMap((one) => {
    const { amount } = figuresOf(one);
    return partsOf(one.claim.statement ?? '', amount ?? price).map((part) => ({ ...part, ...source(one) }));
  });
  const bought = ledger.claims.flatMap((one) => {
    const { claim } = one;
    if (claim.kind !== 'liquidity' || claim.predicate !== 'buyback' || claim.subject !== target.name)
      return [];
    const size = detailOf(one)('size_usd');
    const near = announced !== null && daysApart(claim.valid_from ?? '', announced.on) <= NEAR;
    if (!near || size === null) return [];
    return [
      {
        channel: 'investors' as const,
        amount: Number(size),
        says: claim.statement ?? claim.predicate,
        ...source(one),
      },
    ];
  });
  return [...worded, ...bought];
}

/** Headcounts, liquidity, milestones and conditions of the target, and packages of the other side, around the deal. */
function aroundOf(
  ledger: Ledger,
  { target, parties, announced }: Pick<DealPage, 'target' | 'parties' | 'announced'>,
) {
  const near = ({ claim }: LedgerClaim) => {
    const on = claim.valid_from ?? claim.known_on;
    return announced === null || on === null || daysApart(on, announced.on) <= AROUND;
  };
  const kinds = new Set(['headcount', 'liquidity', 'milestone', 'condition']);
  const names = new Set(parties.map(({ name }) => name));
  return ledger.claims
    .filter(
      (one) =>
        near(one) &&
        ((one.claim.subject === target.name && (kinds.has(one.claim.kind) || one.claim.kind === 'package')) ||
          (names.has(one.claim.subject) && one.claim.kind === 'package')),
    )
    .map(marketClaimOf);
}
