import { findWord, type Lexicon } from '../files/lexicon.ts';
import { textAt } from '../files/texts.ts';
import { inverseFrequency } from './bm25.ts';
import { addTerm, cosineOf, dimensions, offsetOf, type TermVectors, vectorsOf } from './term-vectors.ts';
import { noWord } from './terms.ts';
import { stemsOf } from './topic-index.ts';
import type { WeightedTerm } from './topic-search.ts';

/** A term that the same people use as those of the question. */
export interface RelatedTerm extends WeightedTerm {
  readonly written: string;
  /** Cosine with the question, 0 to 1. */
  readonly cosine: number;
}

/**
 * A term is related from this cosine on, less what it is nearer to all terms than others are: some (*fast*, *scalable*) are near to
 * everything, as hubs are among nearest neighbours (Radovanovic, Nanopoulos and Ivanovic, 2010). It is neither all too rare nor so frequent that it
 * says nothing: so many works have it, in a large corpus one in so many, and at most a share of all.
 */
const least = { cosine: 0.62, works: 8, of: 23_000, oftenest: 0.02 } as const;

/** So many related terms are added to a question. */
const termsAdded = 6;

/** What a related term of cosine 1 is worth beside a term that was asked. */
const worth = 0.5;

/** So many texts are remembered with the terms near them. */
const textsRemembered = 64;

/** A term by its number, its cosine with a text, and that less the term's nearness to everything. */
interface NearTerm {
  readonly term: number;
  readonly cosine: number;
  readonly own: number;
}

/** Finds terms by their stems, and terms near a text. */
export class TermFinder {
  private readonly vectors: TermVectors;
  private readonly lexicon: Lexicon;
  /** Works of the index. */
  readonly worksInAll: number;
  /** Terms of one word; those of two come after them, both in the order of their stems. */
  private readonly words: number;
  /** Terms that may be related to a text, and their vectors, side by side: a question is held to each of them. */
  private readonly able: Uint32Array;
  private readonly vectorsOfAble: Pick<TermVectors, 'vectors'>;
  /** How much nearer each of them is to everything than the mean one. */
  private readonly hubness: Float32Array;
  /** Near terms of the texts last asked, by the numbers of their terms, the one asked longest ago first. */
  private readonly remembered = new Map<string, readonly NearTerm[]>();

  /** @param works number of works of the index */
  constructor(vectors: TermVectors, lexicon: Lexicon, works: number) {
    this.vectors = vectors;
    this.lexicon = lexicon;
    this.worksInAll = works;
    const pair = vectors.second.findIndex((second) => second !== noWord);
    this.words = pair === -1 ? vectors.first.length : pair;
    const fewest = Math.max(least.works, Math.floor(works / least.of));
    this.able = Uint32Array.from(vectors.works.keys()).filter((term) => {
      const its = vectors.works[term]!;
      return its >= fewest && its <= least.oftenest * works;
    });
    this.vectorsOfAble = { vectors: vectorsOf(vectors, this.able) };
    this.hubness = hubnessOf(
      this.vectorsOfAble,
      this.able.map((term) => vectors.works[term]!),
    );
  }

  /** Terms of a text, words and pairs, by number, each once. */
  termsIn(text: string): number[] {
    const stems = stemsOf(text).map((one) => findWord(this.lexicon, one));
    const found = new Set<number>();
    for (const [at, one] of stems.entries()) {
      if (one === undefined) continue;
      const word = this.numberOf(one, noWord);
      if (word !== undefined) found.add(word);
      const before = at > 0 ? stems[at - 1] : undefined;
      const pair = before === undefined ? undefined : this.numberOf(before, one);
      if (pair !== undefined) found.add(pair);
    }
    return [...found];
  }

