import { fold } from '../names/fold.ts';
import { isGeneric, isPlain } from './generic.ts';
import type { Bearer } from './lexicon.ts';
import type { Places } from './places.ts';
import { stateLetters } from './places.ts';
import { ancestors, type Registered, type Registry } from './registry.ts';
import type { Span } from './spans.ts';
import { join, type Words } from './spelling.ts';

/** What speaks for or against an organisation being meant by a name found in a string, in the order of the weights. */
export const features = [
  'bias',
  'alias',
  'acronym',
  'turned',
  'corrected',
  'fills part',
  'begins part',
  'ends part',
  'one word',
  'two words',
  'rarity',
  'institutional',
  'homonyms',
  'share of use',
  'use',
  'country agrees',
  'country conflicts',
  'city agrees',
  'city conflicts',
  'parent near',
  'child near',
  'unrelated institution near',
  'own entry',
  'acronym not in capitals',
  'inactive',
  'short acronym',
  'share of part',
  'country of neighbour',
  'named twice',
  'acronym near an institution',
  'acronym near an institution abroad',
  'generic',
  'generic beside its parent',
  'one word near an institution',
  'fills string',
  'one word before other words',
  'homonym fits the place better',
  'chair',
  'printed as registered',
  'fits the place best of its homonyms',
] as const;

interface Hit {
  readonly start: number;
  readonly end: number;
  readonly code: string;
  readonly city: boolean;
}

/** A string read for evidence: its words, its names, the places it mentions. */
export interface Reading {
  /** The string, folded. */
  readonly text: string;
  readonly words: Words;
  /** Names found, those left out that are only a place. */
  readonly spans: readonly Span[];
  readonly hits: readonly Hit[];
  /** Number of the hard-separated unit of each word. */
  readonly unit: Int32Array;
}

/** Finds places and units. A place inside a name still speaks for the other names. */
export function readEvidence(text: string, words: Words, spans: readonly Span[], places: Places): Reading {
  const unit = new Int32Array(words.words.length);
  for (let at = 1; at < unit.length; at++)
    unit[at] = (unit[at - 1] ?? 0) + ((words.joins[at] ?? 0) >= join.hard ? 1 : 0);
  const hits: Hit[] = [];
  for (let start = 0; start < words.words.length; ) {
    const hit = placeAt(words, start, places);
    if (hit) hits.push(hit);
    start = hit ? hit.end : start + 1;
  }
  const isPlace = (span: Span): boolean => hits.some((hit) => hit.start <= span.start && span.end <= hit.end);
  return { text, words, spans: spans.filter((span) => !isPlace(span)), hits, unit };
}

function placeAt(words: Words, start: number, places: Places): Hit | null {
  const first = words.words[start] ?? '';
  const most = Math.min(places.longest.get(first) ?? 0, words.words.length - start);
  for (let length = most; length > 0; length--) {
    const name = length === 1 ? first : words.words.slice(start, start + length).join(' ');
    const country = places.country.get(name);
    if (country) return { start, end: start + length, code: country, city: false };
    const city = places.city.get(name);
    if (city) return { start, end: start + length, code: city, city: true };
  }
  if (first.length !== 2 || words.capitals[start] !== true || (words.joins[start] ?? 0) < join.part)
    return null;
  if (stateLetters.has(first)) return { start, end: start + 1, code: 'US', city: false };
  const last = start + 1 === words.words.length || (words.joins[start + 1] ?? 0) >= join.hard;
  const code = first.toUpperCase();
  return last && places.codes.has(code) ? { start, end: start + 1, code, city: false } : null;
}

/** Country read from the unit of a word, a country's name before a city's. */
export function countryOf(reading: Reading, at: number): string | null {
  const near = reading.hits.filter((hit) => reading.unit[hit.start] === reading.unit[at]);
  return (near.findLast((hit) => !hit.city) ?? near.at(-1))?.code ?? null;
}

/** Relations of organisations that evidence asks for again and again. */
export function kinship(registry: Registry): (organisation: number) => ReadonlySet<number> {
  const known = new Map<number, ReadonlySet<number>>();
  return (organisation) => {
    const found = known.get(organisation) ?? new Set(ancestors(registry, organisation));
    known.set(organisation, found);
    return found;
  };
}

