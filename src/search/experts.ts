import { best } from './best.ts';
import { nobody, type TopicIndex, undated } from './topic-index.ts';
import type { RankedWorks } from './topic-search.ts';

/** Years in which what a work says of somebody's expertise halves. */
const halfLife = 4;

/** Age given to a work whose year is not known. */
const ageOfUndated = 8;

/** So many of a person's works are counted, the best ones. */
const worksCounted = 10;

/** A work that makes the case for a person. */
interface CaseWork {
  readonly work: number;
  /** Its part of the person's score, 0 to 1; the shares of a case add up to 1. */
  readonly share: number;
  /** The same in points: they add up to the person's score. */
  readonly score: number;
}

/** A person, and why. */
export interface Expert {
  readonly person: number;
  readonly score: number;
  /** Number of their works on the topic, those that are not counted included. */
  readonly onTopic: number;
  /** The works counted, best first. */
  readonly case: readonly CaseWork[];
}

/** What an author between the first and the last gets, and up to how many authors the whole of it. */
const between = { part: 0.75, authors: 8 } as const;

/**
 * What of a work's relevance goes to the author at a position (from 0) of `authors`: the first, who mostly did it, and the last, who
 * mostly led it, count whole; the others three quarters, and in lists of more than eight less, by the square root. Credit isn't
 * split among the authors: knowing a subject isn't halved by sharing it (splitting it found fewer of the people who went on to
 * publish on the topic).
 */
export function positionShare(position: number, authors: number): number {
  if (position === 0 || position === authors - 1) return 1;
  return between.part * Math.min(1, Math.sqrt(between.authors / authors));
}

/** What time leaves of a work: 2^(-age / 4), age in years, never negative. */
const recency = (year: number, now: number): number =>
  2 ** (-(year === undated ? ageOfUndated : Math.max(0, now - year)) / halfLife);

/**
 * What is left of a person's work at a rank (from 0) among theirs: 1 / log2(2 + rank), the discount of Järvelin and Kekäläinen
 * (2002). Ten works on the topic beat one, a hundred hardly beat ten.
 */
const discounts = Float64Array.from({ length: worksCounted }, (_, rank) => 1 / Math.log2(2 + rank));

/** Which part of the people on a topic is wanted. */
export interface Wanted {
  readonly limit: number;
  readonly offset: number;
  /** Says of whom the answer may speak; everybody where left out. */
  readonly among?: ((person: number) => boolean) | undefined;
}

/** Finds the people whom a topic's works speak for. Holds scratch arrays. */
export class ExpertSearch {
  private readonly index: TopicIndex;
  /** Last authorship seen of each person plus one, 0 where none. */
  private readonly lastOf: Uint32Array;
  private readonly topWorks = new Uint32Array(worksCounted);
  private readonly topWorths = new Float64Array(worksCounted);

  /** @param people number of people: authors are below it */
  constructor(index: TopicIndex, people: number) {
    this.index = index;
    this.lastOf = new Uint32Array(people);
  }

  /**
   * People, best first: each one's score is the sum over their best works of relevance x position share x recency, each further
   * work counting less. No citation counts: those given have no date.
   */
  find(ranked: RankedWorks, { limit, offset, among }: Wanted): { experts: Expert[]; total: number } {
    const chain = this.authorships(ranked);
    const people = among === undefined ? chain.people : chain.people.filter(among);
    const scores = new Float64Array(people.length);
    for (let at = 0; at < people.length; at++) scores[at] = this.scoreOf(people[at]!, chain);
    const order = (a: number, b: number): number => scores[b]! - scores[a]! || people[a]! - people[b]!;
    const shown = best(people.length, offset + limit, order).slice(offset);
    const experts = shown.map((at) => this.expert(people[at]!, scores[at]!, chain));
    for (const person of chain.people) this.lastOf[person] = 0;
    return { experts, total: people.length };
  }

  /** Everybody who has a work on the topic, in no order. */
  everybody({ works }: RankedWorks): number[] {
    const { authors } = this.index;
    const people = new Set<number>();
    for (const work of works) {
      for (let at = authors.offsets[work]!; at < authors.offsets[work + 1]!; at++)
        people.add(authors.values[at]!);
    }
    people.delete(nobody);
    return [...people];
  }

  private authorships(ranked: RankedWorks): Authorships {
    const { authors, years } = this.index;
    const { lastOf } = this;
    let size = 0;
    for (const work of ranked.works) size += authors.offsets[work + 1]! - authors.offsets[work]!;
    const people: number[] = [];
    const previous = new Uint32Array(size);
    const workOf = new Uint32Array(size);
    const worthOf = new Float64Array(size);
    let authorship = 0;
    for (let at = 0; at < ranked.works.length; at++) {
      const work = ranked.works[at]!;
      const start = authors.offsets[work]!;
      const count = authors.offsets[work + 1]! - start;
      const worth = ranked.scores[at]! * recency(years[work]!, ranked.year);
      for (let position = 0; position < count; position++) {
        const person = authors.values[start + position]!;
        if (person === nobody) continue;
        if (lastOf[person] === 0) people.push(person);
        previous[authorship] = lastOf[person]!;
        workOf[authorship] = work;
        worthOf[authorship] = worth * positionShare(position, count);
        lastOf[person] = ++authorship;
      }
    }
    return { people, previous, workOf, worthOf };
  }

  /** Puts a person's best works into the scratch arrays, best first, and gives the number of all of them. */
  private gather(person: number, { previous, workOf, worthOf }: Authorships): number {
    const { topWorks, topWorths } = this;
    let count = 0;
    for (let link = this.lastOf[person]!; link > 0; link = previous[link - 1]!) {
      const worth = worthOf[link - 1]!;
      const work = workOf[link - 1]!;
      let at = Math.min(count++, worksCounted);
      // Insertion from the end; where all places are taken, the last one falls out.
      while (
        at > 0 &&
        (worth > topWorths[at - 1]! || (worth === topWorths[at - 1] && work < topWorks[at - 1]!))
      ) {
        if (at < worksCounted) {
          topWorks[at] = topWorks[at - 1]!;
          topWorths[at] = topWorths[at - 1]!;
        }
        at--;
      }
      if (at === worksCounted) continue;
      topWorks[at] = work;
      topWorths[at] = worth;
    }
    return count;
  }

  private scoreOf(person: number, chain: Authorships): number {
    const count = Math.min(this.gather(person, chain), worksCounted);
    let score = 0;
    for (let rank = 0; rank < count; rank++) score += this.topWorths[rank]! * discounts[rank]!;
    return score;
  }

  private expert(person: number, score: number, chain: Authorships): Expert {
    const onTopic = this.gather(person, chain);
    const counted = Array.from({ length: Math.min(onTopic, worksCounted) }, (_, rank) => {
      const points = this.topWorths[rank]! * discounts[rank]!;
      return { work: this.topWorks[rank]!, share: points / score, score: points };
    });
    return { person, score, onTopic, case: counted };
  }
}

/** Authorships of works on a topic; those of one person are a chain from the last one back. */
interface Authorships {
  /** Each person once. */
  readonly people: readonly number[];
  /** The authorship of the same person before this one, plus one; 0 where it is the first. */
  readonly previous: Uint32Array;
  readonly workOf: Uint32Array;
  /** Relevance x position share x recency. */
  readonly worthOf: Float64Array;
}
