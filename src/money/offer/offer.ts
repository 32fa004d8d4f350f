import { z } from 'zod';
import { isDay } from '../../calendar/day.ts';
import { complaintOf } from '../../locales/complaint.ts';
import { VivierError } from '../../tables/error.ts';
import { faultsOf } from '../../tables/faults.ts';
import { parseDecimal } from '../fraction.ts';
import { convert, type Money, parseMoney } from '../money.ts';
import { checkOffer } from './checks.ts';
import { type Amount, amount, currency, LAST_MONTH, month, part, share } from './fields.ts';

const exit = z.strictObject({
  kind: z
    .enum(['ipo', 'sale', 'zero', 'none'])
    .describe('none: still private after ten years, nothing is sold'),
  probability: share,
  earliest: month.optional(),
  latest: month.optional(),
});

const preference = z.strictObject({
  name: z.string().min(1).max(100),
  invested: amount,
  multiple: z.number().min(0).max(20).optional().describe('1 where not given'),
  rank: z.int().min(1).max(50).optional().describe('1 is paid first'),
  shares: z.number().positive(),
  participating: z.boolean().optional(),
  cap: amount.optional().describe('most that a participating class gets in all'),
});

const tender = z.strictObject({
  month,
  probability: share,
  cap: amount.optional().describe('most that one person can sell'),
  share: share.optional().describe('of what has vested, that can be sold; 1 where not given'),
  discount: share.optional().describe('below the headline price; 0 where not given'),
  eligibleAfterMonths: month.optional(),
  formerStaff: z.boolean().optional().describe('whether those who have left can sell too'),
});

const issuer = z
  .strictObject({
    legalName: z.string().min(1).max(200),
    formedOn: z.string().refine(isDay, complaintOf('day')),
    country: z.string().refine((text) => /^[A-Z]{2}$/.test(text), complaintOf('country')),
    votesPerShare: z.int().min(0).max(1000),
    commonAuthorized: z
      .string()
      .refine((text) => /^\d+$/.test(text), complaintOf('whole'))
      .optional()
      .describe('shares authorised; all shares of the company where not given'),
    plan: z
      .strictObject({
        name: z.string().min(1).max(200),
        reserved: z.string().refine((text) => /^\d+$/.test(text), complaintOf('whole')),
      })
      .optional(),
  })
  .describe('what a whole package of the Open Cap Format says of the company; only the export reads it');

const company = z.strictObject({
  name: z.string().min(1).max(200),
  listed: z.boolean(),
  sharePrice: amount.describe('price of a share today: on the market, or in the last round'),
  shares: z.number().positive().optional().describe('fully diluted; needed unless the company is listed'),
  volatility: z.number().min(0).max(3).optional().describe('a year; 0.4 listed, 0.8 private where not given'),
  rounds: z
    .array(z.strictObject({ month, dilution: share }))
    .max(20)
    .optional(),
  exits: z.array(exit).max(12).optional().describe('of a private company; probabilities add up to 1'),
  preferences: z.array(preference).max(20).optional(),
  tenders: z.array(tender).max(12).optional(),
  issuer: issuer.optional(),
});

const person = z.strictObject({
  legalName: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('only the export in the Open Cap Format reads it'),
  taxRate: share.optional().describe('on all of it; 0 where not given'),
  certaintyEquivalent: z
    .strictObject({
      riskAversion: z.number().min(0).max(20).describe('relative, CRRA; 2 to 3 is usual'),
      outsideWealth: amount.describe('what the person owns besides'),
    })
    .optional(),
  marketability: z
    .strictObject({
      restrictionMonths: month.optional().describe('the mean time to an exit where not given'),
    })
    .optional()
    .describe('Finnerty’s discount for what cannot be sold; never with a certainty equivalent'),
  exerciseBudget: amount
    .optional()
    .describe('for exercising options on leaving; a quarter of outside wealth where not given'),
});

/** An offer of work, part by part, with what it rests on. */
export const offer = z
  .strictObject({
    name: z.string().min(1).max(200),
    currency,
    rates: z
      .record(
        currency,
        z.string().refine((text) => /^\d+(\.\d+)?$/.test(text), complaintOf('decimal')),
      )
      .optional()
      .describe('units of the offer’s currency for one unit of another: { "CAD": "0.73" }'),
    start: z.string().refine(isDay, complaintOf('day')),
    horizonMonths: z
      .int()
      .min(1)
      .max(LAST_MONTH)
      .optional()
      .describe('months that are looked at; 48 where not given'),
    parts: z.array(part).min(1).max(40),
    company,
    person: person.optional(),
    leaving: z
      .number()
      .min(0)
      .max(0.99)
      .optional()
      .describe('probability of leaving within a year; 0.1 where not given'),
    riskFree: z
      .number()
      .min(-0.05)
      .max(0.5)
      .optional()
      .describe('a year, continuously; 0.04 where not given'),
    growth: z
      .number()
      .min(-1)
      .max(1)
      .optional()
      .describe('of the company’s value, a year; the risk-free rate where not given'),
    payrollLoad: z
      .number()
      .min(0)
      .max(1)
      .optional()
      .describe('what the employer pays on top of cash; 0 where not given'),
  })
  .superRefine(checkOffer);
/** An offer that has been read and checked. */
export type Offer = z.output<typeof offer>;

/** Reads an offer. Throws `offer-refused`, which names every field at fault. */
export function readOffer(input: unknown): Offer {
  const parsed = offer.safeParse(input);
  if (parsed.success) return parsed.data;
  const faults = faultsOf(parsed.error.issues);
  throw new VivierError('offer-refused', {
    what: 'The offer cannot be read.',
    where: faults.map(({ field }) => field).join(', '),
    why: `${faults.map(({ field, said }) => `${field}: ${said}`).join('; ')}.`,
    mend: 'Correct the named fields.',
    faults,
  });
}

/** An amount of an offer in its currency, at its stated rate. */
export function inOffer({ currency: own, rates }: Pick<Offer, 'currency' | 'rates'>, value: Amount): Money {
  if (typeof value !== 'object') return parseMoney(value, own);
  const rate = value.currency === own ? '1' : (rates?.[value.currency] ?? '');
  return convert(parseMoney(value.amount, value.currency), own, parseDecimal(rate));
}
