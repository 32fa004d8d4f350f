import { at, type Evidence, flag } from './features.ts';
import { hitsNear, type Reading } from './reading.ts';
import type { Registered, Registry } from './registry.ts';
import type { Span } from './spans.ts';
import { readWords } from './spelling.ts';

/** Whether the places that a string mentions are where the organisation is. */
export function weighPlaces(
  x: Evidence,
  registry: Registry,
  reading: Reading,
  span: Span,
  entry: Registered,
) {
  const near = hitsNear(reading, span);
  const agrees = (hit: { readonly code: string }): boolean => sameCountry(hit.code, entry.country);
  const countries = near.filter((hit) => !hit.city);
  const cities = near.filter((hit) => hit.city);
  x[at['country agrees']] = flag(countries.some(agrees));
  x[at['country conflicts']] = flag(countries.length > 0 && !countries.some(agrees));
  x[at['city agrees']] = flag(mentions(reading, span, entry.city));
  x[at['city conflicts']] = flag(cities.length > 0 && !cities.some(agrees));
  const margin = placeMargin(registry, reading, span, entry);
  x[at['homonym fits the place better']] = flag(margin < 0);
  x[at['fits the place best of its homonyms']] = flag(margin > 0);
}

/** How much better an organisation lies where the string says than the best of the others that bear the name. */
function placeMargin(registry: Registry, reading: Reading, span: Span, entry: Registered): number {
  if (span.phrase.bearers.length < 2) return 0;
  const near = hitsNear(reading, span);
  const neighbours = reading.spans.filter(
    (other) =>
      other !== span &&
      other.phrase.bearers.length === 1 &&
      reading.unit[other.start] === reading.unit[span.start],
  );
  const fit = ({ country, city }: Registered): number =>
    flag(near.some((hit) => sameCountry(hit.code, country))) +
    flag(mentions(reading, span, city)) +
    0.5 * flag(neighbours.some((other) => countryOfBearer(registry, other) === country));
  const others = span.phrase.bearers
    .map(({ organisation }) => registry.organisations[organisation])
    .filter((other) => other !== undefined && other !== entry);
  return fit(entry) - Math.max(...others.map((other) => (other ? fit(other) : 0)));
}

function countryOfBearer(registry: Registry, span: Span): string | null {
  return registry.organisations[span.phrase.bearers[0]?.organisation ?? -1]?.country ?? null;
}

function sameCountry(read: string, registered: string | null): boolean {
  return read === registered || (read === 'CN' && (registered === 'HK' || registered === 'MO'));
}

const firstWords = new Map<string, string>();

/** Whether the city's first word stands in the name's unit, outside the name. */
function mentions({ words, unit }: Reading, span: Span, city: string | null): boolean {
  if (city === null) return false;
  const first = firstWords.get(city) ?? readWords(city).words[0] ?? '';
  firstWords.set(city, first);
  if (first.length <= 2) return false;
  for (let place = words.words.indexOf(first); place >= 0; place = words.words.indexOf(first, place + 1))
    if ((place < span.start || place >= span.end) && unit[place] === unit[span.start]) return true;
  return false;
}
