import { stem } from '../language/stem.ts';
import { stopwords } from '../language/stopwords.ts';
import { wordsOf } from '../language/words.ts';
import { sizeOf, wordAt } from './lexicon.ts';
import { type Lists, ListsBuilder } from './postings.ts';
import type { TopicIndex } from './topic-index.ts';

/** Works that must have a word, or two words side by side, for it to be a term. */
const fewestWorks = { word: 5, pair: 15 } as const;

/** Where a term is of one word. */
export const noWord = 0xffffffff;

/** Words, and pairs of neighbours, that enough works have; words come first, each kind in the order of its stems. */
export interface Terms {
  /** Stem of each term, or its first one. */
  readonly first: Uint32Array;
  /** Its second stem, or `noWord`. */
  readonly second: Uint32Array;
  /** Number of works that have it. */
  readonly works: Uint32Array;
}

/** Terms of each work, ascending, each once. */
export interface TermsOfWorks extends Terms {
  readonly ofWork: Lists;
}

/** Calls back with each stem of a work, and with the one before it in the same title or keyword, or -1. */
export function eachStem(
  { sequences, lexicon }: TopicIndex,
  work: number,
  visit: (stem: number, before: number) => void,
): void {
  const gap = sizeOf(lexicon);
  let before = -1;
  for (let at = sequences.offsets[work]!; at < sequences.offsets[work + 1]!; at++) {
    const one = sequences.values[at]!;
    if (one !== gap) visit(one, before);
    before = one === gap ? -1 : one;
  }
}

/** Finds the terms of an index, and which work has which. */
export function termsOf(index: TopicIndex): TermsOfWorks {
  const size = sizeOf(index.lexicon);
  const holders = (one: number): number => index.postings.offsets[one + 1]! - index.postings.offsets[one]!;
  const words = Array.from({ length: size }, (_, one) => one).filter(
    (one) => holders(one) >= fewestWorks.word,
  );
  const pairs = frequentPairs(index, (one) => holders(one) >= fewestWorks.pair);
  const numberOfWord = new Int32Array(size).fill(-1);
  for (const [number, one] of words.entries()) numberOfWord[one] = number;
  const numberOfPair = new Map(pairs.map((key, at) => [key, words.length + at]));
  const count = words.length + pairs.length;
  const works = new Uint32Array(count);
  const lists = new ListsBuilder();
  for (let work = 0; work < index.years.length; work++) {
    const found = new Set<number>();
    eachStem(index, work, (one, before) => {
      if (numberOfWord[one]! >= 0) found.add(numberOfWord[one]!);
      const pair = before < 0 ? undefined : numberOfPair.get(before * size + one);
      if (pair !== undefined) found.add(pair);
    });
    for (const term of [...found].sort((a, b) => a - b)) {
      lists.add(term);
      works[term]! += 1;
    }
    lists.close();
  }
  return {
    first: Uint32Array.from([...words, ...pairs.map((key) => Math.floor(key / size))]),
    second: Uint32Array.from([...words.map(() => noWord), ...pairs.map((key) => key % size)]),
    works,
    ofWork: lists.build(),
  };
}

/** Keys (first x size + second) of the pairs that enough works have, ascending. */
function frequentPairs(index: TopicIndex, frequent: (stem: number) => boolean): number[] {
  const size = sizeOf(index.lexicon);
  const counts = new Map<number, number>();
  for (let work = 0; work < index.years.length; work++) {
    const seen = new Set<number>();
    eachStem(index, work, (one, before) => {
      if (before < 0 || one === before || !frequent(one) || !frequent(before)) return;
      const key = before * size + one;
      if (seen.has(key)) return;
      seen.add(key);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    });
  }
  return [...counts]
    .flatMap(([key, works]) => (works >= fewestWorks.pair ? [key] : []))
    .sort((a, b) => a - b);
}

/** Times that a term is read to learn how it is written. */
const timesRead = 40;

/** Each term as titles mostly write it, words left out by the index between its two included (`mixture of experts`). */
export function writtenForms(
  index: TopicIndex,
  { first, second }: Terms,
  titles: Iterable<string>,
): string[] {
  const size = sizeOf(index.lexicon);
  const numberOfStem = new Map(Array.from({ length: size }, (_, one) => [wordAt(index.lexicon, one), one]));
  const termOf = new Map(
    Array.from(first, (one, term) => [
      second[term] === noWord ? one : (one + 1) * size + second[term]!,
      term,
    ]),
  );
  const forms = new Map<number, Map<string, number>>();
  const read = new Uint32Array(first.length);
  const note = (key: number, form: string): void => {
    const term = termOf.get(key);
    if (term === undefined || read[term]! >= timesRead) return;
    read[term]! += 1;
    const its = forms.get(term) ?? new Map<string, number>();
    its.set(form, (its.get(form) ?? 0) + 1);
    forms.set(term, its);
  };
  const stems = new Map<string, number>();
  const stemNumber = (word: string): number => {
    const known = stems.get(word);
    if (known !== undefined) return known;
    const number = numberOfStem.get(stem(word)) ?? -1;
    stems.set(word, number);
    return number;
  };
  for (const title of titles) {
    const words = wordsOf(title);
    let before = -1;
    let from = 0;
    for (const [at, word] of words.entries()) {
      if (stopwords.has(word)) continue;
      const one = stemNumber(word);
      if (one >= 0) {
        note(one, word);
        if (before >= 0) note((before + 1) * size + one, words.slice(from, at + 1).join(' '));
      }
      before = one;
      from = at;
    }
  }
  const plain = (term: number): string =>
    [first[term]!, second[term]!]
      .flatMap((one) => (one === noWord ? [] : wordAt(index.lexicon, one)))
      .join(' ');
  return Array.from(first, (_, term) => mostFrequent(forms.get(term)) ?? plain(term));
}

function mostFrequent(forms: ReadonlyMap<string, number> | undefined): string | undefined {
  let best: string | undefined;
  for (const [form, times] of forms ?? []) {
    const record = best === undefined ? 0 : (forms?.get(best) ?? 0);
    if (times > record || (times === record && best !== undefined && form < best)) best = form;
  }
  return best;
}