/** Values of the features for one bearer of one span. */
export function weigh(
  registry: Registry,
  reading: Reading,
  span: Span,
  bearer: Bearer,
  above: (organisation: number) => ReadonlySet<number>,
): Float64Array {
  const entry = registry.organisations[bearer.organisation];
  const x = new Float64Array(features.length);
  if (!entry) return x;
  const { phrase } = span;
  const acronym = bearer.kind === 'acronym';
  x[0] = 1;
  x[1] = flag(bearer.kind === 'alias' || bearer.kind === 'short');
  x[2] = flag(acronym);
  x[3] = flag(bearer.kind === 'turned');
  x[4] = flag(span.corrected);
  weighPosition(x, reading, span);
  x[8] = flag(phrase.words === 1 && !acronym);
  x[9] = flag(phrase.words === 2);
  x[10] = Math.min(phrase.rarity, 40) / 10;
  x[11] = flag(phrase.institutional);
  x[12] = Math.log(phrase.bearers.length);
  const use = registry.use;
  const total = phrase.bearers.reduce((sum, each) => sum + (use[each.organisation] ?? 0) + 0.5, 0);
  x[13] = ((use[bearer.organisation] ?? 0) + 0.5) / total;
  x[14] = Math.log1p(use[bearer.organisation] ?? 0) / 5;
  weighPlaces(x, reading, span, entry.country, entry.city);
  weighNeighbours(x, registry, reading, span, bearer, above);
  x[22] = flag(entry.source === 'vivier');
  x[23] = flag(acronym && reading.words.capitals[span.start] !== true);
  x[24] = flag(!entry.active);
  x[31] = flag(isGeneric(reading.words.words, span.start, span.end));
  x[32] = (x[31] ?? 0) * (x[19] ?? 0);
  x[33] = (x[8] ?? 0) * (x[21] ?? 0) * (1 - (x[22] ?? 0));
  x[34] = flag(fillsString(reading, span));
  x[35] = (x[8] ?? 0) * flag(wordFollows(reading, span));
  const margin = placeMargin(registry, reading, span, entry);
  x[36] = flag(margin < 0);
  x[39] = flag(margin > 0);
  x[37] = flag(inChair(reading, span));
  x[38] = flag(
    phrase.bearers.length > 1 && entry.names.some(({ name }) => reading.text.includes(fold(name))),
  );
  x[25] = flag(acronym && (reading.words.words[span.start]?.length ?? 0) <= 3);
  return x;
}

function flag(holds: boolean): number {
  return holds ? 1 : 0;
}

function weighPosition(x: Float64Array, reading: Reading, span: Span): void {
  const { joins, words } = reading.words;
  // "X and Y" parts two names as a comma does, where both are names.
  const parts = (at: number): boolean =>
    (joins[at] ?? join.part) >= join.part ||
    (joins[at] === join.soft &&
      reading.spans.some((other) => other !== span && (other.end === at || other.start === at)));
  const begins = parts(span.start);
  let end = span.end;
  // Places and numbers after a name are an address even where no comma stands between.
  while (end < words.length && (joins[end] ?? 0) < join.part && isAddress(reading, end)) end++;
  const ends = end >= words.length || parts(end);
  let from = span.start;
  while (from > 0 && (joins[from] ?? 0) < join.part) from--;
  let to = span.end;
  while (to < words.length && (joins[to] ?? 0) < join.part) to++;
  x[5] = flag(begins && ends);
  x[6] = flag(begins && !ends);
  x[7] = flag(ends && !begins);
  x[26] = (span.end - span.start) / (to - from);
}

function fillsString(reading: Reading, span: Span): boolean {
  return reading.words.words.every((_, at) => (at >= span.start && at < span.end) || isAddress(reading, at));
}

function isAddress(reading: Reading, at: number): boolean {
  return (
    /\d/.test(reading.words.words[at] ?? '') || reading.hits.some((hit) => hit.start <= at && at < hit.end)
  );
}

