import { z } from 'zod';
import { isDay } from '../../calendar/day.ts';
import { complaintOf } from '../../locales/complaint.ts';
import { claimedHeadline } from '../../money/headline/claimed.ts';
import { buckets, type Decomposition, decompose, type Suppositions } from '../../money/headline/decompose.ts';
import { readHeadline } from '../../money/headline/headline.ts';
import { share } from '../../money/offer/fields.ts';
import { VivierError } from '../../tables/error.ts';
import { type LedgerClaim, readLedger } from '../deals/ledger.ts';
import { type Context, operation } from '../operation.ts';
import { seed, shapeValuation, valued, valuePlainly } from './shapes.ts';

const split = z.object(Object.fromEntries(buckets.map((bucket) => [bucket, z.number()])));

/** A claim about a package, as it was published. */
const packageClaim = z.object({
  id: z.string(),
  topic: z.string(),
  organisation: z.string(),
  person: z.string().nullable(),
  statement: z.string().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  instrument: z.string().nullable(),
  years: z.number().nullable(),
  condition: z.string().nullable(),
  denial: z.string().nullable(),
  publisher: z.string().nullable(),
  url: z.string().nullable(),
  saidOn: z.string().nullable(),
  status: z.string(),
  verified: z.boolean(),
  note: z.string().nullable(),
});
export type PackageClaim = z.output<typeof packageClaim>;

const decomposed = z.object({
  said: z.object({
    low: z.number().nullable(),
    high: z.number().nullable(),
    amount: z
      .number()
      .nullable()
      .describe('the end that the readings use: low, or high where low is nothing'),
    currency: z.string(),
    instrument: z.string().nullable(),
    years: z.number().nullable(),
    yearly: z.boolean(),
  }),
  /** Years that the readings use: said, or supposed. */
  years: z.number(),
  missing: z.array(z.string()),
  truths: z.array(
    z.object({ must: z.string(), months: z.number().optional(), people: z.number().optional() }),
  ),
  readings: z.array(
    z.object({
      name: z.enum(['as-said', 'cliff', 'at-once']),
      supposed: z.boolean().describe('the split is ours: nobody has published a letter'),
      split,
      amounts: split.describe('the amount that is read, by where it lies'),
      offer: z.unknown(),
      value: valued,
    }),
  ),
});

const answered = decomposed.extend({
  claims: z.array(packageClaim).describe('all that was said on the same matter'),
});
/** A headline taken apart. */
export type DecomposedHeadline = z.output<typeof answered>;

const input = z.object({
  text: z.string().max(1000).optional().describe('a headline as heard, in English or French'),
  claim: z.string().max(40).optional().describe('id of a claim about a package, instead of a text'),
  split: z
    .strictObject({
      cashNow: share,
      cashIfStays: share,
      equityCertain: share,
      equityAtRisk: share,
      goalLinked: share,
    })
    .refine((shares) => Math.abs(Object.values(shares).reduce((sum, one) => sum + one, 0) - 1) < 1e-9, {
      ...complaintOf('sum'),
      path: ['cashNow'],
    })
    .optional()
    .describe('where the money lies, instead of what is supposed'),
  years: z.number().min(0.02).max(10).optional().describe('where the headline does not say'),
  repaymentMonths: z.int().min(0).max(60).optional(),
  volatility: z.number().min(0).max(3).optional(),
  goalProbability: share.optional(),
  leaving: z.number().min(0).max(0.99).optional(),
  start: z.string().refine(isDay, complaintOf('day')).default('2026-01-01'),
  seed,
});

