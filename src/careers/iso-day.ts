const DAY = 86_400_000;
/** Days told before: a table names the same few thousand again and again. */
const told = new Map<number, string>();

/** A day since 1970 as ISO text. */
export function isoDay(day: number): string {
  const known = told.get(day);
  if (known !== undefined) return known;
  const text = new Date(day * DAY).toISOString().slice(0, 10);
  told.set(day, text);
  return text;
}
