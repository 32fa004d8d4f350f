import type { Dated } from '../tables/cards/evidence.ts';

/** A date as a card has it; null where the day is. */
export function datedOf(on: string | null, precision: string): Dated | null {
  if (on === null || on === '') return null;
  return { on, precision: precision === 'day' || precision === 'month' ? precision : 'year' };
}

/** Text as a card has it: what reads as empty was null. */
export function textOf(text: string): string | null {
  return text === '' ? null : text;
}

/** A date that is known to the month at least: a mere year is no news. */
export function preciseDay(date: Dated | null): string | null {
  return date === null || date.precision === 'year' ? null : date.on;
}