  /** The number of a term by its stems; undefined where too few works have it. */
  numberOf(first: number, second: number): number | undefined {
    const { first: firsts, second: seconds } = this.vectors;
    let from = second === noWord ? 0 : this.words;
    const end = second === noWord ? this.words : firsts.length;
    let to = end;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (firsts[middle]! < first || (firsts[middle] === first && seconds[middle]! < second))
        from = middle + 1;
      else to = middle;
    }
    return from < end && firsts[from] === first && seconds[from] === second ? from : undefined;
  }

  /** A term by its number. */
  termAt(term: number): { first: number; second: number; works: number; written: string } {
    const { first, second, works, written } = this.vectors;
    return {
      first: first[term]!,
      second: second[term]!,
      works: works[term]!,
      written: textAt(written, term),
    };
  }

  /** Cosine of a term with a vector of length 1. */
  nearnessTo(term: number, direction: Float64Array): number {
    return cosineOf(this.vectors, term, direction, offsetOf(direction));
  }

  /** Works that have two stems side by side, 0 where they are too few for a term. */
  worksOfPair(first: number, second: number): number {
    const term = this.numberOf(first, second);
    return term === undefined ? 0 : this.vectors.works[term]!;
  }

  /** Where a text points to, a vector of length 1; undefined where no term of it is known. */
  direction(text: string): Float64Array | undefined {
    const sum = new Float64Array(dimensions);
    for (const term of this.termsIn(text)) {
      const weight = inverseFrequency(this.vectors.works[term]!, this.worksInAll);
      addTerm(sum, this.vectors, term, this.vectors.second[term] === noWord ? weight : pairShare * weight);
    }
    return ofLengthOne(sum);
  }

  /** Terms near a text, nearest first, hubs later; remembered by the text's terms, since a question comes again with each filter and page. */
  private nearTo(text: string): readonly NearTerm[] {
    const key = this.termsIn(text).join(' ');
    const near = this.remembered.get(key) ?? this.lookFor(this.direction(text));
    this.remembered.delete(key);
    this.remembered.set(key, near);
    const [oldest] = this.remembered.keys();
    if (this.remembered.size > textsRemembered && oldest !== undefined) this.remembered.delete(oldest);
    return near;
  }

  private lookFor(direction: Float64Array | undefined): NearTerm[] {
    if (direction === undefined) return [];
    const near: NearTerm[] = [];
    const offset = offsetOf(direction);
    for (let at = 0; at < this.able.length; at++) {
      const cosine = cosineOf(this.vectorsOfAble, at, direction, offset);
      const own = cosine - this.hubness[at]!;
      if (own >= least.cosine) near.push({ term: this.able[at]!, cosine, own });
    }
    return near.sort((a, b) => b.own - a.own || a.term - b.term);
  }

  /** Terms that the people use who use those of a text, nearest first, hubs later; none that shares a word with the text or a nearer one. */
  relatedTo(text: string, without: ReadonlySet<string> = new Set()): RelatedTerm[] {
    const { first, second, written } = this.vectors;
    const near = this.nearTo(text);
    const said = new Set(stemsOf(text).flatMap((one) => findWord(this.lexicon, one) ?? []));
    const related: RelatedTerm[] = [];
    for (const { term, cosine } of near) {
      const stems = [first[term]!, second[term]!].filter((one) => one !== noWord);
      if (stems.some((one) => said.has(one))) continue;
      for (const one of stems) said.add(one);
      const form = textAt(written, term);
      if (without.has(form)) continue;
      related.push({
        first: first[term]!,
        second: second[term]!,
        weight: worth * cosine,
        written: form,
        cosine,
      });
      if (related.length + without.size >= termsAdded) break;
    }
    return related;
  }
}

/** How much nearer each of some terms is than the mean one to what works say: to the mean of all, each as often as works have it. */
function hubnessOf(vectors: Pick<TermVectors, 'vectors'>, works: Uint32Array): Float32Array {
  const said = works.reduce((sum, its) => sum + its, 0);
  const mean = new Float64Array(dimensions);
  for (const [term, its] of works.entries()) addTerm(mean, vectors, term, its / said);
  const offset = offsetOf(mean);
  const usual = Float32Array.from(works, (_, term) => cosineOf(vectors, term, mean, offset));
  const middle = usual.reduce((sum, one) => sum + one, 0) / usual.length;
  return usual.map((one) => one - middle);
}

/** What a pair of words is worth beside its words, which count too. */
export const pairShare = 0.5;

/** A vector divided by its length; undefined where it has none. */
export function ofLengthOne(vector: Float64Array): Float64Array | undefined {
  let square = 0;
  for (const value of vector) square += value * value;
  return square < 1e-12 ? undefined : vector.map((value) => value / Math.sqrt(square));
}
