import { z } from 'zod';
import { isDay } from '../../calendar/day.ts';
import { complaintOf, inEnglish } from '../../locales/complaint.ts';
import { allocationTypes } from './allocation.ts';

/*
 * Vesting terms as the Open Cap Format writes them (schema version 1.2 and its successor): a graph of conditions, each with the
 * portion or quantity that vests when it is met. Reading is stricter than the format's schema where a graph would mean nothing.
 */

/** A complaint of a check, with the key that doors say it by. */
function said(fault: string, values: Readonly<Record<string, string>> = {}) {
  return { message: inEnglish(fault, values), params: { fault, values } };
}

/** A fixed-point number in a string, up to ten decimals: OCF's Numeric. */
export const numeric = z
  .string()
  .refine((text) => /^[+-]?[0-9]+(\.[0-9]{1,10})?$/.test(text), complaintOf('numeric'));
const day = z.string().refine(isDay, complaintOf('day'));

const daysOfMonth = [
  ...Array.from({ length: 28 }, (_, i) => String(i + 1).padStart(2, '0')),
  '29_OR_LAST_DAY_OF_MONTH',
  '30_OR_LAST_DAY_OF_MONTH',
  '31_OR_LAST_DAY_OF_MONTH',
  'VESTING_START_DAY_OR_LAST_DAY_OF_MONTH',
];

const span = {
  length: z.int().min(0),
  occurrences: z.int().min(1).max(1200),
  /** The installment, counted from 1, before which nothing vests; what came before vests with it. */
  cliff_installment: z.int().min(0).optional(),
};
const period = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('DAYS'), ...span }),
  z.strictObject({ type: z.literal('MONTHS'), ...span, day_of_month: z.enum(daysOfMonth) }),
]);
export type VestingPeriod = z.output<typeof period>;

const trigger = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('VESTING_START_DATE') }),
  z.strictObject({ type: z.literal('VESTING_SCHEDULE_ABSOLUTE'), date: day }),
  z.strictObject({
    type: z.literal('VESTING_SCHEDULE_RELATIVE'),
    period,
    relative_to_condition_id: z.string(),
  }),
  z.strictObject({ type: z.literal('VESTING_EVENT') }),
]);

const portion = z.strictObject({
  numerator: numeric,
  denominator: numeric.refine((text) => Number(text) > 0, 'must be above 0'),
  /** Of what has not vested yet, rather than of the whole grant. */
  remainder: z.boolean().default(false),
});

const condition = z
  .strictObject({
    id: z.string().min(1),
    description: z.string().optional(),
    portion: portion.optional(),
    quantity: numeric.optional(),
    trigger,
    next_condition_ids: z.array(z.string()),
  })
  .refine((one) => (one.portion === undefined) !== (one.quantity === undefined), {
    ...complaintOf('portion'),
    path: ['portion'],
  });
export type VestingCondition = z.output<typeof condition>;

export const vestingTerms = z
  .strictObject({
    id: z.string().min(1),
    object_type: z.literal('VESTING_TERMS'),
    comments: z.array(z.string()).optional(),
    name: z.string(),
    description: z.string(),
    allocation_type: z.enum(allocationTypes),
    vesting_conditions: z.array(condition).min(1).max(500),
  })
  .superRefine(({ vesting_conditions: conditions }, { addIssue }) => {
    const ids = new Set(conditions.map(({ id }) => id));
    if (ids.size < conditions.length)
      addIssue({ code: 'custom', path: ['vesting_conditions'], ...said('same-id') });
    conditions.forEach(({ next_condition_ids: next, trigger: { type, ...rest } }, place) => {
      const unknown = next.find((id) => !ids.has(id));
      if (unknown !== undefined)
        addIssue({
          code: 'custom',
          path: ['vesting_conditions', place, 'next_condition_ids'],
          ...said('no-condition', { id: unknown }),
        });
      const base = 'relative_to_condition_id' in rest ? rest.relative_to_condition_id : undefined;
      if (type === 'VESTING_SCHEDULE_RELATIVE' && (base === undefined || !ids.has(base)))
        addIssue({
          code: 'custom',
          path: ['vesting_conditions', place, 'trigger', 'relative_to_condition_id'],
          ...said('no-condition', { id: base ?? '' }),
        });
    });
  });
/** OCF's VestingTerms. */
export type VestingTerms = z.output<typeof vestingTerms>;

/** Why somebody leaves, as the format counts reasons. */
const terminationReasons = [
  'VOLUNTARY_OTHER',
  'VOLUNTARY_GOOD_CAUSE',
  'VOLUNTARY_RETIREMENT',
  'INVOLUNTARY_OTHER',
  'INVOLUNTARY_DEATH',
  'INVOLUNTARY_DISABILITY',
  'INVOLUNTARY_WITH_CAUSE',
] as const;
export type TerminationReason = (typeof terminationReasons)[number];

/** How long an option can be exercised after leaving for a reason. */
export const terminationWindow = z.strictObject({
  reason: z.enum(terminationReasons),
  period: z.int().min(0),
  period_type: z.enum(['DAYS', 'MONTHS', 'YEARS']),
});
export type TerminationWindow = z.output<typeof terminationWindow>;
