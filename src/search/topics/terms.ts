import { stopwords } from '../../language/stopwords.ts';
import { wordsOf } from '../../language/words.ts';
import { sizeOf, wordAt } from '../files/lexicon.ts';
import { type Lists, ListsBuilder } from '../files/postings.ts';
import { numbers, part, type Sections, under } from '../files/sections.ts';
import { packTexts, readTexts, type Texts, textSections } from '../files/texts.ts';
import { readLists } from '../names/name-index.ts';
import type { SubjectIndex } from './topic-index.ts';

/**
 * Works that must have a word, or two words side by side, for it to be a term. In a large corpus a pair is held to one in so many works: there are ever
 * more pairs, and those that few people use say little of what belongs together.
 */
const fewestWorks = { word: 5, pair: 15, ofPair: 12_000 } as const;

/** Works that must have a pair, in a corpus of so many. */
const fewestOfPair = (works: number): number =>
  Math.max(fewestWorks.pair, Math.floor(works / fewestWorks.ofPair));

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

/** Terms with how they are written. */
export interface WrittenTerms extends Terms {
  /** The term as it is mostly written. */
  readonly written: Texts;
  /** Terms of each work, ascending, each once. */
  readonly ofWork: Lists;
}

/** Terms as they stand in works. */
interface TermsOfWorks extends Terms {
  readonly ofWork: Lists;
  /** By place of `sequences`: the number of the word there plus one, 0 where it is no term. */
  readonly wordAt: Uint32Array;
  /** The same of the pair of the stem there and the one before it. */
  readonly pairAt: Uint32Array;
}