function weighPlaces(
  x: Float64Array,
  reading: Reading,
  span: Span,
  country: string | null,
  city: string | null,
): void {
  const near = hitsNear(reading, span);
  const agrees = (hit: Hit): boolean => sameCountry(hit.code, country);
  const countries = near.filter((hit) => !hit.city);
  const cities = near.filter((hit) => hit.city);
  x[15] = flag(countries.some(agrees));
  x[16] = flag(countries.length > 0 && !countries.some(agrees));
  x[17] = flag(city !== null && mentions(reading, span, city));
  x[18] = flag(cities.length > 0 && !cities.some(agrees));
}

function hitsNear(reading: Reading, span: Span): Hit[] {
  return reading.hits.filter(
    (hit) =>
      reading.unit[hit.start] === reading.unit[span.start] &&
      (hit.end <= span.start || hit.start >= span.end),
  );
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
    (near.some((hit) => sameCountry(hit.code, country)) ? 1 : 0) +
    (city !== null && mentions(reading, span, city) ? 1 : 0) +
    (neighbours.some((other) => countryOfBearer(registry, other) === country) ? 0.5 : 0);
  const others = span.phrase.bearers
    .map(({ organisation }) => registry.organisations[organisation])
    .filter((other) => other !== undefined && other !== entry);
  return fit(entry) - Math.max(...others.map((other) => (other ? fit(other) : 0)));
}

/** Whether a word that says something of its own follows at once: "Anthropic impacts" is not the firm. */
function wordFollows(reading: Reading, span: Span): boolean {
  const next = reading.words.words[span.end];
  if (next === undefined || (reading.words.joins[span.end] ?? join.part) >= join.soft) return false;
  return !isPlain(next) && !isAddress(reading, span.end);
}

function countryOfBearer(registry: Registry, span: Span): string | null {
  return registry.organisations[span.phrase.bearers[0]?.organisation ?? -1]?.country ?? null;
}

/** A chair that bears a sponsor's name is not at the sponsor. */
function inChair(reading: Reading, span: Span): boolean {
  const { words, joins } = reading.words;
  for (let at = span.end; at < words.length && (joins[at] ?? 0) < join.part; at++)
    if (words[at] === 'chair' || words[at] === 'chaire') return true;
  const before = words[span.start - 1];
  return (joins[span.start] ?? join.part) < join.part && (before === 'chair' || before === 'chaire');
}

function sameCountry(read: string, registered: string | null): boolean {
  return read === registered || (read === 'CN' && (registered === 'HK' || registered === 'MO'));
}

function mentions(reading: Reading, span: Span, city: string): boolean {
  const first =
    city
      .toLowerCase()
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .split(/[^a-z]+/)[0] ?? '';
  return (
    first.length > 2 &&
    reading.words.words.some(
      (word, at) =>
        word === first &&
        (at < span.start || at >= span.end) &&
        reading.unit[at] === reading.unit[span.start],
    )
  );
}

function weighNeighbours(
  x: Float64Array,
  registry: Registry,
  reading: Reading,
  span: Span,
  bearer: Bearer,
  above: (organisation: number) => ReadonlySet<number>,
): void {
  const country = registry.organisations[bearer.organisation]?.country ?? null;
  for (const other of reading.spans) {
    if (other === span || reading.unit[other.start] !== reading.unit[span.start]) continue;
    const bearers = other.phrase.bearers;
    if (bearers.some((each) => each.organisation === bearer.organisation)) x[28] = 1;
    const parent = bearers.some((each) => above(bearer.organisation).has(each.organisation));
    const child = bearers.some((each) => above(each.organisation).has(bearer.organisation));
    if (parent) x[19] = 1;
    if (child) x[20] = 1;
    const first = registry.organisations[bearers[0]?.organisation ?? -1];
    if (!parent && !child && other.phrase.institutional && first) {
      x[21] = 1;
      if (first.country === country) x[27] = 1;
      if (bearer.kind === 'acronym') x[first.country === country ? 29 : 30] = 1;
    }
  }
}
