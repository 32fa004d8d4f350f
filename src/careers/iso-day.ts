const DAY = 86_400_000;

/** A day since 1970 as ISO text. */
export function isoDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}
