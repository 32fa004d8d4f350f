import { INT_NULL } from '../engine/engine.ts';
import type { Dated } from '../tables/cards/evidence.ts';

const DAY = 86_400_000;
const texts = new Map<number, string>();

/** A day as ISO text, from whole days since 1970; null where it was null. */
export function dayOf(days: number): string | null {
  if (days === INT_NULL) return null;
  const text = texts.get(days) ?? new Date(days * DAY).toISOString().slice(0, 10);
  texts.set(days, text);
  return text;
}

/** A date as a card has it; null where the day is. */
export function datedOf(on: string | null, precision: string): Dated | null {
  if (on === null || on === '') return null;
  return { on, precision: precision === 'day' || precision === 'month' ? precision : 'year' };
}

/** Text as a card has it: what reads as empty was null. */
export function textOf(text: string): string | null {
  return text === '' ? null : text;
}

/** A number as a card has it: what reads as `INT_NULL` was null. */
export function numberOf(value: number): number | null {
  return value === INT_NULL ? null : value;
}

/** A date that is known to the month at least: a mere year is no news. */
export function preciseDay(date: Dated | null): string | null {
  return date === null || date.precision === 'year' ? null : date.on;
}
