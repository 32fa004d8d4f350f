import { z } from 'zod';
import { valued } from './shapes.ts';

/* What doors say of offers side by side. */

const breakEven = z.object({
  kind: z.enum(['stay', 'valuation']),
  /** Of a valuation: what the person counts, or the plain expectation. */
  measure: z.enum(['worth', 'expected']).nullable(),
  better: z.number().describe('place of the offer that is then better'),
  than: z.number(),
  when: z.enum(['always', 'never', 'from']),
  month: z.number().nullable(),
  sharePrice: z.number().nullable(),
  companyValue: z.number().nullable(),
});

export const compared = z.object({
  offers: z.array(valued.extend({ name: z.string(), company: z.string() })),
  breakEvens: z.array(breakEven),
});
/** Offers side by side. */
export type ComparedPackages = z.output<typeof compared>;

const figures = z.object({ rival: z.number(), before: z.number(), after: z.number() });

export const countered = z.object({
  offer: z.unknown().describe('the counter-offer, in the format of offers'),
  added: z.object({ signOn: z.number(), salary: z.number(), units: z.number(), tender: z.boolean() }),
  axes: z.array(figures.extend({ month: z.number(), short: z.number() })),
  worth: figures,
  dilution: z.number().nullable(),
});
/** The counter-offer that comes nearest. */
export type CounteredPackage = z.output<typeof countered>;
