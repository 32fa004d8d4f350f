import { intersect, lowerBound } from '../files/postings.ts';
import type { Scratch } from '../files/scratch.ts';
import { type FieldWorths, inverseFrequency, termValue, worthByLength } from './bm25.ts';
import type { Postings, SideBySide } from './side-by-side.ts';
import { type TopicIndex, undated } from './topic-index.ts';
import type { TopicQuery } from './topic-query.ts';

/** The index as it stood at the end of a year: works that were known by then, and how frequent words and how long fields were among them. */
export class IndexAsOf {
  readonly index: TopicIndex;
  /** No work before it is seen. */
  readonly first: number;
  /** What an occurrence of a term is worth by the length of its field, against the mean over the works seen that have it. */
  readonly worths: FieldWorths;
  private readonly sides: SideBySide;
  private readonly room: Scratch<Float64Array>;

  /**
   * @param first no work before it is seen
   * @param sides remembers works of pairs
   * @param room of `valuesOf`, which may be shared
   */
  constructor(index: TopicIndex, first: number, sides: SideBySide, room: Scratch<Float64Array>) {
    this.index = index;
    this.first = first;
    this.worths = {
      title: worthByLength('title', meanLength(index.titleLengths, first)),
      keywords: worthByLength('keywords', meanLength(index.keywordLengths, first)),
    };
    this.sides = sides;
    this.room = room;
  }

  /** Where the postings of a stem lie. */
  rangeOf(stem: number): { readonly start: number; readonly end: number } {
    const { offsets, values } = this.index.postings;
    const end = offsets[stem + 1]!;
    return { start: lowerBound(values, this.first, offsets[stem]!, end), end };
  }

  worksOf(stem: number): Uint32Array {
    const { start, end } = this.rangeOf(stem);
    return this.index.postings.values.subarray(start, end);
  }

  postingsOf(stem: number): Postings {
    const { start, end } = this.rangeOf(stem);
    const { postings, tallies } = this.index;
    return { works: postings.values.subarray(start, end), tallies: tallies.subarray(start, end) };
  }

  /** Works that have two stems side by side. */
  sideBySide(a: number, b: number): Postings {
    return this.sides.find(this.index, a, b, this.first, () => [this.worksOf(a), this.worksOf(b)]);
  }

  /** Weight of a term that so many of the works seen have. */
  inverseFrequency(holders: number): number {
    return inverseFrequency(holders, this.index.years.length - this.first);
  }

  /** What a term adds to works, times a weight; each answer lies where the last one lay. */
  valuesOf({ works, tallies }: Postings, weight: number): Float64Array {
    const { titleLengths, keywordLengths } = this.index;
    const { title, keywords } = this.worths;
    const values = this.room.atLeast(works.length);
    for (let at = 0; at < works.length; at++) {
      const work = works[at]!;
      const value = termValue(tallies[at]!, title[titleLengths[work]!]!, keywords[keywordLengths[work]!]!);
      values[at] = weight * value;
    }
    return values;
  }

  /** Works that have every word of a query, and its phrases word by word. */
  worksWithAll({ stems, phrases, unknown }: TopicQuery): number[] {
    const [rarest, ...others] = stems.map((stem) => this.worksOf(stem));
    if (rarest === undefined || unknown.length > 0) return [];
    const works = others.reduce<Uint32Array>((both, each) => intersect(both, each), rarest);
    return [...works].filter((work) => phrases.every((phrase) => this.says(work, phrase)));
  }

  /** Whether a work says some stems one after the other. */
  says(work: number, phrase: readonly number[]): boolean {
    const { offsets, values } = this.index.sequences;
    const end = offsets[work + 1]! - phrase.length;
    for (let at = offsets[work]!; at <= end; at++) {
      if (phrase.every((stem, place) => values[at + place] === stem)) return true;
    }
    return false;
  }
}

/** First work that could be known by the end of a year: undated ones are not, and later ones come before it. */
export function firstWorkOf({ years }: TopicIndex, year: number): number {
  let from = 0;
  let to = years.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (years[middle] === undated || years[middle]! > year) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** The latest year of a work. */
export function lastYearOf({ years }: TopicIndex): number {
  const dated = years.findIndex((year) => year !== undated);
  return years[dated] ?? undated;
}

/** Mean length of a field over the works from the first one seen on that have it. */
function meanLength(lengths: Uint8Array, first: number): number {
  let [works, sum] = [0, 0];
  for (let work = first; work < lengths.length; work++) {
    if (lengths[work]! > 0) works++;
    sum += lengths[work]!;
  }
  return works === 0 ? 1 : sum / works;
}
