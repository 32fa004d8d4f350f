import { institutionWords } from './generic.ts';
import type { SpelledName } from './lexicon.ts';

/** A registered name that resembles a part of a string. */
export interface Resemblance {
  readonly organisation: number;
  readonly words: readonly string[];
  /** Dice's coefficient of the sets of character trigrams, 0 to 1. */
  readonly likeness: number;
}

/**
 * Answers which registered names resemble a text, the likest first; at most `postings` index entries are read for one
 * answer. Where no name has all the words of the text, or as many with all but two of them in their place, it answers none.
 */
export type Resemble = (words: readonly string[]) => readonly Resemblance[];

const postings = 5_000;
const least = 0.6;
/** Names that are compared whole. */
const compared = 20;

/** Index of institutions' labels and aliases by character trigram: postings in one typed array. */
export function buildTrigrams(spelled: readonly SpelledName[]): Resemble {
  const gram = new Map<string, number>();
  const names = spelled
    .filter(
      ({ words, kind }) =>
        (kind === 'label' || kind === 'alias') && words.some((word) => institutionWords.has(word)),
    )
    .map(({ words, organisation }) => ({
      organisation,
      words,
      grams: trigrams(words.join(' ')).map((each) => numberOf(gram, each)),
    }));
  const start = new Uint32Array(gram.size + 1);
  for (const { grams } of names) for (const each of grams) start[each + 1] = (start[each + 1] ?? 0) + 1;
  for (let each = 0; each < gram.size; each++) start[each + 1] = (start[each + 1] ?? 0) + (start[each] ?? 0);
  const fill = start.slice();
  const list = new Uint32Array(start[gram.size] ?? 0);
  for (const [name, { grams }] of names.entries())
    for (const each of grams) {
      const at = fill[each] ?? 0;
      list[at] = name;
      fill[each] = at + 1;
    }
  const mayBeFound = sharers(names);
  const owner = Uint32Array.from(names, (each) => each.organisation);
  const texts = names.map((each) => each.words);
  const shared = new Uint16Array(names.length);
  return (words) => {
    if (!mayBeFound(words)) return [];
    const asked = trigrams(words.join(' '));
    return closest(asked, (each) => gram.get(each), { start, list, owner, texts, shared });
  };
}

/** Words of a text that may stand otherwise in a name that it resembles. */
export const mostDiffering = 2;

/** Says whether a name has all words of a text, or as many, with all but a few in the same places: cheaper than trigrams. */
function sharers(
  names: readonly { readonly words: readonly string[] }[],
): (words: readonly string[]) => boolean {
  const having = new Map<string, (readonly string[])[]>();
  for (const { words } of names)
    for (const word of new Set(words)) {
      const known = having.get(word);
      if (known) known.push(words);
      else having.set(word, [words]);
    }
  const havingNone: readonly (readonly string[])[] = [];
  return (words) => {
    const lists = words.map((word) => having.get(word) ?? havingNone);
    const isAlike = (name: readonly string[]): boolean => {
      if (name.length !== words.length) return words.every((word) => name.includes(word));
      let differing = 0;
      for (let at = 0; at < words.length; at++) if (words[at] !== name[at]) differing++;
      return differing <= mostDiffering || words.every((word) => name.includes(word));
    };
    // Of one word more than may differ, one must stand in the name.
    return lists
      .sort((a, b) => a.length - b.length)
      .slice(0, mostDiffering + 1)
      .some((list) => list.some(isAlike));
  };
}

interface Index {
  readonly start: Uint32Array;
  readonly list: Uint32Array;
  readonly owner: Uint32Array;
  readonly texts: readonly (readonly string[])[];
  readonly shared: Uint16Array;
}

function closest(
  asked: readonly string[],
  number: (gram: string) => number | undefined,
  index: Index,
): Resemblance[] {
  const length = (gram: number): number => (index.start[gram + 1] ?? 0) - (index.start[gram] ?? 0);
  const known = asked.map(number).filter((each) => each !== undefined);
  known.sort((a, b) => length(a) - length(b) || a - b);
  // A name that is like enough shares rare trigrams; the names that share most of them are compared whole.
  const touched: number[] = [];
  let read = 0;
  for (const gram of known) {
    const entries = length(gram);
    if (read + entries > postings && touched.length > 0) break;
    read += entries;
    for (let at = index.start[gram] ?? 0; at < (index.start[gram + 1] ?? 0); at++) {
      const name = index.list[at] ?? 0;
      if ((index.shared[name] ?? 0) === 0) touched.push(name);
      index.shared[name] = (index.shared[name] ?? 0) + 1;
    }
  }
  const enough = leastShared(touched, index.shared);
  const likeliest = touched
    .filter((name) => (index.shared[name] ?? 0) >= enough)
    .sort((a, b) => (index.shared[b] ?? 0) - (index.shared[a] ?? 0) || a - b)
    .slice(0, compared);
  for (const name of touched) index.shared[name] = 0;
  const grams = new Set(asked);
  return likeliest
    .map((name) => {
      const words = index.texts[name] ?? [];
      const own = trigrams(words.join(' '));
      const common = own.reduce((sum, gram) => sum + (grams.has(gram) ? 1 : 0), 0);
      return {
        organisation: index.owner[name] ?? 0,
        words,
        likeness: (2 * common) / (asked.length + own.length),
      };
    })
    .filter(({ likeness }) => likeness >= least)
    .sort((a, b) => b.likeness - a.likeness);
}

/** Trigrams that the names to compare must share, so that there are as many as are compared, or more where they tie. */
function leastShared(touched: readonly number[], shared: Uint16Array): number {
  const names: number[] = [];
  for (const name of touched) names[shared[name] ?? 0] = (names[shared[name] ?? 0] ?? 0) + 1;
  let left = compared;
  let count = names.length - 1;
  for (; count > 1; count--) {
    left -= names[count] ?? 0;
    if (left <= 0) break;
  }
  return count;
}

function trigrams(text: string): string[] {
  const padded = ` ${text} `;
  const grams = new Set<string>();
  for (let at = 0; at + 3 <= padded.length; at++) grams.add(padded.slice(at, at + 3));
  return [...grams];
}

function numberOf(numbers: Map<string, number>, key: string): number {
  const known = numbers.get(key);
  if (known !== undefined) return known;
  numbers.set(key, numbers.size);
  return numbers.size - 1;
}
