import { countIn, type Field, inverseFrequency, termValue, worthByLength } from './bm25.ts';
import { sizeOf, wordAt } from './lexicon.ts';
import { intersect, lowerBound } from './postings.ts';
import { noWord } from './terms.ts';
import { type TopicIndex, undated } from './topic-index.ts';
import { readTopic, type TopicQuery } from './topic-query.ts';

/** What two words of the query are worth side by side, as a share of a term of the same rarity (after Metzler and Croft, 2005). */
const pairWeight = 1;

/**
 * A work is on the topic where the words it has of the query, each weighted by its inverse frequency, come to this share of what the
 * work that has most of them has.
 */
export const onTopic = 0.5;

/** Works on a topic and their scores. */
export interface RankedWorks {
  /** Numbers of works, each once. */
  readonly works: Uint32Array;
  /** Score of each of `works`. */
  readonly scores: Float64Array;
  /** Stems of the query that no work seen has, in order. */
  readonly unknown: readonly string[];
  /** Latest year that counts: the one asked for, or the last of the index. */
  readonly year: number;
  /** Which of several criteria each work meets, a bit each; left out where there is one, which all works meet. */
  readonly meets?: Uint32Array;
  /** All of those bits: a person is found whose works together meet them all. */
  readonly needed?: number;
  /** What of each score was asked for, where related terms were added; 0 for a work that they alone found. */
  readonly asked?: Float64Array;
}

/** What is asked of a subject. */
export interface TopicQuestion {
  /** Criteria in plain words: a person's works must meet each, though not each work all. */
  readonly must: readonly string[];
  /** Works on these count half. */
  readonly should?: readonly string[];
  /** Works that have all the words of one of these are left out. */
  readonly not?: readonly string[];
  /** Related terms, which find works too. */
  readonly related?: readonly WeightedTerm[];
  /** Terms that are asked for, any of them, each by its weight. */
  readonly profile?: readonly WeightedTerm[];
  /** A year: nothing later is seen. */
  readonly asOf?: number | undefined;
}

/** A word, or two side by side, by the numbers of their stems. */
export interface WeightedTerm {
  readonly first: number;
  /** `noWord` where the term is of one word. */
  readonly second: number;
  readonly weight: number;
}

/** What a work on something that is wished, not asked, counts. */
const wished = 0.5;

/** So many criteria are told apart. */
const criteriaRead = 16;

/** Ranks works by BM25F. Holds scratch arrays, so that a query allocates in proportion to what it finds. */
export class TopicSearch {
  readonly index: TopicIndex;
  private readonly score: Float64Array;
  private readonly covered: Float64Array;
  private readonly touched: Uint32Array;
  private readonly worthsFrom = new Map<number, Worths>();
  /** Of a question of several parts: the sum for each work, what of it was asked, the criteria met. */
  private readonly sum: Float64Array;
  private readonly askedFor: Float64Array;
  private readonly met: Uint32Array;

  constructor(index: TopicIndex) {
    this.index = index;
    this.score = new Float64Array(index.years.length);
    this.covered = new Float64Array(index.years.length);
    this.touched = new Uint32Array(index.years.length);
    this.sum = new Float64Array(index.years.length);
    this.askedFor = new Float64Array(index.years.length);
    this.met = new Uint32Array(index.years.length);
  }

  /** Works on a subject with several criteria, wishes, exclusions and related terms. */
  rankAll({ must, should = [], not = [], related = [], profile = [], asOf }: TopicQuestion): RankedWorks {
    const criteria = must.slice(0, criteriaRead).map((text) => this.rank(text, asOf));
    if (criteria.length === 1 && should.length + not.length + related.length === 0) return criteria[0]!;
    const { sum, askedFor, met } = this;
    const found: number[] = [];
    const add = (work: number, points: number, asked: number): void => {
      if (sum[work] === 0) found.push(work);
      sum[work]! += points;
      askedFor[work]! += asked;
    };
    for (const [at, { works, scores }] of criteria.entries()) {
      for (let i = 0; i < works.length; i++) {
        add(works[i]!, scores[i]!, scores[i]!);
        met[works[i]!]! |= 1 << at;
      }
    }
    const wishes = should.map((text) => this.rank(text, asOf));
    for (const { works, scores } of wishes)
      for (let i = 0; i < works.length; i++) add(works[i]!, wished * scores[i]!, wished * scores[i]!);
    const first = asOf === undefined ? 0 : this.firstWorkOf(asOf);
    for (const term of related) this.addTerm(term, first, (work, points) => add(work, points, 0));
    for (const term of profile) this.addTerm(term, first, (work, points) => add(work, points, points));
    const excluded = new Set(not.flatMap((text) => this.worksWithAll(text, first)));
    const works = Uint32Array.from(excluded.size === 0 ? found : found.filter((work) => !excluded.has(work)));
    const ranked: RankedWorks = {
      works,
      scores: Float64Array.from(works, (work) => sum[work]!),
      unknown: [...new Set([...criteria, ...wishes].flatMap(({ unknown }) => unknown))].sort(),
      year: asOf ?? this.lastYear(),
      ...(criteria.length > 1 || (wishes.length > 0 && criteria.length > 0)
        ? { meets: Uint32Array.from(works, (work) => met[work]!), needed: 2 ** criteria.length - 1 }
        : {}),
      ...(related.length > 0 ? { asked: Float64Array.from(works, (work) => askedFor[work]!) } : {}),
    };
    for (const work of found) {
      sum[work] = 0;
      askedFor[work] = 0;
      met[work] = 0;
    }
    return ranked;
  }

