import { z } from 'zod';
import { complaintOf } from '../../locales/complaint.ts';
import { isCurrency } from '../money.ts';
import { allocationTypes } from '../vesting/allocation.ts';
import { clawbackFalls } from '../vesting/clawback.ts';
import { numeric, terminationWindow, vestingTerms } from '../vesting/terms.ts';

/** Months are counted from the first day of work; nothing later than ten years is looked at. */
export const LAST_MONTH = 120;

const decimal = z.union([
  z.number().nonnegative(),
  z.string().refine((text) => /^\d+(\.\d+)?$/.test(text), complaintOf('decimal')),
]);
export const currency = z
  .string()
  .refine((code) => /^[A-Z]{3}$/.test(code) && isCurrency(code), complaintOf('currency'));
/** In the offer's currency, or with a currency of its own, for which the offer then needs a rate. */
export const amount = z
  .union([decimal, z.strictObject({ amount: decimal, currency })])
  .describe('in the offer’s currency, or { amount, currency }');
export type Amount = z.output<typeof amount>;

export const share = z.number().min(0, 'must be a share from 0 to 1').max(1, 'must be a share from 0 to 1');
export const month = z.int().min(0).max(LAST_MONTH);
const label = z.string().max(200).optional();

const vesting = z.union([
  z.strictObject({
    months: month.describe('months until all has vested; 0: at once'),
    cliffMonths: month.optional().describe('nothing vests before'),
    everyMonths: z.int().min(1).max(LAST_MONTH).optional().describe('1: monthly, 3: quarterly, 12: yearly'),
    allocation: z.enum(allocationTypes).optional().describe('how the Open Cap Format rounds to shares'),
  }),
  z.strictObject({ ocf: vestingTerms }),
]);
export type Vesting = z.output<typeof vesting>;

/** How much of the company: so many shares, or a share of it. */
const size = {
  units: numeric.refine((text) => !text.startsWith('-'), 'must not be negative').optional(),
  stake: share
    .optional()
    .describe('of the company, fully diluted, instead of units: 0.0025 is a quarter of a percent'),
};

const milestone = z.union([
  z.strictObject({
    name: z.string().min(1).max(200),
    probability: share,
    earliest: month.describe('first month in which it can be met'),
    latest: month.describe('last month in which it counts'),
  }),
  z.strictObject({
    name: z.string().min(1).max(200),
    companyValueAbove: amount.describe('met when the whole company is worth so much at that month'),
    month,
  }),
]);

/** The parts an offer is built of. */
export const part = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('salary'),
    label,
    yearly: amount,
    raise: z.number().min(-0.5).max(1).optional().describe('yearly raise, 0.03 for 3%'),
  }),
  z.strictObject({
    kind: z.literal('bonus'),
    label,
    target: amount.describe('a time it is paid'),
    months: z
      .array(month)
      .min(1)
      .max(LAST_MONTH)
      .optional()
      .describe('when it is paid; every 12 where not given'),
    payout: z.number().min(0).max(5).optional().describe('expected share of the target, 1 where not given'),
  }),
  z.strictObject({
    kind: z.literal('sign-on'),
    label,
    amount,
    month: month.optional(),
    clawback: z
      .strictObject({ months: z.int().min(1).max(LAST_MONTH), falls: z.enum(clawbackFalls) })
      .optional()
      .describe('what must be paid back on leaving sooner'),
  }),
  z.strictObject({
    kind: z.literal('rsu'),
    label,
    ...size,
    vesting,
    accelerationOnSale: share.optional().describe('of what has not vested, when the company is sold'),
  }),
  z.strictObject({
    kind: z.literal('options'),
    label,
    ...size,
    strike: amount,
    vesting,
    accelerationOnSale: share.optional(),
    expiryMonths: z.int().min(1).max(LAST_MONTH).optional().describe('120 where not given'),
    windows: z
      .array(terminationWindow)
      .max(10)
      .optional()
      .describe('time to exercise after leaving; 3 months where not given'),
  }),
  z.strictObject({
    kind: z.literal('profit-units'),
    label,
    ...size,
    threshold: amount.describe('value a unit had when it was granted: only what is above is shared'),
    vesting,
    accelerationOnSale: share.optional(),
  }),
  z.strictObject({
    kind: z.literal('milestone'),
    label,
    ...size,
    amount: amount.optional().describe('cash, instead of units or a stake'),
    milestone,
  }),
]);
/** One part of an offer. */
export type Part = z.output<typeof part>;
export type PartKind = Part['kind'];
