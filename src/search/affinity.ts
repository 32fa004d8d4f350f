import { inverseFrequency } from './bm25.ts';
import { findWord, type Lexicon } from './lexicon.ts';
import { ofLengthOne, pairShare, type TermFinder } from './related.ts';
import { dimensions } from './term-vectors.ts';
import { stemsOf, type TopicIndex } from './topic-index.ts';

/** A work of somebody, as they list it. */
export interface OwnWork {
  readonly title: string;
  /** Null where it is not known. */
  readonly year: number | null;
}

/** Years in which what a work says of somebody's expertise halves: slower than in a search, since a list of works is a choice. */
const halfLife = 8;

/** So many of a person's works, those nearest to the text, are counted. */
const worksCounted = 5;

/** What words in common and nearness of meaning are worth. */
export interface AffinityShares {
  readonly words: number;
  readonly meaning: number;
}

const usual: AffinityShares = { words: 1, meaning: 0.5 };

/** A text as its terms and as a direction. */
export interface Described {
  /** Weights of its stems and pairs, of length 1. */
  readonly terms: ReadonlyMap<string, number>;
  /** A vector of length 1, less what all texts have in common; undefined where no term is known. */
  readonly direction: Float64Array | undefined;
}

/**
 * How near a text is to what people have published: the mean over a person's five nearest works of words in common (cosine of stems and
 * pairs weighted by rarity in this corpus) plus half the cosine of meaning (vectors learned from who uses which terms), each halved
 * for every eight years of age.
 */
export class Affinity {
  private readonly finder: TermFinder;
  private readonly lexicon: Lexicon;
  private readonly holders: (stem: number) => number;
  private readonly works: number;
  private readonly pairHolders: (first: number, second: number) => number;
  private readonly mean: Float64Array;
  private readonly shares: AffinityShares;

  /** @param titles some titles of the corpus, from which it is learned what all have in common */
  constructor(topics: TopicIndex, finder: TermFinder, titles: Iterable<string>, shares = usual) {
    const { offsets } = topics.postings;
    this.finder = finder;
    this.shares = shares;
    this.lexicon = topics.lexicon;
    this.works = topics.years.length;
    this.holders = (stem) => offsets[stem + 1]! - offsets[stem]!;
    this.pairHolders = (first, second) => finder.worksOfPair(first, second);
    this.mean = meanDirection(finder, titles);
  }

  /** A text, ready to be compared. */
  describe(text: string): Described {
    const weights = new Map<string, number>();
    const stems = stemsOf(text);
    const numbers = stems.map((one) => findWord(this.lexicon, one));
    for (const [at, one] of stems.entries()) {
      const number = numbers[at];
      weights.set(one, inverseFrequency(number === undefined ? 0 : this.holders(number), this.works));
      const before = at > 0 ? numbers[at - 1] : undefined;
      if (at === 0 || before === undefined || number === undefined) continue;
      const holders = this.pairHolders(before, number);
      if (holders > 0)
        weights.set(`${stems[at - 1]} ${one}`, pairShare * inverseFrequency(holders, this.works));
    }
    const length = Math.sqrt([...weights.values()].reduce((sum, weight) => sum + weight * weight, 0)) || 1;
    return {
      terms: new Map([...weights].map(([term, weight]) => [term, weight / length])),
      direction: this.lessCommon(this.finder.direction(text)),
    };
  }

  /** Nearness of a text to one work, about 0 to 1.5; a little below 0 where their meanings part. */
  nearness(a: Described, b: Described): number {
    const [few, many] = a.terms.size <= b.terms.size ? [a.terms, b.terms] : [b.terms, a.terms];
    let inCommon = 0;
    for (const [term, weight] of few) inCommon += weight * (many.get(term) ?? 0);
    let cosine = 0;
    if (a.direction !== undefined && b.direction !== undefined)
      for (let k = 0; k < dimensions; k++) cosine += a.direction[k]! * b.direction[k]!;
    return this.shares.words * inCommon + this.shares.meaning * cosine;
  }

  /**
   * A person's affinity to a text.
   * @param now the year from which age is counted; an undated work counts as of the middle of the others
   */
  of(
    works: readonly { readonly described: Described; readonly year: number }[],
    text: Described,
    now: number,
  ): number {
    const each = works
      .map(
        ({ described, year }) => this.nearness(described, text) * 2 ** (-Math.max(0, now - year) / halfLife),
      )
      .sort((a, b) => b - a)
      .slice(0, worksCounted);
    return each.length === 0
      ? 0
      : each.reduce((sum, value) => sum + value, 0) / Math.min(worksCounted, works.length);
  }

  private lessCommon(direction: Float64Array | undefined): Float64Array | undefined {
    return direction && ofLengthOne(direction.map((value, k) => value - this.mean[k]!));
  }
}

/** Years of works with those not known filled in: the middle one of the known, or `now`. */
export function yearsOf(works: readonly OwnWork[], now: number): number[] {
  const known = works.flatMap(({ year }) => year ?? []).sort((a, b) => a - b);
  const middle = known[known.length >> 1] ?? now;
  return works.map(({ year }) => year ?? middle);
}

function meanDirection(finder: TermFinder, titles: Iterable<string>): Float64Array {
  const mean = new Float64Array(dimensions);
  let count = 0;
  for (const title of titles) {
    const direction = finder.direction(title);
    if (direction === undefined) continue;
    count++;
    for (let k = 0; k < dimensions; k++) mean[k]! += direction[k]!;
  }
  return mean.map((value) => (count === 0 ? 0 : value / count));
}
