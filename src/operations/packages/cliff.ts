import { z } from 'zod';
import { keptUnderCliff, lostToCliff } from '../../money/cliffs.ts';
import { marketClaim } from '../../tables/cards/evidence.ts';
import { VivierError } from '../../tables/error.ts';
import { type LedgerClaim, readLedger } from '../deals/ledger.ts';
import { marketClaimOf } from '../deals/market-claim.ts';
import { operation } from '../operation.ts';

const rule = z.object({
  /** Months before which nothing vests. */
  cliff: z.number(),
  /** What says so; claims that agree stand together. */
  claims: z.array(marketClaim),
  /** Of the grant, at the price of the first day, on leaving in the month looked at. */
  kept: z.number(),
  /** What the cliff alone costs then. */
  lost: z.number(),
  /** Kept on leaving at the end of each month 0 … `months`. */
  curve: z.array(z.number()),
});

const compared = z.object({
  organisation: z.string(),
  /** Who else has a rule on the cliff that is known. */
  others: z.array(z.string()),
  grant: z.number(),
  /** The claim that the grant is taken from where the reader gave none: stock for each employee and year, four years of it. */
  basis: marketClaim.nullable(),
  months: z.number(),
  every: z.number(),
  leave: z.number(),
  /** Rules in the order in which they came. */
  rules: z.array(rule),
  /** Claims on the cliff that give no number of months. */
  unread: z.array(marketClaim),
});
/** What leaving costs under each rule on the cliff. */
export type CliffsCompared = z.output<typeof compared>;

const YEARS = 4;
/** Where no claim says how much stock somebody gets. */
const GRANT = 1_000_000;

export const compareCliffs = operation({
  name: 'compareCliffs',
  summary:
    'What leaving in a month costs under each vesting cliff that an organisation had, or that you name: 12, 6 and 0 months side by side.',
  effect: 'reads',
  address: { method: 'GET', path: '/packages/cliffs' },
  input: z.object({
    organisation: z.string().min(1).max(200).default('OpenAI').describe('as it is printed'),
    grant: z.coerce.number().min(1).max(1e12).optional().describe('US dollars at the price of the first day'),
    months: z.coerce.number().int().min(1).max(120).default(48).describe('until all has vested'),
    every: z.coerce
      .number()
      .int()
      .refine((months) => months === 1 || months === 3, 'must be 1 or 3')
      .default(1)
      .describe('1: vests monthly, 3: quarterly'),
    leave: z.coerce.number().int().min(0).max(120).default(5).describe('month of leaving'),
    cliffs: z
      .array(z.coerce.number().int().min(0).max(120))
      .max(6)
      .optional()
      .describe('cliffs in months, instead of those that are claimed'),
  }),
  output: compared,
  run: async (context, { organisation, grant: given, months, every, leave, cliffs }) => {
    const { claims } = await readLedger(context);
    const own = claims.filter(isOnCliff);
    const its = own.filter(({ claim }) => claim.subject.toLowerCase() === organisation.toLowerCase());
    const others = [...new Set(own.map(({ claim }) => claim.subject))].sort();
    if (its.length === 0 && cliffs === undefined) throw unknownCliff(organisation, others);
    const name = its[0]?.claim.subject ?? organisation;
    const basis = given === undefined ? stockEach(claims, name) : null;
    const grant = given ?? (basis === null ? GRANT : YEARS * (basis.claim.value_low ?? 0));
    const rules: { cliff: number; claims: LedgerClaim[] }[] =
      cliffs === undefined
        ? [...Map.groupBy(its.toSorted(byDate), cliffOf)].flatMap(([cliff, said]) =>
            cliff === null ? [] : [{ cliff, claims: said }],
          )
        : cliffs.map((cliff) => ({ cliff, claims: its.filter((one) => cliffOf(one) === cliff) }));
    return {
      organisation: name,
      others,
      grant,
      basis: basis && marketClaimOf(basis),
      months,
      every,
      leave: Math.min(leave, months),
      rules: rules.map(({ cliff, claims: said }) => {
        const asked = { grant, months, every, cliff };
        return {
          cliff,
          claims: said.map(marketClaimOf),
          ...lostToCliff(asked, Math.min(leave, months)),
          curve: [...keptUnderCliff(asked)],
        };
      }),
      unread: its.filter((one) => cliffOf(one) === null).map(marketClaimOf),
    };
  },
});

function isOnCliff({ claim }: LedgerClaim): boolean {
  return claim.kind === 'condition' && claim.predicate === 'vesting cliff';
}

/** "12 months", "1 year"; null where no number of months is said. */
function cliffOf({ claim }: LedgerClaim): number | null {
  const said = /^(\d+) (month|year)s?$/.exec((claim.statement ?? '').trim());
  return said === null ? null : Number(said[1]) * (said[2] === 'year' ? 12 : 1);
}

function byDate({ claim: one }: LedgerClaim, { claim: other }: LedgerClaim): number {
  // A rule without a beginning was there first.
  return (one.valid_from ?? '') < (other.valid_from ?? '') ? -1 : 1;
}

/** Stock for each employee and year, as a claim on pay has it. */
function stockEach(claims: readonly LedgerClaim[], organisation: string): LedgerClaim | null {
  return (
    claims.find(
      ({ claim }) =>
        claim.kind === 'package' &&
        claim.subject === organisation &&
        /stock compensation per employee/i.test(claim.statement ?? '') &&
        claim.value_low !== null &&
        (claim.status === 'confirmed' || claim.status === 'reported'),
    ) ?? null
  );
}

function unknownCliff(organisation: string, others: readonly string[]): VivierError {
  return new VivierError('cliff-unknown', {
    what: `No claim says what vesting cliff ${organisation} has.`,
    where: 'organisation',
    mend: `Name one of ${others.join(', ') || 'none: no cliff is known'}, or give the cliffs in months.`,
  });
}