/** Calls back with each stem of a work, and with the one before it in the same title or keyword, or -1. */
export function eachStem(
  { sequences, lexicon }: SubjectIndex,
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

/**
 * Finds the terms of an index, which work has which, and how they are written; the same index gives the same.
 * @param titles of the works of the index, in their order
 */
export function writtenTerms(index: SubjectIndex, titles: Iterable<string>): WrittenTerms {
  const terms = termsOf(index);
  const { first, second, works, ofWork } = terms;
  return { first, second, works, ofWork, written: packTexts(writtenForms(index, terms, titles)) };
}

/** As sections of an index file. */
export const writtenTermSections = ({ first, second, works, ofWork, written }: WrittenTerms): Sections => ({
  first,
  second,
  works,
  ...under('ofWork', { ...ofWork }),
  ...under('written', textSections(written)),
});

/** From sections of an index file. */
export const readWrittenTerms = (sections: Sections): WrittenTerms => ({
  first: numbers(sections, 'first'),
  second: numbers(sections, 'second'),
  works: numbers(sections, 'works'),
  ofWork: readLists(part(sections, 'ofWork')),
  written: readTexts(part(sections, 'written')),
});

/** Finds the terms of an index, and which work has which. */
function termsOf(index: SubjectIndex): TermsOfWorks {
  const { sequences, postings } = index;
  const size = sizeOf(index.lexicon);
  const holders = (one: number): number => postings.offsets[one + 1]! - postings.offsets[one]!;
  const numberOfWord = new Uint32Array(size + 1);
  const words: number[] = [];
  for (let one = 0; one < size; one++)
    if (holders(one) >= fewestWorks.word) numberOfWord[one] = words.push(one);
  const fewest = fewestOfPair(index.years.length);
  const able = (one: number): boolean => one < size && holders(one) >= fewest;
  const pairs = frequentPairs(index, able, fewest, words.length);
  const wordAt = new Uint32Array(sequences.values.length);
  for (let at = 0; at < wordAt.length; at++) wordAt[at] = numberOfWord[sequences.values[at]!]!;
  const count = words.length + pairs.first.length;
  const works = new Uint32Array(count);
  const lists = new ListsBuilder();
  const noted = new Uint32Array(count);
  for (let work = 0; work < index.years.length; work++) {
    const found: number[] = [];
    const note = (term: number): void => {
      if (term === 0 || noted[term - 1] === work + 1) return;
      noted[term - 1] = work + 1;
      found.push(term - 1);
    };
    for (let at = sequences.offsets[work]!; at < sequences.offsets[work + 1]!; at++) {
      note(wordAt[at]!);
      note(pairs.at[at]!);
    }
    for (const term of found.sort((a, b) => a - b)) {
      lists.add(term);
      works[term]! += 1;
    }
    lists.close();
  }
  return {
    first: Uint32Array.from([...words, ...pairs.first]),
    second: Uint32Array.from([...words.map(() => noWord), ...pairs.second]),
    works,
    ofWork: lists.build(),
    wordAt,
    pairAt: pairs.at,
  };
}

/** Pairs in the order of their stems, and by place the number of the pair that ends there plus one. */
interface Pairs {
  readonly first: readonly number[];
  readonly second: readonly number[];
  readonly at: Uint32Array;
}

/** The pairs that enough works have; numbered from `from` on. Places are sorted by first stem, so that a count by second stem is all it takes. */
function frequentPairs(
  index: SubjectIndex,
  frequent: (stem: number) => boolean,
  fewest: number,
  from: number,
): Pairs {
  const { offsets, values } = index.sequences;
  const size = sizeOf(index.lexicon);
  const able = Uint8Array.from({ length: size + 1 }, (_, one) => (frequent(one) ? 1 : 0));
  const workAt = new Uint32Array(values.length);
  const starts = new Uint32Array(size + 1);
  // A work's first stem has none before it; the gap between keywords is no stem.
  const eachPair = (visit: (first: number, place: number) => void): void => {
    for (let work = 0; work < index.years.length; work++) {
      for (let at = offsets[work]! + 1; at < offsets[work + 1]!; at++) {
        const first = values[at - 1]!;
        if (able[first] === 0 || able[values[at]!] === 0 || first === values[at]) continue;
        workAt[at] = work;
        visit(first, at);
      }
    }
  };
  eachPair((first) => starts[first + 1]!++);
  for (let one = 0; one < size; one++) starts[one + 1]! += starts[one]!;
  const next = starts.slice(0, size);
  const places = new Uint32Array(starts[size]!);
  eachPair((first, place) => {
    places[next[first]!++] = place;
  });
  const pairs = { first: [] as number[], second: [] as number[], at: new Uint32Array(values.length) };
  const holders = new Uint32Array(size);
  const lastWork = new Int32Array(size);
  const numbered = new Uint32Array(size);
  for (let first = 0; first < size; first++) {
    const its = places.subarray(starts[first]!, starts[first + 1]!);
    const seconds: number[] = [];
    for (const place of its) {
      const second = values[place]!;
      if (holders[second] === 0) {
        seconds.push(second);
        lastWork[second] = -1;
      }
      if (lastWork[second] === workAt[place]) continue;
      lastWork[second] = workAt[place]!;
      holders[second]! += 1;
    }
    for (const second of seconds.sort((a, b) => a - b)) {
      numbered[second] = 0;
      if (holders[second]! >= fewest) {
        pairs.second.push(second);
        numbered[second] = from + pairs.first.push(first);
      }
      holders[second] = 0;
    }
    for (const place of its) pairs.at[place] = numbered[values[place]!]!;
  }
  return pairs;
}

/** Times that a term is read to learn how it is written. */
const timesRead = 40;

/** Each term as titles mostly write it, words left out by the index between its two included (`mixture of experts`). */
function writtenForms(index: SubjectIndex, terms: TermsOfWorks, titles: Iterable<string>): string[] {
  const { first, second, wordAt: words, pairAt: pairs } = terms;
  const { offsets, values } = index.sequences;
  const gap = sizeOf(index.lexicon);
  const forms: (Map<string, number> | undefined)[] = Array.from(first, () => undefined);
  const read = new Uint32Array(first.length + 1).fill(0);
  // Zero stands for no term: enough of it was read.
  read[0] = timesRead;
  const note = (term: number, form: string): void => {
    if (read[term]! >= timesRead) return;
    read[term]! += 1;
    forms[term - 1] ??= new Map();
    const its = forms[term - 1]!;
    its.set(form, (its.get(form) ?? 0) + 1);
  };
  let work = 0;
  for (const title of titles) {
    const start = offsets[work]!;
    const after = offsets[++work]!;
    let end = start;
    let wanted = false;
    for (; end < after && values[end] !== gap; end++)
      wanted ||= read[words[end]!]! < timesRead || read[pairs[end]!]! < timesRead;
    if (!wanted) continue;
    // The title's words that say something are the stems of its sequence, one by one.
    let at = start;
    let from = 0;
    const all = wordsOf(title);
    for (const [nth, word] of all.entries()) {
      if (stopwords.has(word)) continue;
      note(words[at]!, word);
      if (read[pairs[at]!]! < timesRead) note(pairs[at]!, all.slice(from, nth + 1).join(' '));
      from = nth;
      at++;
    }
  }
  const plain = (term: number): string =>
    [first[term]!, second[term]!]
      .flatMap((one) => (one === noWord ? [] : wordAt(index.lexicon, one)))
      .join(' ');
  return Array.from(first, (_, term) => mostFrequent(forms[term]) ?? plain(term));
}

function mostFrequent(forms: ReadonlyMap<string, number> | undefined): string | undefined {
  let best: string | undefined;
  for (const [form, times] of forms ?? []) {
    const record = best === undefined ? 0 : (forms?.get(best) ?? 0);
    if (times > record || (times === record && best !== undefined && form < best)) best = form;
  }
  return best;
}
