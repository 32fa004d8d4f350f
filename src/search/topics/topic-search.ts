import { sizeOf, wordAt } from '../files/lexicon.ts';
import { intersect, lowerBound } from '../files/postings.ts';
import { Scratch } from '../files/scratch.ts';
import { type FieldWorths, inverseFrequency, termValue, worthByLength } from './bm25.ts';
import { AddedWorks, type RankedWorks } from './ranked-works.ts';
import { SecondLook, wordsLookedFor } from './second-look.ts';
import { type Postings, SideBySide } from './side-by-side.ts';
import { noWord } from './terms.ts';
import { type TopicIndex, undated } from './topic-index.ts';
import { readTopic, type TopicQuery } from './topic-query.ts';

/** A word counts as two written as one where so many works have those side by side; rarer ones are two by chance. */
const fewestParted = 15;

/** What two words of the query are worth side by side, as a share of a term of the same rarity (after Metzler and Croft, 2005). */
const pairWeight = 1;

/**
 * A work is on the topic where the words it has of the query, each weighted by its inverse frequency, come to this share of what the
 * work that has most of them has.
 */
export const onTopic = 0.5;

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
  /** By work, side by side: what it covers of the question being read, and its score; zeros between questions. */
  private readonly sums: Float64Array;
  /** A bit for each work that stands in `touched`, so that the many works of a frequent word are passed over without reading their sums. */
  private readonly begun: Uint32Array;
  private readonly touched = new Scratch((works) => new Uint32Array(works));
  private touchedCount = 0;
  /** The most that a work covers of it. */
  private most = 0;
  private readonly worthsFrom = new Map<number, FieldWorths>();
  private readonly parts: AddedWorks;
  private readonly values = new Scratch((works) => new Float64Array(works));
  private readonly sides = new SideBySide();
  /** By stem: which words of the question it says, for a second look. */
  private readonly wordsOf: Uint32Array;
  private look: SecondLook | undefined;

  /** @param rowOf room of a number for each work, zeros, which may be shared with whoever leaves zeros too */
  constructor(index: TopicIndex, rowOf = new Uint32Array(index.years.length)) {
    this.index = index;
    this.sums = new Float64Array(2 * index.years.length);
    this.begun = new Uint32Array(Math.ceil(index.years.length / 32));
    this.parts = new AddedWorks(rowOf);
    this.wordsOf = new Uint32Array(sizeOf(index.lexicon) + 1);
  }

  /**
   * Works on a subject with several criteria, wishes, exclusions and related terms.
   * @param ahead is told of works, before they are ranked, that will be found whatever else is asked
   */
  rankAll(
    { must, should = [], not = [], related = [], profile = [], asOf }: TopicQuestion,
    ahead?: (works: readonly Uint32Array[]) => void,
  ): RankedWorks {
    const first = asOf === undefined ? 0 : this.firstWorkOf(asOf);
    const terms = [...related, ...profile].map((term) => this.postingsOf(term, first));
    const surely = not.length === 0 && terms.length > 0;
    if (surely) ahead?.(terms.map(({ works }) => works));
    const criteria = must.slice(0, criteriaRead).map((text) => this.rank(text, asOf));
    if (criteria.length === 1 && should.length + not.length + related.length === 0) return criteria[0]!;
    const wishes = should.map((text) => this.rank(text, asOf));
    const size = [...criteria, ...wishes, ...terms].reduce((sum, { works }) => sum + works.length, 0);
    const { parts } = this;
    parts.begin(size);
    for (const [at, { works, scores }] of criteria.entries()) parts.add(works, scores, 1, 1, 1 << at);
    for (const { works, scores } of wishes) parts.add(works, scores, wished, wished, 0);
    const fresh = parts.size;
    const value = this.valueFrom(first);
    for (const [at, { works, tallies, rarity }] of terms.entries()) {
      const asked = at < related.length ? 0 : 1;
      parts.add(works, value(works, tallies, rarity), 1, asked, 0);
    }
    const excluded = new Set(not.flatMap((text) => this.worksWithAll(text, first)));
    const several = criteria.length > 1 || (wishes.length > 0 && criteria.length > 0);
    const unknown = [...new Set([...criteria, ...wishes].flatMap((one) => one.unknown))].sort();
    return {
      ...parts.end(excluded, several ? 2 ** criteria.length - 1 : undefined, related.length > 0),
      ...(surely ? { fresh } : {}),
      unknown,
      year: asOf ?? this.lastYear(),
    };
  }

  /** What looks again at the first people of a list; undefined where the question asks for more than the words of one criterion. */
  secondLook({ must, should = [], not = [], profile = [], asOf }: TopicQuestion): SecondLook | undefined {
    const [text = ''] = must;
    if (must.length !== 1 || should.length + not.length + profile.length > 0) return undefined;
    const query = readTopic(this.index.lexicon, text);
    const { least, most } = wordsLookedFor;
    if (query.stems.length < least || query.stems.length > most || query.phrases.length > 0) return undefined;
    const first = asOf === undefined ? 0 : this.firstWorkOf(asOf);
    // What two words say that the question writes as one is not read again.
    if (this.partedWords(query, first).length > 0) return undefined;
    this.look?.end();
    this.look = new SecondLook(this.index, query, this.wordsOf, first, this.worths(first));
    return this.look;
  }

  /** Works that have a term, how often in which field, and its rarity times its weight. */
  private postingsOf(
    { first: stem, second, weight }: WeightedTerm,
    first: number,
  ): Postings & { rarity: number } {
    const { postings, tallies, years } = this.index;
    if (second !== noWord) {
      const side = this.sideBySide(stem, second, first);
      return { ...side, rarity: weight * inverseFrequency(side.works.length, years.length - first) };
    }
    const end = postings.offsets[stem + 1]!;
    const start = lowerBound(postings.values, first, postings.offsets[stem]!, end);
    return {
      works: postings.values.subarray(start, end),
      tallies: tallies.subarray(start, end),
      rarity: weight * inverseFrequency(end - start, years.length - first),
    };
  }

  /** What terms add to works, measured by the works from `first` on; each answer lies where the last one lay. */
  private valueFrom(
    first: number,
  ): (works: Uint32Array, tallies: Uint8Array, rarity: number) => Float64Array {
    const { titleLengths, keywordLengths } = this.index;
    const { title, keywords } = this.worths(first);
    return (works, tallies, rarity) => {
      const values = this.values.atLeast(works.length);
      for (let at = 0; at < works.length; at++) {
        const work = works[at]!;
        const value = termValue(tallies[at]!, title[titleLengths[work]!]!, keywords[keywordLengths[work]!]!);
        values[at] = rarity * value;
      }
      return values;
    };
  }

  /** Works that have every word of a text, and its phrases word by word. */
  private worksWithAll(text: string, first: number): number[] {
    const { stems, phrases, unknown } = readTopic(this.index.lexicon, text);
    const [rarest, ...others] = stems.map((stem) => this.worksOf(stem, first));
    if (rarest === undefined || unknown.length > 0) return [];
    const works = others.reduce<Uint32Array>((both, each) => intersect(both, each), rarest);
    return [...works].filter((work) => phrases.every((phrase) => this.says(work, phrase)));
  }

  /**
   * Works on a topic.
   * @param asOf a year: nothing later is seen, frequencies and mean lengths included
   */
  rank(text: string, asOf?: number): RankedWorks {
    const query = readTopic(this.index.lexicon, text);
    const first = asOf === undefined ? 0 : this.firstWorkOf(asOf);
    const touched = query.impossible ? new Uint32Array() : this.addTerms(query, first);
    return {
      ...this.take(touched, query),
      unknown: this.unknown(query, first),
      year: asOf ?? this.lastYear(),
    };
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
    const { sums, begun } = this;
    const parted = this.partedWords(query, first);
    const terms = this.rarestFirst(query.stems, first, parted);
    let rest = terms.reduce((sum, { weight }) => sum + weight, 0);
    const pairs = query.pairs.map((pair) => this.pairOf(pair, first));
    const size = [...terms, ...pairs, ...parted].reduce((sum, { holders }) => sum + holders, 0);
    this.touched.atLeast(Math.min(size, sums.length / 2));
    this.touchedCount = 0;
    this.most = 0;
    for (const { joined } of pairs) if (joined !== undefined) this.begin(joined.works);
    for (const { side } of parted) this.begin(side.works);
    for (const term of terms) {
      this.addTerm(term, first, 'begun');
      // A work that has none of the rarer words, and could not be on the topic with all that are left, is passed over.
      if (rest >= onTopic * this.most) this.addTerm(term, first, 'others');
      rest -= term.weight;
    }
    const value = this.valueFrom(first);
    for (const pair of pairs) if (pair.joined !== undefined) this.addJoined(pair, pair.joined, terms, value);
    for (const word of parted) this.addParted(word, value);
    for (const { side, weight } of pairs) {
      const values = value(side.works, side.tallies, weight);
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
  private addTerm({ start, end, weight }: Term, first: number, which: 'begun' | 'others'): void {
    const { sums, begun } = this;
    const { titleLengths, keywordLengths, postings, tallies } = this.index;
    const { title, keywords } = this.worths(first);
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

  /** Words of a question that enough works write as two. */
  private partedWords({ partings }: TopicQuery, first: number): PartedWord[] {
    return partings.flatMap(({ written, stem, first: a, second: b }) => {
      const side = this.sideBySide(a, b, first);
      if (side.works.length < fewestParted) return [];
      const own = stem === undefined ? side.works.subarray(0, 0) : this.worksOf(stem, first);
      const holders = side.works.length;
      const weight = inverseFrequency(own.length + holders, this.index.years.length - first);
      return [{ written, stem, side, own, holders, weight }];
    });
  }

  /** Gives works that write a word as two side by side (`pre-training`) what it brings those that have it (`pretraining`). */
  private addParted(
    { side, own, weight }: PartedWord,
    value: (works: Uint32Array, tallies: Uint8Array, rarity: number) => Float64Array,
  ): void {
    const points = value(side.works, side.tallies, weight);
    for (let at = 0; at < side.works.length; at++) {
      const work = side.works[at]!;
      if (!holds(own, work, 0, own.length)) this.add(work, weight, points[at]!);
    }
  }

  /** Works that have two words side by side, and what that is worth; with those that write them as one, where they are more. */
  private pairOf({ first: a, second: b, joined }: TopicQuery['pairs'][number], first: number): PairOfQuery {
    const { postings, tallies, years } = this.index;
    const side = this.sideBySide(a, b, first);
    const works = joined === undefined ? side.works.subarray(0, 0) : this.worksOf(joined, first);
    // What is mostly written apart is found as it is written: the few who join it would only be let in.
    const asOne = joined !== undefined && works.length > side.works.length;
    const holders = side.works.length + (asOne ? works.length : 0);
    const weight = pairWeight * inverseFrequency(holders, years.length - first);
    if (!asOne) return { a, b, side, joined: undefined, holders, weight };
    const end = postings.offsets[joined + 1]!;
    return {
      a,
      b,
      side,
      joined: { works, tallies: tallies.subarray(end - works.length, end) },
      holders,
      weight,
    };
  }

  /**
   * Gives works that write two words as one (`FlashAttention`) what works have that write them side by side (`flash attention`), as far as
   * they do not have them apart too.
   */
  private addJoined(
    { a, b, side, weight }: PairOfQuery,
    joined: Postings,
    terms: readonly Term[],
    value: (works: Uint32Array, tallies: Uint8Array, rarity: number) => Float64Array,
  ): void {
    const { values } = this.index.postings;
    const apart = terms.filter(({ stem }) => stem === a || stem === b);
    const points = value(joined.works, joined.tallies, 1);
    for (let at = 0; at < joined.works.length; at++) {
      const work = joined.works[at]!;
      for (const term of apart)
        if (!holds(values, work, term.start, term.end))
          this.add(work, term.weight, term.weight * points[at]!);
      if (!holds(side.works, work, 0, side.works.length)) this.add(work, 0, weight * points[at]!);
    }
  }

  /** Where the postings of each stem lie and what it weighs, the rarest first. */
  private rarestFirst(stems: readonly number[], first: number, parted: readonly PartedWord[]): Term[] {
    const { postings, years } = this.index;
    const weights = new Map(parted.map(({ stem, weight }) => [stem, weight]));
    return stems
      .map((stem) => {
        const end = postings.offsets[stem + 1]!;
        const start = lowerBound(postings.values, first, postings.offsets[stem]!, end);
        return {
          stem,
          start,
          end,
          holders: end - start,
          weight: weights.get(stem) ?? inverseFrequency(end - start, years.length - first),
        };
      })
      .sort((a, b) => b.weight - a.weight);
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
      if (phrases.length > 0 && !phrases.every((phrase) => this.says(work, phrase))) continue;
      works[count] = work;
      scores[count++] = score;
    }
    return { works: works.subarray(0, count), scores: scores.subarray(0, count) };
  }

  /** Works from `first` on that have two stems side by side. */
  private sideBySide(a: number, b: number, first: number): Postings {
    return this.sides.find(this.index, a, b, first, () => [this.worksOf(a, first), this.worksOf(b, first)]);
  }

  /** Stems of the query that no work from `first` on has. */
  private unknown(query: TopicQuery, first: number): string[] {
    const unseen = query.stems.filter((stem) => this.worksOf(stem, first).length === 0);
    const parted = new Set(this.partedWords(query, first).map(({ written }) => written));
    return [...query.unknown, ...unseen.map((stem) => wordAt(this.index.lexicon, stem))]
      .filter((word) => !parted.has(word))
      .sort();
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
  private worths(first: number): FieldWorths {
    const known = this.worthsFrom.get(first);
    if (known !== undefined) return known;
    const mean = (lengths: Uint8Array): number => {
      let [works, sum] = [0, 0];
      for (let work = first; work < lengths.length; work++) {
        if (lengths[work]! > 0) works++;
        sum += lengths[work]!;
      }
      return works === 0 ? 1 : sum / works;
    };
    const worths = {
      title: worthByLength('title', mean(this.index.titleLengths)),
      keywords: worthByLength('keywords', mean(this.index.keywordLengths)),
    };
    this.worthsFrom.set(first, worths);
    return worths;
  }
}

/** Where the postings of a stem of a question lie, how many they are, and what it weighs. */
interface Term {
  readonly stem: number;
  readonly start: number;
  readonly end: number;
  readonly holders: number;
  readonly weight: number;
}

/** Two neighbours in a question, by the numbers of their stems. */
interface PairOfQuery {
  readonly a: number;
  readonly b: number;
  readonly side: Postings;
  readonly joined: Postings | undefined;
  readonly holders: number;
  readonly weight: number;
}

/** A word of a question that some works write as two. */
interface PartedWord {
  readonly written: string;
  readonly stem: number | undefined;
  readonly side: Postings;
  /** Works that write it as one. */
  readonly own: Uint32Array;
  readonly holders: number;
  readonly weight: number;
}

/** Whether a stretch of ascending works holds one. */
function holds(works: Uint32Array, work: number, from: number, to: number): boolean {
  const at = lowerBound(works, work, from, to);
  return at < to && works[at] === work;
}
