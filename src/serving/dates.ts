import type { Dated } from '../tables/cards/evidence.ts';

/** Text as a card has it: what reads as empty was null. */
export function textOf(text: string): string | null {
  return text === '' ? null : text;
}

/** A date that is known to the month at least: a mere year is no news. */
export function preciseDay(date: Dated | null): string | null {
  return date === null || date.precision === 'year' ? null : date.on;
}
