import { fraction, roundHalfUp } from '../fraction.ts';

/** How what must be paid back falls: every month, with every full year, or all at once at the end. */
export const clawbackFalls = ['monthly', 'yearly', 'at-end'] as const;

/** A promise to pay a bonus back on leaving before so many months. */
export interface Clawback {
  readonly months: number;
  readonly falls: (typeof clawbackFalls)[number];
}

/**
 * What must be paid back, in whole minor units, when one leaves after `served` months: B (1 - t/T), halves up; nothing once T months
 * are served. Of 12,000,000 over 24 months, leaving after 11: monthly, 12,000,000 x 13/24 = 6,500,000; by full years, 12,000,000 x 24/24;
 * leaving after 12: monthly or yearly, 6,000,000; at the end, 12,000,000.
 */
export function clawbackOwed(bonus: bigint, { months, falls }: Clawback, served: number): bigint {
  if (served >= months) return 0n;
  const counted = falls === 'monthly' ? served : falls === 'yearly' ? Math.floor(served / 12) * 12 : 0;
  return roundHalfUp(fraction(bonus * BigInt(months - Math.min(counted, months)), BigInt(months)));
}
