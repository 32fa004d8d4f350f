import { addDays, addMonths, type Day } from '../../calendar/day.ts';
import type { TerminationReason, TerminationWindow } from './terms.ts';

/**
 * The last day on which a vested option can be exercised after leaving: the end of the window for that reason, or the
 * option's expiry where that comes first. Null where no window is stated for the reason: the format then says nothing, and neither
 * do we. Left on 2026-03-31 with a window of 3 months: 2026-06-30.
 */
export function lastExerciseDay(
  windows: readonly TerminationWindow[],
  reason: TerminationReason,
  left: Day,
  expiry: Day | null,
): Day | null {
  const window = windows.find((one) => one.reason === reason);
  if (window === undefined) return null;
  const { period, period_type: unit } = window;
  const end =
    unit === 'DAYS' ? addDays(left, period) : addMonths(left, unit === 'YEARS' ? period * 12 : period);
  return expiry !== null && expiry < end ? expiry : end;
}

/** A window in whole months, rounded up, as the month-by-month model counts it. */
export function windowMonths({ period, period_type: unit }: TerminationWindow): number {
  if (unit === 'MONTHS') return period;
  return unit === 'YEARS' ? period * 12 : Math.ceil(period / 30.4375);
}
