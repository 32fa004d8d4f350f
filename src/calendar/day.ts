/** A day as `2026-01-31`. Arithmetic is on the proleptic Gregorian calendar, without hours or zones. */
export type Day = string;

/** Milliseconds of a day. */
export const DAY = 86_400_000;

/** Whether the text is a day that exists: 2026-02-30 does not. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && toDay(Date.parse(text)) === text;
}

function toDay(time: number): string {
  return Number.isNaN(time) ? '' : new Date(time).toISOString().slice(0, 10);
}

export function addDays(day: Day, count: number): Day {
  return toDay(Date.parse(day) + count * DAY);
}

/** Days from one day to another, whichever is first; not a number where one is no day. */
export function daysApart(one: Day, other: Day): number {
  return Math.abs(Date.parse(one) - Date.parse(other)) / DAY;
}

/**
 * The day so many months later, on `dayOfMonth` (that of `day` where none is given), or on the month's last day where
 * the month is shorter: a month after 2026-01-31 is 2026-02-28.
 */
export function addMonths(day: Day, count: number, dayOfMonth = dayOf(day)): Day {
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + count;
  const [year, index] = [Math.floor(month / 12), month % 12];
  const last = new Date(Date.UTC(year, index + 1, 0)).getUTCDate();
  return toDay(Date.UTC(year, index, Math.min(dayOfMonth, last)));
}

export function dayOf(day: Day): number {
  return Number(day.slice(8, 10));
}

/** Whole months that have passed from one day to another: 0 until the same day of the next month is reached. */
function monthsBetween(from: Day, to: Day): number {
  const months =
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
    Number(to.slice(5, 7)) -
    Number(from.slice(5, 7));
  return addMonths(from, months) > to ? months - 1 : months;
}

/** The first month, counted from a day, by whose end another day has come; 0 for the day itself and before. */
export function monthReached(from: Day, to: Day): number {
  if (to <= from) return 0;
  const passed = monthsBetween(from, to);
  return addMonths(from, passed) === to ? passed : passed + 1;
}
