import { z } from 'zod';
import { addDays, DAY, daysApart } from '../../calendar/day.ts';
import { replay } from '../../deals/replay.ts';
import type { Line } from '../../deals/rivals.ts';
import { type Event, shockOf, usualElasticities } from '../../deals/shock.ts';
import { marketClaim } from '../../tables/cards/evidence.ts';
import { VivierError } from '../../tables/error.ts';
import { type Observatory, operation } from '../operation.ts';
import { figuresOf } from './heads.ts';
import { type Ledger, readLedger, supplyLines } from './ledger.ts';
import { marketClaimOf } from './market-claim.ts';
import type { DealPage } from './page.ts';
import { dealOf, headOf } from './show-deal.ts';
import { readDealTables } from './tables.ts';

const range = z.object({ low: z.number(), high: z.number() });
const customer = z.object({
  key: z.string(),
  name: z.string(),
  conflict: z.boolean(),
  stated: z.enum(['leaves', 'disputed', 'nothing']),
  spending: z.object({ low: z.number(), high: z.number().nullable(), published: z.boolean() }),
  leave: z.number(),
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable(),
});
const gainer = z.object({ key: z.string(), name: z.string(), serves: z.array(z.string()), gain: range });
const reckoned = z.object({
  customers: z.array(customer),
  gainers: z.array(gainer),
  loss: range,
  most: z.number().nullable(),
  share: range.nullable(),
  mostShare: z.number().nullable(),
  staff: range.nullable(),
});
const compared = z.object({
  both: z.array(z.string()),
  disputed: z.array(z.string()),
  expectedOnly: z.array(z.string()),
  happenedOnly: z.array(z.string()),
});

const shockPage = z.object({
  id: z.string(),
  target: z.string(),
  owners: z.array(z.string()),
  /** When it was announced: first day of its period. */
  on: z.iso.date(),
  /** Yearly revenue before it, US dollars; null where nobody published one. */
  revenue: range.nullable(),
  elasticities: z.object({ conflict: z.number(), switching: z.number(), staff: z.number() }),
  shock: reckoned,
  /** The same from the graph as it was before the event, beside what is stated to have happened: one case. */
  replay: z
    .object({
      expected: reckoned,
      customers: compared,
      gainers: compared,
      /** Staff before and after, as headcounts within half a year say; null where they do not. */
      staff: z.object({ before: range, after: range }).nullable(),
    })
    .nullable(),
  /** Every claim it rests on: supply, revenue, exits, gains, lay-offs. */
  claims: z.array(marketClaim),
});
export type ShockPage = z.infer<typeof shockPage>;

const share = z.coerce.number().min(0).max(1).optional();
const HALF_YEAR = 183;

export const showShock = operation({
  name: 'showShock',
  summary:
    'What a deal triggers around its target: customers with a conflict of interest, what leaves with them, who gains; with every elasticity open.',
  effect: 'reads',
  address: { method: 'GET', path: '/deals/{id}/shock' },
  input: z.object({
    id: z.string().min(1).max(100),
    leave: z
      .array(
        z
          .string()
          .regex(/^.{1,100}:(?:0(?:\.\d+)?|1(?:\.0+)?)$/, 'a customer, a colon and a share from 0 to 1'),
      )
      .max(50)
      .optional()
      .describe('share of a customer’s spending that leaves, such as openai:0.5'),
    conflict: share.describe('share that leaves with a conflict of interest alone'),
    switching: share.describe('share of what leaves that goes to other suppliers'),
    staff: z.coerce
      .number()
      .min(0)
      .max(5)
      .optional()
      .describe('share of staff lost for each share of revenue'),
  }),
  output: shockPage,
  run: async (context, { id, leave = [], conflict, switching, staff }) => {
    const ledger = await readLedger(context);
    const head = headOf(dealOf(ledger, id));
    const event = await eventOf(context.observatory().reader, ledger, id, head);
    const lines = supplyLines(ledger);
    const elasticities = {
      conflict: conflict ?? usualElasticities.conflict,
      switching: switching ?? usualElasticities.switching,
      staff: staff ?? usualElasticities.staff,
    };
    const chosen = new Map(
      leave.map((one) => [one.slice(0, one.lastIndexOf(':')), Number(one.slice(one.lastIndexOf(':') + 1))]),
    );
    const shock = shockOf(event, lines, { ...elasticities, leave: chosen });
    const stranger = [...chosen.keys()].find((key) => !shock.customers.some((one) => one.key === key));
    if (stranger !== undefined)
      throw unknownCustomer(
        stranger,
        shock.customers.map(({ key }) => key),
      );
    const happened = shock.customers.some(({ stated }) => stated !== 'nothing');
    return {
      id,
      target: head.target.name,
      owners: head.parties.map(({ name }) => name),
      on: event.on,
      revenue: event.revenue,
      elasticities,
      shock: plain(shock),
      replay: happened
        ? replayed(event, lines, gainedSince(ledger, event, lines), elasticities, staffAround(ledger, head))
        : null,
      claims: claimsAround(
        ledger,
        event,
        head.target.name,
        shock.gainers.map(({ name }) => name),
      ),
    };
  },
});

