import { VivierError } from '../tables/error.ts';
import { termsOf, vestedByMonth } from './offer/part-terms.ts';
import { vestingSchedule } from './vesting/vesting.ts';

/** A grant under a rule on the cliff. */
export interface CliffCase {
  /** Worth of the whole grant at the price of the first day, in whole units of a currency. */
  readonly grant: number;
  /** Months until all has vested. */
  readonly months: number;
  /** 1: monthly, 3: quarterly. */
  readonly every: number;
  /** Months before which nothing vests. */
  readonly cliff: number;
}

/** Any day does: months are counted from it. */
const START = '2026-01-01';

/**
 * What is kept on leaving at the end of each month 0 … `months`, at the price of the first day. With 48 equal months and a cliff of 12,
 * month 5 keeps nothing and month 12 keeps 12/48; without a cliff month 5 keeps 5/48: 104,167 of 1,000,000 (cumulative rounding).
 * A cliff that lies between two vesting dates is one until the next of them. Throws `cliff-after-end`.
 */
export function keptUnderCliff({ grant, months, every, cliff }: CliffCase): Float64Array {
  if (cliff > months)
    throw new VivierError('cliff-after-end', {
      what: 'A cliff cannot be longer than the vesting.',
      where: 'months',
      why: `The cliff is ${cliff} months, the vesting ${months}.`,
      mend: 'Let the grant vest over more months.',
    });
  const dated = Math.min(months, Math.ceil(cliff / every) * every);
  const terms = termsOf({ months, cliffMonths: dated, everyMonths: every }, 'cliff');
  const schedule = vestingSchedule({ terms, quantity: String(Math.round(grant)), start: START });
  return vestedByMonth(schedule, START, months);
}

/** How much of a grant leaving in a month costs by the cliff alone: what would be kept without one, less what is kept. */
export function lostToCliff(rule: CliffCase, month: number): { kept: number; lost: number } {
  const kept = keptUnderCliff(rule)[month] ?? 0;
  const without = keptUnderCliff({ ...rule, cliff: 0 })[month] ?? 0;
  return { kept, lost: without - kept };
}
