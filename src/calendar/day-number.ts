import { DAY, type Day } from './day.ts';

/* Days as numbers, from 1 January 1970, as columns hold them. A table names the same few thousand again and again: both ways are remembered. */

/** More are no days of a calendar, and are not kept. */
const KEPT = 50_000;
const days = new Map<number, Day>();
const numbers = new Map<Day, number>();

export function isoDay(number: number): Day {
  const known = days.get(number);
  if (known !== undefined) return known;
  const day = new Date(number * DAY).toISOString().slice(0, 10);
  if (days.size < KEPT) days.set(number, day);
  return day;
}

export function dayNumber(day: Day): number {
  const known = numbers.get(day);
  if (known !== undefined) return known;
  const number = Math.round(Date.parse(`${day}T00:00:00Z`) / DAY);
  if (numbers.size < KEPT) numbers.set(day, number);
  return number;
}
