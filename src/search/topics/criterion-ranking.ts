import { lowerBound } from '../files/postings.ts';
import { Scratch } from '../files/scratch.ts';
import { type FieldWorths, termValue } from './bm25.ts';
import type { IndexAsOf } from './index-as-of.ts';
import { type PairOfQuery, type PartedWord, type QueryTerms, queryTerms, type Term } from './query-terms.ts';
import type { RankedWorks } from './ranked-works.ts';
import type { Postings } from './side-by-side.ts';
import type { TopicIndex } from './topic-index.ts';
import type { TopicQuery } from './topic-query.ts';

/**
 * A work is on the topic where the words it has of the query, each weighted by its inverse frequency, come to this share of what the
 * work that has most of them has.
 */
export const onTopic = 0.5;

/** Ranks works by BM25F for one criterion: words, neighbours among them, and phrases. Holds scratch arrays, so that a query allocates in proportion to what it finds. */
export class CriterionRanking {
  private readonly index: TopicIndex;
  /** By work, side by side: what it covers of the criterion being read, and its score; zeros between criteria. */
  private readonly sums: Float64Array;
  /** A bit for each work that stands in `touched`, so that the many works of a frequent word are passed over without reading their sums. */
  private readonly begun: Uint32Array;
  private readonly touched = new Scratch((works) => new Uint32Array(works));
  private touchedCount = 0;
  /** The most that a work covers of it. */
  private most = 0;

  constructor(index: TopicIndex) {
    this.index = index;
    this.sums = new Float64Array(2 * index.years.length);
    this.begun = new Uint32Array(Math.ceil(index.years.length / 32));
  }

  /** Works on the topic of a query, and their scores. */
  rank(query: TopicQuery, seen: IndexAsOf): Pick<RankedWorks, 'works' | 'scores'> {
    if (query.impossible) return { works: new Uint32Array(), scores: new Float64Array() };
    const { terms, pairs, parted } = queryTerms(query, seen);
    const [word] = terms;
    // All works of a word are on its topic, and it alone says what they score.
    if (word !== undefined && terms.length + pairs.length + parted.length === 1) {
      const postings = seen.postingsOf(word.stem);
      return { works: postings.works, scores: seen.valuesOf(postings, word.weight).slice(0, word.holders) };
    }
    return this.take(this.addTerms({ terms, pairs, parted }, seen), query, seen);
  }

  /** Adds up terms and pairs, and gives the works that have any; they stand in a scratch array until the next query. */
  private addTerms({ terms, pairs, parted }: QueryTerms, seen: IndexAsOf): Uint32Array {
    const { sums, begun } = this;
    let rest = terms.reduce((sum, { weight }) => sum + weight, 0);
    const size = [...terms, ...pairs, ...parted].reduce((sum, { holders }) => sum + holders, 0);
    this.touched.atLeast(Math.min(size, sums.length / 2));
    this.touchedCount = 0;
    this.most = 0;
    for (const { joined } of pairs) if (joined !== undefined) this.begin(joined.works);
    for (const { side } of parted) this.begin(side.works);
    for (const term of terms) {
      this.addTerm(term, seen.worths, 'begun');
      // A work that has none of the rarer words, and could not be on the topic with all that are left, is passed over.
      if (rest >= onTopic * this.most) this.addTerm(term, seen.worths, 'others');
      rest -= term.weight;
    }
    for (const pair of pairs) if (pair.joined !== undefined) this.addJoined(pair, pair.joined, terms, seen);
    for (const word of parted) this.addParted(word, seen);
    for (const { side, weight } of pairs) {
      const values = seen.valuesOf(side, weight);
      for (let at = 0; at < side.works.length; at++) {
        const work = side.works[at]!;
        if ((begun[work >>> 5]! & (1 << (work & 31))) !== 0) sums[2 * work + 1]! += values[at]!;
      }
    }
    begun.fill(0);
    return this.touched.all.subarray(0, this.touchedCount);
  }

