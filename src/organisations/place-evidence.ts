import { at, type Evidence, flag } from './features.ts';
import type { Bearer } from './phrases.ts';
import { type Hit, hitsNear, type Reading } from './reading.ts';
import type { Registered, Registry } from './registry.ts';
import type { Span } from './spans.ts';
import { readWords } from './spelling.ts';

/** The places around a name. */
interface Around {
  readonly countries: readonly Hit[];
  readonly cities: readonly Hit[];
  /** Whether a city stands in the unit of the name. */
  readonly mentions: (city: string | null) => boolean;
  /** How much better an organisation lies where the string says than the best of the others that bear the name. */
  readonly margin: (organisation: number) => number;
}

/** Reads the places around a name once for all who bear it. */
export function placesAround(registry: Registry, reading: Reading, span: Span): Around {
  const near = hitsNear(reading, span);
  const { bearers } = span.phrase;
  const mentions = (city: string | null): boolean => mentionsCity(reading, span, city);
  const fits = bearers.length < 2 ? [] : fitsOf(registry, reading, span, near);
  return {
    countries: near.filter((hit) => !hit.city),
    cities: near.filter((hit) => hit.city),
    mentions,
    margin: (organisation) => {
      let own = 0;
      let best = Number.NEGATIVE_INFINITY;
      for (const [place, fit] of fits.entries())
        if (bearers[place]?.organisation === organisation) own = fit;
        else best = Math.max(best, fit);
      return fits.length === 0 ? 0 : own - best;
    },
  };
}

/** Whether the places that a string mentions are where the organisation is. */
export function weighPlaces(x: Evidence, around: Around, { organisation }: Bearer, entry: Registered): void {
  const { countries, cities } = around;
  const agrees = (hit: Hit): boolean => sameCountry(hit.code, entry.country);
  x[at['country agrees']] = flag(countries.some(agrees));
  x[at['country conflicts']] = flag(countries.length > 0 && !countries.some(agrees));
  x[at['city agrees']] = flag(around.mentions(entry.city));
  x[at['city conflicts']] = flag(cities.length > 0 && !cities.some(agrees));
  const margin = around.margin(organisation);
  x[at['homonym fits the place better']] = flag(margin < 0);
  x[at['fits the place best of its homonyms']] = flag(margin > 0);
}

/** How well each bearer of a name lies where the string says. */
function fitsOf(registry: Registry, reading: Reading, span: Span, near: readonly Hit[]): number[] {
  const neighbours = new Set(
    reading.spans
      .filter(
        (other) =>
          other !== span &&
          other.phrase.bearers.length === 1 &&
          reading.unit[other.start] === reading.unit[span.start],
      )
      .map((other) => countryOfBearer(registry, other)),
  );
  return span.phrase.bearers.map(({ organisation }) => {
    const { country, city } = registry.organisations[organisation]!;
    return (
      flag(near.some((hit) => sameCountry(hit.code, country))) +
      flag(mentionsCity(reading, span, city)) +
      0.5 * flag(neighbours.has(country))
    );
  });
}

function countryOfBearer(registry: Registry, span: Span): string | null {
  return registry.organisations[span.phrase.bearers[0]?.organisation ?? -1]?.country ?? null;
}

function sameCountry(read: string, registered: string | null): boolean {
  return read === registered || (read === 'CN' && (registered === 'HK' || registered === 'MO'));
}

const firstWords = new Map<string, string>();

/** Whether the city's first word stands in the name's unit, outside the name. */
function mentionsCity({ words, unit }: Reading, span: Span, city: string | null): boolean {
  if (city === null) return false;
  const first = firstWords.get(city) ?? readWords(city).words[0] ?? '';
  firstWords.set(city, first);
  if (first.length <= 2) return false;
  for (let place = words.words.indexOf(first); place >= 0; place = words.words.indexOf(first, place + 1))
    if ((place < span.start || place >= span.end) && unit[place] === unit[span.start]) return true;
  return false;
}