  /** Adds what a term says of each work that has it. */
  private addTerm(
    { first: stem, second, weight }: WeightedTerm,
    first: number,
    add: (work: number, points: number) => void,
  ): void {
    const { titleLengths, keywordLengths, postings, tallies, years } = this.index;
    const { title, keywords } = this.worths(first);
    const value = (work: number, tally: number): number =>
      termValue(tally, title[titleLengths[work]!]!, keywords[keywordLengths[work]!]!);
    if (second !== noWord) {
      const side = this.sideBySide(stem, second, first);
      const rarity = weight * inverseFrequency(side.works.length, years.length - first);
      for (const [at, work] of side.works.entries()) add(work, rarity * value(work, side.tallies[at]!));
      return;
    }
    const end = postings.offsets[stem + 1]!;
    const start = lowerBound(postings.values, first, postings.offsets[stem]!, end);
    const rarity = weight * inverseFrequency(end - start, years.length - first);
    for (let at = start; at < end; at++) {
      const work = postings.values[at]!;
      add(work, rarity * value(work, tallies[at]!));
    }
  }

  /** Works that have every word of a text, and its phrases word by word. */
  private worksWithAll(text: string, first: number): number[] {
    const { stems, phrases, unknown } = readTopic(this.index.lexicon, text);
    const [rarest, ...others] = stems.map((stem) => this.worksOf(stem, first));
    if (rarest === undefined || unknown.length > 0) return [];
    const works = others.reduce<Uint32Array>((both, each) => Uint32Array.from(intersect(both, each)), rarest);
    return [...works].filter((work) => phrases.every((phrase) => this.says(work, phrase)));
  }

  /**
   * Works on a topic.
   * @param asOf a year: nothing later is seen, frequencies and mean lengths included
   */
  rank(text: string, asOf?: number): RankedWorks {
    const query = readTopic(this.index.lexicon, text);
    const first = asOf === undefined ? 0 : this.firstWorkOf(asOf);
    const touched = query.impossible ? this.touched.subarray(0, 0) : this.addTerms(query, first);
    const works = this.keep(touched, query);
    const scores = new Float64Array(works.length);
    for (let at = 0; at < works.length; at++) scores[at] = this.score[works[at]!]!;
    for (const work of touched) {
      this.score[work] = 0;
      this.covered[work] = 0;
    }
    return { works, scores, unknown: this.unknown(query, first), year: asOf ?? this.lastYear() };
  }

  /** The latest year of a work. */
  lastYear(): number {
    const { years } = this.index;
    const dated = years.findIndex((year) => year !== undated);
    return years[dated] ?? undated;
  }

