import { sizeOf } from '../files/lexicon.ts';
import { lowerBound } from '../files/postings.ts';
import { discounts, shareBetween, worksCounted } from '../people/credit.ts';
import { countIn, type Field, type FieldWorths, inverseFrequency, mostOfTerm, termValue } from './bm25.ts';
import { type TopicIndex, undated } from './topic-index.ts';
import type { TopicQuery } from './topic-query.ts';

/** So many people are looked at again, the first ones of a list. */
export const lookedAgain = 64;

/** Of each, so many works are read, the latest ones, beside those on the topic. */
const worksRead = 48;

/** What the words of a question say of a person, each work taken for what it says of them. */
export interface Looked {
  /** The works counted, best first, and what each is worth before it is discounted by its rank. */
  readonly works: readonly { readonly work: number; readonly worth: number }[];
  /** Sum of what they are worth, discounted. */
  readonly sum: number;
  /** Share of the question that their works say together, its words weighted by their inverse frequency. */
  readonly covered: number;
}

/** A question of one word has no parts, and more words than these are not told apart. */
export const wordsLookedFor = { least: 2, most: 24 } as const;

/**
 * A second look at the first people of a list for a question of several words, as lists are ranked in stages where a finer measure costs too much
 * for everybody (Wang, Lin and Metzler, 2011). Found are people with works on the topic; here works that say a part of it count too, by the share of
 * the question that they say, and the whole by the share that a person's works say together (coordination, Cleverdon, 1967): who writes on
 * attention, and once on attention and GPUs, stands before who once wrote on kernels and attention.
 */
export class SecondLook {
  private readonly index: TopicIndex;
  private readonly worths: FieldWorths;
  /** No work before it is seen. */
  private readonly first: number;
  private readonly query: TopicQuery;
  private readonly weights: readonly number[];
  private readonly whole: number;
  /** Bits of all words. */
  private readonly all: number;
  /** The most that a work of today is worth that does not say all words. */
  private readonly mostOfPart: number;
  /** Bits of the words that a stem says. */
  private readonly wordsOf: Uint32Array;
  /** How often the work being read says each word. */
  private readonly tallies: Uint8Array;

  /**
   * @param wordsOf room of a number for each stem, zeros, which are left behind
   * @param first no work before it is seen
   * @param worths what an occurrence is worth, by the length of its field
   */
  constructor(
    index: TopicIndex,
    query: TopicQuery,
    wordsOf: Uint32Array,
    first: number,
    worths: FieldWorths,
  ) {
    const { stems, pairs } = query;
    const { postings, years } = index;
    this.index = index;
    this.query = query;
    this.worths = worths;
    this.first = first;
    this.weights = stems.map((stem) => {
      const end = postings.offsets[stem + 1]!;
      const holders = end - lowerBound(postings.values, first, postings.offsets[stem]!, end);
      return inverseFrequency(holders, years.length - first);
    });
    this.whole = this.weights.reduce((sum, weight) => sum + weight, 0);
    this.all = 2 ** stems.length - 1;
    const part = this.whole - Math.min(...this.weights);
    this.mostOfPart = (mostOfTerm * part * part) / this.whole;
    this.tallies = new Uint8Array(stems.length);
    this.wordsOf = wordsOf;
    for (const [word, stem] of stems.entries()) wordsOf[stem] = 1 << word;
    // `FlashAttention` says both words.
    for (const { first: a, second: b, joined } of pairs)
      if (joined !== undefined) wordsOf[joined]! |= wordsOf[a]! | wordsOf[b]!;
  }

  /**
   * @param onTopic the person's best works on the topic, best first, and what they are worth
   * @param left what time leaves of a work of a year
   */
  at(person: number, onTopic: Looked['works'], left: (year: number) => number): Looked {
    const { authorships, authors, years } = this.index;
    const known = new Set(onTopic.map(({ work }) => work));
    const works = [...onTopic];
    // What is worth less than ten works on the topic is not counted, and not weighed.
    const least = onTopic[worksCounted - 1]?.worth ?? 0;
    let together = onTopic.reduce((words, { work }) => words | this.wordsIn(work), 0);
    const end = authorships.offsets[person + 1]!;
    let at = authorships.offsets[person]!;
    while (at < end && authorships.values[at]! >>> 1 < this.first) at++;
    // Works come the latest first, undated ones before them.
    for (const last = Math.min(end, at + worksRead); at < last; at++) {
      const work = authorships.values[at]! >>> 1;
      const year = years[work]!;
      const recent = left(year);
      // Everything is said already, and no part of it would be worth enough any more.
      if (year !== undated && together === this.all && this.mostOfPart * recent <= least) break;
      const words = this.wordsIn(work);
      if (words === 0 || known.has(work)) continue;
      together |= words;
      const between = (authorships.values[at]! & 1) === 1;
      const share = between ? shareBetween(authors.offsets[work + 1]! - authors.offsets[work]!) : 1;
      const part = this.weightOf(words);
      const given = (part / this.whole) * share * recent;
      if (part * mostOfTerm * given > least) works.push({ work, worth: this.scoreOf(work) * given });
    }
    works.sort((a, b) => b.worth - a.worth || a.work - b.work);
    const counted = works.slice(0, worksCounted);
    return {
      works: counted,
      sum: counted.reduce((sum, { worth }, rank) => sum + worth * discounts[rank]!, 0),
      covered: this.weightOf(together) / this.whole,
    };
  }

  /** Bits of the words that a work's title and keywords say. */
  private wordsIn(work: number): number {
    const { offsets, values } = this.index.sequences;
    const end = offsets[work + 1]!;
    let words = 0;
    for (let place = offsets[work]!; place < end; place++) words |= this.wordsOf[values[place]!]!;
    return words;
  }

  /** Relevance of a work by those words. */
  private scoreOf(work: number): number {
    const { sequences, lexicon, titleLengths, keywordLengths } = this.index;
    const gap = sizeOf(lexicon);
    const title = this.worths.title[titleLengths[work]!]!;
    const keywords = this.worths.keywords[keywordLengths[work]!]!;
    let field: Field = 'title';
    this.tallies.fill(0);
    for (let place = sequences.offsets[work]!; place < sequences.offsets[work + 1]!; place++) {
      const stem = sequences.values[place]!;
      if (stem === gap) field = 'keywords';
      for (let words = this.wordsOf[stem]!; words !== 0; words &= words - 1) {
        const word = 31 - Math.clz32(words & -words);
        this.tallies[word] = countIn(this.tallies[word]!, field);
      }
    }
    let score = 0;
    for (let word = 0; word < this.tallies.length; word++)
      score += this.weights[word]! * termValue(this.tallies[word]!, title, keywords);
    return score;
  }

  private weightOf(words: number): number {
    let sum = 0;
    for (let rest = words; rest !== 0; rest &= rest - 1) sum += this.weights[31 - Math.clz32(rest & -rest)]!;
    return sum;
  }

  /** Leaves zeros behind. */
  end(): void {
    const { stems, pairs } = this.query;
    for (const stem of stems) this.wordsOf[stem] = 0;
    for (const { joined } of pairs) if (joined !== undefined) this.wordsOf[joined] = 0;
  }
}