/** Whoever takes the stake stands with what belongs to them: a laboratory of Meta buys for Meta. */
async function eventOf(
  reader: Observatory['reader'],
  ledger: Ledger,
  id: string,
  { target, parties, announced }: Pick<DealPage, 'target' | 'parties' | 'announced'>,
): Promise<Event> {
  const owners = new Set([
    ...(await readDealTables(reader)).parties(id),
    ...parties.map(({ id: party, name }) => party ?? ledger.meant.get(name) ?? name),
  ]);
  const on = announced?.on ?? '9999-12-31';
  const revenues = ledger.claims.filter(
    ({ claim, subject }) =>
      claim.kind === 'deal' &&
      claim.predicate === 'revenue' &&
      (claim.status === 'confirmed' || claim.status === 'reported') &&
      (subject ?? claim.subject) === (target.id ?? target.name) &&
      Date.parse(claim.valid_from ?? '') - Date.parse(on) <= HALF_YEAR * DAY,
  );
  const last = revenues
    .map(({ claim }) => claim.valid_from ?? '')
    .sort()
    .at(-1);
  const amounts = revenues
    .filter(({ claim }) => claim.valid_from === last)
    .flatMap((one) => figuresOf(one).amount ?? []);
  const revenue = amounts.length === 0 ? null : { low: Math.min(...amounts), high: Math.max(...amounts) };
  return { target: target.id ?? target.name, owners, on, revenue };
}

/** Who is stated to have gained since: claims of a gain, and lines of supply that begin then and name no customer. */
function gainedSince(ledger: Ledger, { on }: Event, lines: readonly Line[]): string[] {
  const until = addDays(on, HALF_YEAR);
  const then = (day: string | null) => day !== null && day >= on && day <= until;
  const gains = ledger.claims
    .filter(
      ({ claim }) => claim.kind === 'deal' && claim.predicate === 'rival-gain' && then(claim.valid_from),
    )
    .map(({ claim }) => claim.subject);
  const begun = lines
    .filter(({ customer: of, from }) => of === null && then(from))
    .map(({ supplierName }) => supplierName);
  return [...new Set([...gains, ...begun])].sort();
}

function staffAround(ledger: Ledger, { target, announced }: Pick<DealPage, 'target' | 'announced'>) {
  if (announced === null) return null;
  const counts = ledger.claims.filter(
    ({ claim, subject }) =>
      claim.kind === 'headcount' &&
      claim.predicate === 'all staff' &&
      (subject ?? claim.subject) === (target.id ?? target.name) &&
      claim.value_low !== null &&
      claim.valid_from !== null &&
      daysApart(claim.valid_from, announced.on) <= HALF_YEAR,
  );
  const from = counts
    .filter(({ claim }) => (claim.valid_from ?? '') <= announced.on)
    .flatMap(({ claim }) => [claim.value_low ?? 0, claim.value_high ?? claim.value_low ?? 0]);
  const to = counts
    .filter(({ claim }) => (claim.valid_from ?? '') > announced.on)
    .flatMap(({ claim }) => [claim.value_low ?? 0, claim.value_high ?? claim.value_low ?? 0]);
  if (from.length === 0 || to.length === 0) return null;
  const span = (values: readonly number[]) => ({ low: Math.min(...values), high: Math.max(...values) });
  return { before: span(from), after: span(to) };
}

type Reckoned = z.output<typeof reckoned>;

/** A shock as the reply has it. */
function plain(shock: ReturnType<typeof shockOf>): Reckoned {
  return {
    ...shock,
    customers: [...shock.customers],
    gainers: shock.gainers.map((one) => ({ ...one, serves: [...one.serves] })),
  };
}

function replayed(
  event: Event,
  lines: readonly Line[],
  gained: readonly string[],
  elasticities: ShockPage['elasticities'],
  staff: NonNullable<ShockPage['replay']>['staff'],
): ShockPage['replay'] {
  const { expected, customers, gainers } = replay(event, lines, gained, {
    ...elasticities,
    leave: new Map(),
  });
  const mutable = ({ both, disputed, expectedOnly, happenedOnly }: typeof customers) => ({
    both: [...both],
    disputed: [...disputed],
    expectedOnly: [...expectedOnly],
    happenedOnly: [...happenedOnly],
  });
  return { expected: plain(expected), customers: mutable(customers), gainers: mutable(gainers), staff };
}

function claimsAround(ledger: Ledger, { on }: Event, target: string, rivals: readonly string[]) {
  const about = new Set(['revenue', 'customer-exit', 'layoff']);
  return ledger.claims
    .filter(({ claim }) => {
      if (claim.kind === 'supply')
        return (
          claim.subject === target ||
          rivals.includes(claim.subject) ||
          (claim.object === null && (claim.valid_from ?? '') >= on)
        );
      if (claim.kind !== 'deal') return false;
      const near = daysApart(claim.valid_from ?? '', on) <= HALF_YEAR;
      return (
        near && ((about.has(claim.predicate) && claim.subject === target) || claim.predicate === 'rival-gain')
      );
    })
    .map(marketClaimOf);
}

function unknownCustomer(key: string, known: readonly string[]): VivierError {
  return new VivierError('customer-unknown', {
    what: `No customer of the target is known by “${key}”.`,
    where: 'leave',
    mend: `Name one of ${known.join(', ') || 'none: no customer is known'}.`,
  });
}
