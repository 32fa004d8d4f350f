import { findWord, type Lexicon } from '../files/lexicon.ts';
import { inverseFrequency } from '../topics/bm25.ts';
import { ofLengthOne, pairShare, type TermFinder } from '../topics/related.ts';
import { dimensions } from '../topics/term-vectors.ts';
import { stemsOf, type TopicIndex } from '../topics/topic-index.ts';

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
  /** Nearness by a sentence model, where its vectors are given. */
  readonly sentence: number;
}

/**
 * What they are worth to everybody who asks: near the best for people of the corpus's own fields and of fields that it does not hold, where
 * meaning learned from others says less (docs/decisions, expertise).
 */
export const usualShares: AffinityShares = { words: 1, meaning: 0.35, sentence: 1 };

/** A text as its terms and as a direction. */
export interface Described {
  /** Weights of its stems and pairs, of length 1. */
  readonly terms: ReadonlyMap<string, number>;
  /** A vector of length 1, less what all texts have in common; undefined where no term is known. */
  readonly direction: Float64Array | undefined;
  /** The text by a sentence model, of length 1; left out where none was asked. */
  readonly sentence?: Float64Array | undefined;
}

/**
 * How near a text is to what people have published: the mean over a person's five nearest works of words in common (cosine of stems and
 * pairs weighted by rarity in this corpus) plus about a third of the cosine of meaning (vectors learned from who uses which terms), each
 * halved for every eight years of age.
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
  constructor(topics: TopicIndex, finder: TermFinder, titles: Iterable<string>, shares = usualShares) {
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

  /**
   * A person's works, ready to be asked.
   * @param now the year from which age is counted
   */
  portfolio(works: readonly DatedWork[], now: number): Portfolio {
    return new Portfolio(works, now, this.shares);
  }

  private lessCommon(direction: Float64Array | undefined): Float64Array | undefined {
    return direction && ofLengthOne(direction.map((value, k) => value - this.mean[k]!));
  }
}

/** A work as it is compared, with its year. */
export interface DatedWork {
  readonly described: Described;
  readonly year: number;
}

/**
 * Somebody's works, turned round by term, so that a text meets those works alone that have a term of it. Nearness of a text to one work is
 * about 0 to 1.35, a little below 0 where their meanings part.
 */
export class Portfolio {
  private readonly shares: AffinityShares;
  private readonly postings = new Map<string, { work: number; weight: number }[]>();
  /** Vectors laid end to end; zeros where no term is known. */
  private readonly directions: Float64Array;
  private readonly sentences: readonly (Float64Array | undefined)[];
  /** What is left of a work after its years. */
  private readonly left: Float64Array;
  private readonly near: Float64Array;

  constructor(works: readonly DatedWork[], now: number, shares: AffinityShares) {
    this.shares = shares;
    this.near = new Float64Array(works.length);
    this.sentences = works.map(({ described }) => described.sentence);
    this.left = Float64Array.from(works, ({ year }) => 2 ** (-Math.max(0, now - year) / halfLife));
    this.directions = new Float64Array(works.length * dimensions);
    for (const [work, { described }] of works.entries()) {
      if (described.direction !== undefined) this.directions.set(described.direction, work * dimensions);
      for (const [term, weight] of described.terms) {
        const list = this.postings.get(term);
        if (list === undefined) this.postings.set(term, [{ work, weight }]);
        else list.push({ work, weight });
      }
    }
  }

  /** Affinity to a text: the mean over the nearest works; 0 of nobody's works. */
  affinityTo({ terms, direction, sentence }: Described): number {
    const { near, left, directions, shares } = this;
    near.fill(0);
    for (const [term, weight] of terms)
      for (const own of this.postings.get(term) ?? []) near[own.work]! += weight * own.weight;
    const nearest = new Float64Array(Math.min(worksCounted, near.length)).fill(Number.NEGATIVE_INFINITY);
    for (let work = 0; work < near.length; work++) {
      let cosine = 0;
      if (direction !== undefined)
        for (let k = 0, at = work * dimensions; k < dimensions; k++, at++)
          cosine += direction[k]! * directions[at]!;
      const bySentence = shares.sentence * product(sentence, this.sentences[work]);
      insert(nearest, (shares.words * near[work]! + shares.meaning * cosine + bySentence) * left[work]!);
    }
    return nearest.length === 0 ? 0 : nearest.reduce((sum, one) => sum + one, 0) / nearest.length;
  }
}

/** Cosine of two vectors of length 1; 0 where one is not there. */
function product(a: Float64Array | undefined, b: Float64Array | undefined): number {
  if (a === undefined || b === undefined) return 0;
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
}

/** Puts a value among the highest, which fall from the first. */
function insert(highest: Float64Array, value: number): void {
  let at = highest.length;
  while (at > 0 && highest[at - 1]! < value) at--;
  if (at === highest.length) return;
  highest.copyWithin(at + 1, at, highest.length - 1);
  highest[at] = value;
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
