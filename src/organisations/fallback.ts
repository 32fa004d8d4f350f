import { mistakes } from './correction.ts';
import { institutionWords, isField } from './generic.ts';
import { hashOf } from './letters.ts';
import type { SpelledName } from './lexicon.ts';
import type { Reading } from './reading.ts';
import type { Registry } from './registry.ts';
import { join } from './spelling.ts';
import { buildTrigrams, mostDiffering, type Resemblance, type Resemble } from './trigrams.ts';

/** Organisation of a domain or of one above it (cs.toronto.edu, toronto.edu). */
export function domainIndex(registry: Registry): (domain: string) => number | undefined {
  const found = new Map<string, number>();
  for (const [place, entry] of registry.organisations.entries())
    for (const domain of entry.domains) if (!found.has(domain)) found.set(domain, place);
  return (domain) => {
    const labels = domain.split('.');
    for (let from = 0; from + 1 < labels.length; from++) {
      const place = found.get(labels.slice(from).join('.'));
      if (place !== undefined) return place;
    }
    return undefined;
  };
}

/** A registered name that a part of a string resembles. */
export interface Likeness {
  readonly organisation: number;
  /** 0 to 1. */
  readonly likeness: number;
}

/**
 * Finds what a string without a known name resembles: the same words in another order, then words that are spelt nearly the same, where
 * `isProper` lets the words stand for one organisation. Letters are compared with the organisations that the starter
 * data name, since a misspelt name is most often a frequent one; a word that is no misspelling (`isKnown`) must be the name's own or
 * stand beside it, or "Saitama Institute of Technology" were "Chiba Institute of Technology". The indexes are made when they are first asked.
 */
export function resemblance(
  registry: Registry,
  spelled: readonly SpelledName[],
  isProper: (words: readonly string[]) => boolean,
  isKnown: (word: string) => boolean,
): (reading: Reading, country: string | null) => Likeness | null {
  let indexes: { anyOrder: ReturnType<typeof orderless>; resemble: Resemble } | undefined;
  return (reading, country) => {
    indexes ??= {
      anyOrder: orderless(spelled),
      resemble: buildTrigrams(spelled.filter(({ organisation }) => (registry.use[organisation] ?? 0) > 0)),
    };
    const { anyOrder, resemble } = indexes;
    const isThere = ({ organisation }: Likeness): boolean =>
      country === null || country === registry.organisations[organisation]?.country;
    for (const part of partsOf(reading)) {
      if (!isProper(part.all)) continue;
      const same = anyOrder(part.all) ?? anyOrder(part.unplaced) ?? anyOrder(hospitalOnly(part.all));
      if (same !== undefined && isThere({ organisation: same, likeness: 1 }))
        return { organisation: same, likeness: 0.95 };
      const meansOther = (word: string, name: string): boolean =>
        isKnown(word) && !reading.words.words.includes(name);
      const misspelt = resemble(part.all).find(
        (alike) =>
          isThere(alike) && (isMisspelt(part.all, alike.words, meansOther) || isShortened(part.all, alike)),
      );
      if (misspelt) return misspelt;
    }
    return null;
  };
}

/** How like a name must be that leaves out a word of the registered one: "Indraprastha Institute of Information Technology". */
const shortened = 0.75;

function isShortened(words: readonly string[], { words: name, likeness }: Resemblance): boolean {
  return likeness >= shortened && words.every((word) => name.includes(word));
}

/** Letters that may differ in a word of so many: one of four. */
const lettersPerMistake = 4;

/** Whether words are a name's but for letters of one or two of them, which do not mean something else. */
function isMisspelt(
  words: readonly string[],
  name: readonly string[],
  meansOther: (word: string, name: string) => boolean,
): boolean {
  if (words.length !== name.length) return false;
  const pairs = words.flatMap((word, at) => (word === name[at] ? [] : [[word, name[at] ?? ''] as const]));
  return (
    pairs.length <= mostDiffering &&
    pairs.length < words.length &&
    pairs.every(
      ([word, meant]) =>
        !meansOther(word, meant) && mistakes(word, meant) <= Math.floor(meant.length / lettersPerMistake),
    )
  );
}

/** "Ramón y Cajal Hospital" for the Hospital Universitario Ramón y Cajal: hospitals drop that they are a university's. */
function hospitalOnly(words: readonly string[]): readonly string[] {
  return words.includes('hospital') ? words.filter((word) => word !== 'university') : words;
}

/**
 * The one organisation with a name of the same words in whatever order, where there is only one. Names are found by the sum of their words'
 * hashes, which no order changes; only what is found is put in order and compared.
 */
function orderless(spelled: readonly SpelledName[]): (words: readonly string[]) => number | undefined {
  const key = (words: readonly string[]): string => words.toSorted().join(' ');
  const hash = (words: readonly string[]): number => words.reduce((sum, word) => (sum + hashOf(word)) | 0, 0);
  const names = spelled.flatMap(({ words, organisation, kind }) => {
    if (words.length < 3 || (kind !== 'label' && kind !== 'alias')) return [];
    const shorter = hospitalOnly(words);
    return shorter === words
      ? [{ words, organisation }]
      : [
          { words, organisation },
          { words: shorter, organisation },
        ];
  });
  const byHash = Map.groupBy(names, ({ words }) => hash(words));
  return (words) => {
    const wanted = key(words);
    const found = byHash.get(hash(words))?.filter((name) => key(name.words) === wanted) ?? [];
    const only = found[0]?.organisation;
    return found.every(({ organisation }) => organisation === only) ? only : undefined;
  };
}

/** Comma-separated parts that look like an institution's name and are no department, with and without their places. */
function partsOf(reading: Reading): { readonly all: string[]; readonly unplaced: string[] }[] {
  const { words, joins } = reading.words;
  const parts: { all: string[]; unplaced: string[] }[] = [];
  for (const [place, word] of words.entries()) {
    if ((joins[place] ?? 0) >= join.part) parts.push({ all: [], unplaced: [] });
    parts.at(-1)?.all.push(word);
    if (!reading.hits.some((hit) => hit.start <= place && place < hit.end)) parts.at(-1)?.unplaced.push(word);
  }
  return parts.filter(
    ({ all, unplaced }) =>
      all.length > 1 &&
      unplaced.some((word) => institutionWords.has(word)) &&
      !isField(unplaced, 0, unplaced.length),
  );
}