  /** First work that could be known by the end of a year: undated ones are not, and later ones come before it. */
  private firstWorkOf(year: number): number {
    const { years } = this.index;
    let from = 0;
    let to = years.length;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (years[middle] === undated || years[middle]! > year) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  /** Adds up terms and pairs, and gives the works that have any; they stand in a scratch array until the next query. */
  private addTerms(query: TopicQuery, first: number): Uint32Array {
    const { score, covered, touched } = this;
    const { titleLengths, keywordLengths, postings, tallies, years } = this.index;
    const { title, keywords } = this.worths(first);
    let count = 0;
    let most = 0;
    const terms = this.rarestFirst(query.stems, first);
    let rest = terms.reduce((sum, { weight }) => sum + weight, 0);
    for (const { start, end, weight } of terms) {
      // A work that has none of the rarer words, and could not be on the topic with all that are left, is passed over.
      const mayBegin = rest >= onTopic * most;
      for (let at = start; at < end; at++) {
        const work = postings.values[at]!;
        if (covered[work] === 0) {
          if (!mayBegin) continue;
          touched[count++] = work;
        }
        covered[work]! += weight;
        most = Math.max(most, covered[work]!);
        const value = termValue(tallies[at]!, title[titleLengths[work]!]!, keywords[keywordLengths[work]!]!);
        score[work]! += weight * value;
      }
      rest -= weight;
    }
    for (const [a, b] of query.pairs) {
      const side = this.sideBySide(a, b, first);
      const weight = pairWeight * inverseFrequency(side.works.length, years.length - first);
      for (const [at, work] of side.works.entries()) {
        if (covered[work] === 0) continue;
        const value = termValue(
          side.tallies[at]!,
          title[titleLengths[work]!]!,
          keywords[keywordLengths[work]!]!,
        );
        score[work]! += weight * value;
      }
    }
    return touched.subarray(0, count);
  }

  /** Where the postings of each stem lie and what it weighs, the rarest first. */
  private rarestFirst(
    stems: readonly number[],
    first: number,
  ): { readonly start: number; readonly end: number; readonly weight: number }[] {
    const { postings, years } = this.index;
    return stems
      .map((stem) => {
        const end = postings.offsets[stem + 1]!;
        const start = lowerBound(postings.values, first, postings.offsets[stem]!, end);
        return { start, end, weight: inverseFrequency(end - start, years.length - first) };
      })
      .sort((a, b) => b.weight - a.weight);
  }

  /** Works that cover enough of the query, and say its phrases word by word. */
  private keep(touched: Uint32Array, { phrases }: TopicQuery): Uint32Array {
    const { covered } = this;
    let most = 0;
    for (const work of touched) most = Math.max(most, covered[work]!);
    const enough = onTopic * most;
    return touched.filter(
      (work) =>
        covered[work]! >= enough &&
        (phrases.length === 0 || phrases.every((phrase) => this.says(work, phrase))),
    );
  }

  /** Works that have two stems side by side, with a tally of how often in which field. */
  private sideBySide(a: number, b: number, first: number): { works: number[]; tallies: number[] } {
    const { sequences, lexicon } = this.index;
    const gap = sizeOf(lexicon);
    const works: number[] = [];
    const tallies: number[] = [];
    for (const work of intersect(this.worksOf(a, first), this.worksOf(b, first))) {
      const end = sequences.offsets[work + 1]!;
      let field: Field = 'title';
      let tally = 0;
      for (let at = sequences.offsets[work]!; at + 1 < end; at++) {
        const stem = sequences.values[at];
        if (stem === gap) field = 'keywords';
        else if (stem === a && sequences.values[at + 1] === b) tally = countIn(tally, field);
      }
      if (tally > 0) {
        works.push(work);
        tallies.push(tally);
      }
    }
    return { works, tallies };
  }

  /** Stems of the query that no work from `first` on has. */
  private unknown(query: TopicQuery, first: number): string[] {
    const unseen = query.stems.filter((stem) => this.worksOf(stem, first).length === 0);
    return [...query.unknown, ...unseen.map((stem) => wordAt(this.index.lexicon, stem))].sort();
  }

  private worksOf(stem: number, first: number): Uint32Array {
    const { offsets, values } = this.index.postings;
    const end = offsets[stem + 1]!;
    return values.subarray(lowerBound(values, first, offsets[stem]!, end), end);
  }

  private says(work: number, phrase: readonly number[]): boolean {
    const { offsets, values } = this.index.sequences;
    const end = offsets[work + 1]! - phrase.length;
    for (let at = offsets[work]!; at <= end; at++) {
      if (phrase.every((stem, place) => values[at + place] === stem)) return true;
    }
    return false;
  }

  /** What an occurrence is worth by the length of its field, against the mean over the works from `first` on that have it. */
  private worths(first: number): Worths {
    const known = this.worthsFrom.get(first);
    if (known !== undefined) return known;
    const mean = (lengths: Uint8Array): number => {
      const some = lengths.subarray(first).filter((length) => length > 0);
      return some.length === 0 ? 1 : some.reduce((sum, length) => sum + length, 0) / some.length;
    };
    const worths = {
      title: worthByLength('title', mean(this.index.titleLengths)),
      keywords: worthByLength('keywords', mean(this.index.keywordLengths)),
    };
    this.worthsFrom.set(first, worths);
    return worths;
  }
}

/** What an occurrence in a field is worth, by the field's length. */
interface Worths {
  readonly title: Float64Array;
  readonly keywords: Float64Array;
}