  /** Lets works have what terms bring them, whatever else they have. */
  private begin(works: Uint32Array): void {
    const { begun } = this;
    const touched = this.touched.all;
    for (let at = 0; at < works.length; at++) {
      const work = works[at]!;
      if ((begun[work >>> 5]! & (1 << (work & 31))) !== 0) continue;
      begun[work >>> 5]! |= 1 << (work & 31);
      touched[this.touchedCount++] = work;
    }
  }

  /** Adds what a term brings its works, to those begun or to the others, which it begins. */
  private addTerm(
    { start, end, weight }: Term,
    { title, keywords }: FieldWorths,
    which: 'begun' | 'others',
  ): void {
    const { sums, begun } = this;
    const { titleLengths, keywordLengths, postings, tallies } = this.index;
    const touched = this.touched.all;
    let count = this.touchedCount;
    let most = this.most;
    for (let at = start; at < end; at++) {
      const work = postings.values[at]!;
      const bit = 1 << (work & 31);
      if (((begun[work >>> 5]! & bit) !== 0) !== (which === 'begun')) continue;
      if (which === 'others') {
        begun[work >>> 5]! |= bit;
        touched[count++] = work;
      }
      const covered = sums[2 * work]! + weight;
      if (covered > most) most = covered;
      const value = termValue(tallies[at]!, title[titleLengths[work]!]!, keywords[keywordLengths[work]!]!);
      sums[2 * work] = covered;
      sums[2 * work + 1]! += weight * value;
    }
    this.touchedCount = count;
    this.most = most;
  }

  /** Gives works that write a word as two side by side (`pre-training`) what it brings those that have it (`pretraining`). */
  private addParted({ side, own, weight }: PartedWord, seen: IndexAsOf): void {
    const points = seen.valuesOf(side, weight);
    for (let at = 0; at < side.works.length; at++) {
      const work = side.works[at]!;
      if (!holds(own, work, 0, own.length)) this.add(work, weight, points[at]!);
    }
  }

  /**
   * Gives works that write two words as one (`FlashAttention`) what works have that write them side by side (`flash attention`), as far as
   * they do not have them apart too.
   */
  private addJoined(
    { a, b, side, weight }: PairOfQuery,
    joined: Postings,
    terms: readonly Term[],
    seen: IndexAsOf,
  ): void {
    const { values } = this.index.postings;
    const apart = terms.filter(({ stem }) => stem === a || stem === b);
    const points = seen.valuesOf(joined, 1);
    for (let at = 0; at < joined.works.length; at++) {
      const work = joined.works[at]!;
      for (const term of apart)
        if (!holds(values, work, term.start, term.end))
          this.add(work, term.weight, term.weight * points[at]!);
      if (!holds(side.works, work, 0, side.works.length)) this.add(work, 0, weight * points[at]!);
    }
  }

  /** Adds to what a work covers of the question, and to its score. */
  private add(work: number, covered: number, points: number): void {
    const { sums } = this;
    sums[2 * work]! += covered;
    sums[2 * work + 1]! += points;
    this.most = Math.max(this.most, sums[2 * work]!);
  }

  /** Works that cover enough of the question, and say its phrases word by word, with their scores; leaves zeros behind. */
  private take(
    touched: Uint32Array,
    { phrases }: TopicQuery,
    seen: IndexAsOf,
  ): { readonly works: Uint32Array; readonly scores: Float64Array } {
    const { sums } = this;
    const enough = onTopic * this.most;
    const works = new Uint32Array(touched.length);
    const scores = new Float64Array(touched.length);
    let count = 0;
    for (let at = 0; at < touched.length; at++) {
      const work = touched[at]!;
      const covered = sums[2 * work]!;
      const score = sums[2 * work + 1]!;
      sums[2 * work] = 0;
      sums[2 * work + 1] = 0;
      if (covered < enough) continue;
      if (phrases.length > 0 && !phrases.every((phrase) => seen.says(work, phrase))) continue;
      works[count] = work;
      scores[count++] = score;
    }
    return { works: works.subarray(0, count), scores: scores.subarray(0, count) };
  }
}

/** Whether a stretch of ascending works holds one. */
function holds(works: Uint32Array, work: number, from: number, to: number): boolean {
  const at = lowerBound(works, work, from, to);
  return at < to && works[at] === work;
}
