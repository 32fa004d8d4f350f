import { isDay } from '../calendar/day.ts';

/** How exactly a date is known. */
type Precision = 'day' | 'month' | 'year';

/** A period named by its first day. */
export interface Period {
  /** First day, ISO. */
  readonly on: string;
  readonly precision: Precision;
}

const SHAPE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u;

/** Periods by their text: a table names the same ones again and again. */
const periods = new Map<string, Period | null>();
/** More are no periods of a calendar, and are not kept. */
const PERIODS = 20_000;

/** Reads `2025`, `2025-06` or `2025-06-13`; null where the text is no day of the calendar. */
export function readPeriod(text: string): Period | null {
  const known = periods.get(text);
  if (known !== undefined) return known;
  const period = parsePeriod(text);
  if (periods.size < PERIODS) periods.set(text, period);
  return period;
}

function parsePeriod(text: string): Period | null {
  const parts = SHAPE.exec(text.trim());
  if (!parts) return null;
  const [, year = '', month, day] = parts;
  const on = `${year}-${month ?? '01'}-${day ?? '01'}`;
  if (!isDay(on)) return null;
  return { on, precision: day ? 'day' : month ? 'month' : 'year' };
}

/** The last day of a period, ISO: by then what happened in it had happened. */
export function lastDay({ on, precision }: Period): string {
  if (precision === 'day') return on;
  const year = Number(on.slice(0, 4));
  const month = precision === 'year' ? 12 : Number(on.slice(5, 7));
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** From when a thing published in the period could surely be known: its last day, or today while it lasts. */
export function knownOn(period: Period, today: string): string {
  const last = lastDay(period);
  return last < today ? last : today;
}
