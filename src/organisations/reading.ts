import type { Places } from './places.ts';
import { provinceLetters, stateLetters, threeLetters } from './places.ts';
import type { PrintedWords } from './reader.ts';
import type { Registry } from './registry.ts';
import type { Span } from './spans.ts';
import { join } from './spelling.ts';

/** A place that a string mentions: words `start` to `end`. */
export interface Hit {
  readonly start: number;
  readonly end: number;
  /** ISO 3166 alpha-2. */
  readonly code: string;
  /** A city as registries spell it; null where a country or a part of one is mentioned. */
  readonly city: string | null;
}

/** A string read for evidence: its words, its names, the places it mentions. */
export interface Reading {
  /** The string, folded. */
  readonly text: string;
  readonly words: PrintedWords;
  /** Names found, those left out that are only a place. */
  readonly spans: readonly Span[];
  readonly hits: readonly Hit[];
  /** Number of the hard-separated unit of each word. */
  readonly unit: Int32Array;
}

/** Finds places and units. A place inside a name still speaks for the other names. */
export function readString(
  registry: Registry,
  text: string,
  words: PrintedWords,
  spans: readonly Span[],
  places: Places,
): Reading {
  const unit = new Int32Array(words.words.length);
  for (let at = 1; at < unit.length; at++)
    unit[at] = (unit[at - 1] ?? 0) + ((words.joins[at] ?? 0) >= join.hard ? 1 : 0);
  const hits: Hit[] = [];
  for (let start = 0; start < words.words.length; ) {
    const hit = placeAt(words, start, places, hits.at(-1));
    if (hit) hits.push(hit);
    start = hit ? hit.end : start + 1;
  }
  const all = { text, words, spans, hits, unit };
  const named = spans.filter(
    (span) => !cutsCountry(hits, span) && (!isPlace(hits, span) || isNamedFirst(registry, all, span)),
  );
  return { ...all, spans: named };
}

function placeAt(words: PrintedWords, start: number, places: Places, before: Hit | undefined): Hit | null {
  const first = words.words[start] ?? '';
  const most = Math.min(words.placeWords[start] ?? 0, words.words.length - start);
  for (let length = most; length > 0; length--) {
    const name = length === 1 ? first : words.words.slice(start, start + length).join(' ');
    const country = places.country.get(name);
    if (country) return { start, end: start + length, code: country, city: null };
    const city = places.city.get(name);
    if (city) return { start, end: start + length, code: city.code, city: city.name };
  }
  const code = codeAt(words, start, places, before);
  return code === null ? null : { start, end: start + 1, code, city: null };
}

/** Country that the short form of a state, a province or a country stands for, in capitals after a comma. */
function codeAt(
  { words, capitals, joins }: PrintedWords,
  start: number,
  places: Places,
  before: Hit | undefined,
): string | null {
  const word = words[start] ?? '';
  if (word.length < 2 || word.length > 3 || capitals[start] !== true || (joins[start] ?? 0) < join.part)
    return null;
  const last = start + 1 === words.length || (joins[start + 1] ?? 0) >= join.hard;
  if (word.length === 3) return last && start > 0 ? (threeLetters.get(word) ?? null) : null;
  const code = word.toUpperCase();
  // "Haifa, IL" is no town of Illinois, "Toronto, ON, CA" none of California.
  if (before?.end === start && before.code === code && places.codes.has(code)) return code;
  if (stateLetters.has(word)) return 'US';
  if (provinceLetters.has(word) && start > 0) return 'CA';
  return last && places.codes.has(code) ? code : null;
}

function isPlace(hits: readonly Hit[], span: Span): boolean {
  return hits.some((hit) => hit.start <= span.start && span.end <= hit.end);
}

/** Whether a name ends in the middle of a country's: "[Manchester, United] Kingdom" is no football club. */
function cutsCountry(hits: readonly Hit[], span: Span): boolean {
  return hits.some(
    (hit) => !hit.city && span.start < hit.start && hit.start < span.end && span.end < hit.end,
  );
}

/** A firm called as its town (Hitachi, Toyota) is meant where the string begins with it or its legal form follows; so is a bare name that stands alone. */
function isNamedFirst(registry: Registry, reading: Reading, span: Span): boolean {
  const firm = span.phrase.bearers.some(({ organisation, kind }) => {
    const entry = registry.organisations[organisation];
    return entry?.source === 'vivier' && entry.kind === 'company' && kind !== 'short' && kind !== 'bare';
  });
  if (firm) return beginsUnit(reading, span) || reading.words.firms[span.end - 1] === true;
  return span.phrase.bearers.some(({ kind }) => kind === 'bare') && standsAlone(reading, span);
}

function beginsUnit({ unit }: Reading, span: Span): boolean {
  return span.start === 0 || unit[span.start - 1] !== unit[span.start];
}

/**
 * Whether nothing but further institutions stands beside a name: "Stanford" and "Stanford, DeepMind" name the university,
 * "Hewlett-Packard, Stanford" and "Columbia, SC, USA" the town.
 */
export function standsAlone(reading: Reading, span: Span): boolean {
  if (!beginsUnit(reading, span)) return followsDepartment(reading, span);
  const { words, unit, hits } = reading;
  const next = span.end;
  if (next >= words.words.length || unit[next] !== unit[span.start]) return true;
  return (words.joins[next] ?? 0) >= join.part && !hits.some((hit) => hit.start === next);
}

const departments = new Set(['department', 'school', 'faculty', 'division']);

/** Whether a department stands before a name and no other institution beside it: "Department of Computer Science, Stanford, CA". */
function followsDepartment({ words, unit, spans }: Reading, span: Span): boolean {
  if ((words.joins[span.start] ?? 0) < join.part) return false;
  let from = span.start - 1;
  while (from > 0 && (words.joins[from] ?? 0) < join.part) from--;
  const next = span.end;
  if (next < words.words.length && unit[next] === unit[span.start] && (words.joins[next] ?? 0) < join.part)
    return false;
  const isDepartment =
    departments.has(words.words[from] ?? '') || departments.has(words.words[span.start - 1] ?? '');
  return (
    isDepartment &&
    unit[from] === unit[span.start] &&
    !spans.some(
      (other) =>
        other !== span &&
        unit[other.start] === unit[span.start] &&
        other.phrase.institutional &&
        other.phrase.words > 1,
    )
  );
}

/** Whether a word is a number or belongs to a place. */
export function isAddress(reading: Reading, at: number): boolean {
  return (
    /\d/.test(reading.words.words[at] ?? '') || reading.hits.some((hit) => hit.start <= at && at < hit.end)
  );
}

/** Places mentioned beside a name in its unit. */
export function hitsNear(reading: Reading, span: Span): Hit[] {
  return reading.hits.filter(
    (hit) =>
      reading.unit[hit.start] === reading.unit[span.start] &&
      (hit.end <= span.start || hit.start >= span.end),
  );
}

/** Place read from the unit of a word: its country by a country's name before a city's, and a city of that country. */
export function placeIn(reading: Reading, at: number): { country: string | null; city: string | null } {
  const near = reading.hits.filter((hit) => reading.unit[hit.start] === reading.unit[at]);
  const country = (near.findLast((hit) => hit.city === null) ?? near.at(-1))?.code ?? null;
  const city = near.findLast((hit) => hit.city !== null && hit.code === country)?.city ?? null;
  return { country, city };
}
