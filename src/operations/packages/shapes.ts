import { z } from 'zod';
import type { YearOfExpense } from '../../money/employer.ts';
import { formatDecimal } from '../../money/fraction.ts';
import { minorDigits } from '../../money/money.ts';
import type { Offer } from '../../money/offer/offer.ts';
import { scheduleOf } from '../../money/offer/part-terms.ts';
import { compileOffer } from '../../money/simulation/model.ts';
import { precisions, Simulators } from '../../money/simulation/simulate.ts';
import type { TornadoBar } from '../../money/tornado.ts';
import { type Valuation, valueOffer } from '../../money/value.ts';

/*
 * What every door says of a valued package. Money is in major units of the offer's currency, in today's money (of the first day), unless a
 * name says otherwise; exact amounts are decimals in strings.
 */

const estimate = z
  .object({ value: z.number(), low: z.number(), high: z.number() })
  .describe('low and high: 99% interval of the simulation itself');

export const valued = z.object({
  currency: z.string(),
  curve: z
    .array(z.object({ month: z.number(), value: z.number(), low: z.number(), high: z.number() }))
    .describe('kept on leaving at the end of each month, before tax; low to high: eight outcomes in ten'),
  parts: z.array(
    z.object({
      place: z.number(),
      kind: z.string(),
      label: z.string().nullable(),
      stays: estimate.describe('to somebody who stays to the horizon'),
      expected: estimate.describe('over all leaving dates'),
    }),
  ),
  schedules: z
    .array(
      z.object({
        place: z.number(),
        tranches: z.array(z.object({ on: z.string(), quantity: z.string() })),
      }),
    )
    .describe('vesting, exact to the share'),
  person: z.object({
    worth: estimate,
    expected: estimate,
    spread: z.object({ low: z.number(), high: z.number() }).describe('eight outcomes in ten, after tax'),
    discount: z.number().nullable().describe('marketability discount, where that is the method'),
  }),
  employer: z.object({
    cost: estimate,
    cash: estimate,
    equity: estimate,
    dilution: z.number().nullable(),
    expense: z.record(
      z.enum(['asc718', 'ifrs2']),
      z.array(z.object({ year: z.number(), cash: z.string(), equity: z.string() })),
    ),
  }),
  assumptions: z.array(
    z.object({ name: z.string(), value: z.union([z.number(), z.string()]), given: z.boolean() }),
  ),
  tornado: z
    .array(
      z.object({ name: z.string(), from: z.number(), to: z.number(), low: z.number(), high: z.number() }),
    )
    .describe('worth to the person when one assumption is changed, widest first'),
  paths: z.number(),
  seed: z.number(),
});
/** A valued package. */
export type ValuedPackage = z.output<typeof valued>;

/** How finely: `live` while somebody types, `full` for figures to quote. */
export const precision = z.enum(['live', 'full']).default('live');
export const seed = z
  .int()
  .min(0)
  .max(2 ** 31 - 1)
  .default(1);

/** Threads for the full simulation; they are started when first needed. */
const simulators = new Simulators(2);

/** Simulates an offer and says what every door says of it. */
export async function valuePlainly(offer: Offer, how: 'live' | 'full', start: number): Promise<Valuation> {
  const model = compileOffer(offer);
  const { replicates, paths } = precisions[how];
  return valueOffer(
    offer,
    model,
    await simulators.simulate(model, precisions[how], start),
    replicates * paths,
  );
}

/** A valuation as doors say it. */
export function shapeValuation(
  offer: Offer,
  valuation: Valuation,
  start: number,
  tornado: readonly TornadoBar[],
): ValuedPackage {
  const digits = minorDigits(offer.currency);
  const years = (expense: readonly YearOfExpense[]) =>
    expense.map(({ year, cash, equity }) => ({
      year,
      cash: formatDecimal(cash, digits, digits),
      equity: formatDecimal(equity, digits, digits),
    }));
  const { asc718, ifrs2 } = valuation.employer.expense;
  return {
    currency: offer.currency,
    curve: [...valuation.curve],
    parts: [...valuation.parts],
    schedules: offer.parts.flatMap((part, place) =>
      'vesting' in part
        ? [
            {
              place,
              tranches: scheduleOf(offer, part, place).map(({ on, quantity }) => ({
                on,
                quantity: formatDecimal(quantity, 10),
              })),
            },
          ]
        : [],
    ),
    person: valuation.person,
    employer: { ...valuation.employer, expense: { asc718: years(asc718), ifrs2: years(ifrs2) } },
    assumptions: valuation.assumptions.map((one) => ({
      ...one,
      value: typeof one.value === 'number' && !Number.isFinite(one.value) ? 'unlimited' : one.value,
    })),
    tornado: [...tornado],
    paths: valuation.paths,
    seed: start,
  };
}
