import { countOf, packTexts, type Texts, textAt } from './texts.ts';

/** Words, each once, in the order of their UTF-8 bytes: a word's number is its place, and a prefix is a range. */
export interface Lexicon {
  readonly texts: Texts;
}

/** A range of word numbers, `to` not included. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Characters from which the order of UTF-16, which plain sorting has, is no longer that of UTF-8. */
const lateCharacters = /[\ud800-\uffff]/;

/** Collects words; while they come in, each has a number of its own, which `build` turns into its place in order. */
export class LexiconBuilder {
  private readonly numbers = new Map<string, number>();

  /** The number of a word for the time being. */
  number(word: string): number {
    const known = this.numbers.get(word);
    if (known !== undefined) return known;
    this.numbers.set(word, this.numbers.size);
    return this.numbers.size - 1;
  }

  /** The lexicon, and the place in it of each number given. */
  build(): { lexicon: Lexicon; places: Uint32Array } {
    const words = [...this.numbers.keys()];
    const sorted = words.some((word) => lateCharacters.test(word))
      ? words.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
      : words.sort();
    const places = new Uint32Array(sorted.length);
    for (const [place, word] of sorted.entries()) places[this.numbers.get(word)!] = place;
    return { lexicon: { texts: packTexts(sorted) }, places };
  }
}

/** Number of words. */
export const sizeOf = ({ texts }: Lexicon): number => countOf(texts);

/** The word with a number. */
export const wordAt = ({ texts }: Lexicon, number: number): string => textAt(texts, number);

/** How word `number` compares with `bytes`, looking at no more than its first `limit` bytes. */
function compareWord({ texts }: Lexicon, number: number, bytes: Uint8Array, limit: number): number {
  const start = texts.offsets[number]!;
  const length = Math.min(texts.offsets[number + 1]! - start, limit);
  const shared = Math.min(length, bytes.length);
  for (let i = 0; i < shared; i++) {
    const difference = texts.bytes[start + i]! - bytes[i]!;
    if (difference !== 0) return difference;
  }
  return length - bytes.length;
}

/** First word that `isBefore` says no of, where it says yes of every word before that one. */
function firstNot(from: number, to: number, isBefore: (number: number) => boolean): number {
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (isBefore(middle)) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** The word's number, or undefined where it is not in the lexicon. */
export function findWord(lexicon: Lexicon, word: string): number | undefined {
  const bytes = Buffer.from(word);
  const size = sizeOf(lexicon);
  const at = firstNot(0, size, (number) => compareWord(lexicon, number, bytes, Number.POSITIVE_INFINITY) < 0);
  return at < size && compareWord(lexicon, at, bytes, Number.POSITIVE_INFINITY) === 0 ? at : undefined;
}

/** The words that begin with these bytes; where one of them is the whole word, it is the first. */
export function prefixRange(lexicon: Lexicon, bytes: Uint8Array): Range {
  const size = sizeOf(lexicon);
  const from = firstNot(0, size, (number) => compareWord(lexicon, number, bytes, bytes.length) < 0);
  return { from, to: endOfPrefix(lexicon, bytes, from) };
}

/** First word from `from` on that doesn't begin with these bytes, which those before it do; searched in leaps. */
export function endOfPrefix(lexicon: Lexicon, bytes: Uint8Array, from: number): number {
  const size = sizeOf(lexicon);
  const begins = (number: number): boolean => compareWord(lexicon, number, bytes, bytes.length) <= 0;
  let leap = 1;
  while (from + leap < size && begins(from + leap)) leap *= 2;
  return firstNot(from, Math.min(from + leap, size), begins);
}