export const decomposeHeadline = operation({
  name: 'decomposeHeadline',
  summary:
    'Takes a pay headline apart: cash now, cash for staying, equity, goals; value by leaving date; what would have to be true.',
  effect: 'reads',
  address: { method: 'POST', path: '/packages/decompose' },
  input,
  output: answered,
  run: async (context, { text, claim, seed: start, ...supposed }) => {
    if ((text === undefined || text.trim() === '') === (claim === undefined))
      throw new VivierError('question-empty', {
        what: 'Either a headline or a claim is needed.',
        mend: 'Give one of them: vivier package decompose "$100M signing bonus over four years"',
      });
    if (claim === undefined) {
      const taken = decompose(readHeadline(text ?? ''), supposed);
      return { ...(await shapeDecomposition(taken, start)), claims: [] };
    }
    const claims = await readClaims(context, claim);
    const asked = claims.find(({ id }) => id === claim);
    if (asked === undefined)
      throw new VivierError('claim-unknown', {
        what: 'No claim about a package is known by this id.',
        where: claim,
        mend: 'Choose one of those that are held: vivier sql "select claim, statement from claim where kind = \'package\'"',
      });
    return { ...(await shapeDecomposition(takeApart(asked, supposed), start)), claims };
  },
});

/** A claim taken apart: its columns count, its words fill what they leave open. */
function takeApart(claim: PackageClaim, supposed: Suppositions): Decomposition {
  const headline = claimedHeadline({ ...claim, headline: claim.statement ?? '' });
  return decompose(headline, {
    ...supposed,
    contested: claim.status === 'disputed' || claim.status === 'denied',
  });
}

async function shapeDecomposition(taken: Decomposition, start: number): Promise<z.output<typeof decomposed>> {
  const { headline, low, high, currency, years, missing, truths } = taken;
  const amount = taken.amount ?? 0;
  const readings = [];
  for (const { name, supposed, split: shares, offer } of taken.readings)
    readings.push({
      name,
      supposed,
      split: { ...shares },
      amounts: Object.fromEntries(buckets.map((bucket) => [bucket, amount * shares[bucket]])),
      offer,
      value: shapeValuation(offer, await valuePlainly(offer, 'live', start), start, []),
    });
  const { instrument, years: said, yearly } = headline;
  return {
    said: { low, high, amount: taken.amount, currency, instrument, years: said, yearly },
    years,
    missing: [...missing],
    truths: [...truths],
    readings,
  };
}

/** Claims about packages, edits applied: all of them, or those on the matter of one. */
async function readClaims(context: Context, claim: string | null): Promise<PackageClaim[]> {
  const { claims } = await readLedger(context);
  const packages = claims.filter((one) => one.claim.kind === 'package');
  const topic = packages.find((one) => one.claim.claim === claim)?.claim.topic;
  return packages
    .filter((one) => claim === null || one.claim.topic === topic)
    .map(packageClaimOf)
    .sort(
      (a, b) => compare(a.topic, b.topic) || compare(a.saidOn ?? '9', b.saidOn ?? '9') || compare(a.id, b.id),
    );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function packageClaimOf({ claim, details }: LedgerClaim): PackageClaim {
  const years = details['period_years'];
  return {
    id: claim.claim,
    topic: claim.topic,
    organisation: claim.subject,
    person: claim.object,
    statement: claim.statement,
    low: claim.value_low,
    high: claim.value_high,
    instrument: claim.predicate === '' ? null : claim.predicate,
    years: years === undefined ? null : Number(years),
    condition: details['condition'] ?? null,
    denial: details['denial'] ?? null,
    publisher: claim.publisher,
    url: claim.url,
    saidOn: claim.known_on,
    status: claim.status,
    verified: claim.verified,
    note: claim.note,
  };
}

const found = z.object({ claims: z.array(packageClaim.extend({ missing: z.array(z.string()) })) });
/** The claims about packages that are held. */
export type PackagesFound = z.output<typeof found>;

export const findPackages = operation({
  name: 'findPackages',
  summary: 'Every claim about a package that is held, with what is missing to take it apart.',
  effect: 'reads',
  address: { method: 'GET', path: '/packages' },
  input: z.object({
    organisation: z.string().max(200).optional().describe('as it is printed, such as Meta'),
  }),
  output: found,
  run: async (context, { organisation }) => {
    const claims = await readClaims(context, null);
    const wanted = claims.filter((one) => organisation === undefined || one.organisation === organisation);
    return {
      claims: wanted.map((one) => ({
        ...one,
        missing: [...takeApart(one, { start: '2026-01-01' }).missing],
      })),
    };
  },
});
