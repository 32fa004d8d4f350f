import type { Words } from './words.ts';

/** Where somebody was last seen, as far as it is told. */
interface PlaceTold {
  /** ISO 3166 alpha-2. */
  readonly country: string | null;
  readonly city: string | null;
  /** Year in which a line of theirs printed it; null where it is the organisation's seat. */
  readonly printed: number | null;
}

/** The place, and whether a line of theirs printed it or it is the organisation's seat; empty where it is not known. */
export function placeSaid({ country, city, printed }: PlaceTold, words: Words): string {
  const place = [city, country && words.country(country)].filter(Boolean).join(', ');
  if (place === '') return '';
  return printed === null
    ? words.say('people.place.seat', { place })
    : words.say('people.place.printed', { place, year: String(printed) });
}
