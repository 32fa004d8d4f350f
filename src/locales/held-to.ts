import type { Words } from './words.ts';

/** Places that a brief is held to, as a list in words: cities stand as they are written, countries as codes of ISO 3166. */
export const heldTo = (places: readonly string[], { list, country }: Words): string =>
  list(places.map((place) => (/^[A-Z]{2}$/.test(place) ? country(place) : place)));
