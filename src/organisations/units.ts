import { isPlain } from './generic.ts';
import { isAddress, type Reading } from './reading.ts';
import type { Resolver } from './resolver.ts';
import { join, readWords, type Words } from './spelling.ts';

/** A unit's name that strings print beside one organisation, and beside hardly any other. */
export interface Unit {
  readonly organisation: string;
  /** Distinct strings that print it beside the organisation. */
  readonly strings: number;
}

/** A unit is known by so many distinct strings, of which so large a share name the same organisation. */
const least = { strings: 3, share: 0.9 };
/** A word that stands beside at most so many organisations tells a unit; "innovation" and "systems" do not. */
const telling = 6;
/** A name of so many words that so many strings print needs no telling word. */
const long = { words: 5, strings: 5 };
const kinds = new Set(
  'laboratory group center school department institute college team chair faculty division program'.split(
    ' ',
  ),
);

/**
 * Whose unit a name is, learned without labels from the strings that name an organisation beside it: "Ming Hsieh Department of
 * Electrical Engineering" stands beside the University of Southern California alone, "Department of Computer Science" beside everybody.
 */
export function countUnits(resolver: Resolver, strings: readonly string[]): Map<string, Unit> {
  const seen = new Map<string, Map<string, number>>();
  for (const raw of strings) {
    const meant = resolver.resolve(raw);
    if (meant.length !== 1 || meant[0]!.weight < 0.9 || meant[0]!.method === 'parent') continue;
    const named = resolver
      .candidates(raw)
      .filter(({ organisation }) => organisation === meant[0]!.organisation)
      .map(({ span }) => span);
    const words = readWords(raw);
    for (const [from, to] of partsOf(words)) {
      if (named.some(([start, end]) => start < to && from < end)) continue;
      const unit = unitOf(words, from, to, () => false);
      if (unit === null) continue;
      const beside = seen.get(unit) ?? new Map<string, number>();
      beside.set(meant[0]!.organisation, (beside.get(meant[0]!.organisation) ?? 0) + 1);
      seen.set(unit, beside);
    }
  }
  const besideWord = new Map<string, Set<string>>();
  for (const [unit, beside] of seen)
    for (const word of unit.split(' '))
      besideWord.set(word, (besideWord.get(word) ?? new Set<string>()).union(new Set(beside.keys())));
  const isTelling = (word: string): boolean => (besideWord.get(word)?.size ?? 0) <= telling;
  const units = new Map<string, Unit>();
  for (const [unit, beside] of seen) {
    const words = unit.split(' ');
    const total = [...beside.values()].reduce((sum, each) => sum + each, 0);
    const [organisation, count] = [...beside].sort((a, b) => b[1] - a[1])[0]!;
    const isLong = words.length >= long.words && count >= long.strings;
    if (count >= least.strings && count / total >= least.share && (isLong || words.some(isTelling)))
      units.set(unit, { organisation, strings: count });
  }
  return units;
}

/** The organisation that the first known unit of a string belongs to. */
export function unitIn(reading: Reading, units: ReadonlyMap<string, number>): number | undefined {
  for (const [from, to] of partsOf(reading.words)) {
    const unit = unitOf(reading.words, from, to, (at) => isAddress(reading, at));
    const organisation = unit === null ? undefined : units.get(unit);
    if (organisation !== undefined) return organisation;
  }
  return undefined;
}

function* partsOf({ words, joins }: Words): Generator<readonly [from: number, to: number]> {
  let from = 0;
  for (let at = 1; at <= words.length; at++) {
    if (at < words.length && (joins[at] ?? 0) < join.part) continue;
    yield [from, at];
    from = at;
  }
}

/** Words of a part that may be a unit's name: it says that it is one, and not only its field. */
function unitOf({ words }: Words, from: number, to: number, isPlace: (at: number) => boolean): string | null {
  const name = words.slice(from, to);
  if (name.length < 2 || !name.some((word) => kinds.has(word)) || name.some((word) => /\d/.test(word)))
    return null;
  if (name.every(isPlain)) return null;
  if (name.every((_, at) => isPlace(from + at))) return null;
  return name.join(' ');
}
