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
  /** Only related terms found it. */
  readonly related: boolean;
}

/** A person, and why. */
export interface Expert {
  readonly person: number;
  readonly score: number;
  /** Number of their works on the topic, those that are not counted included, those that only related terms found not. */
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

/** Reciprocal rank fusion (Cormack, Clarke and Buettcher, 2009): what was asked, and the same with related terms. */
const fusion = { constant: 60, asked: 1, related: 0.5, depth: 1000 } as const;

/** Finds the people whom a topic's works speak for. Holds scratch arrays. */
export class ExpertSearch {
  private readonly index: TopicIndex;
  /** Last authorship seen of each person plus one, 0 where none. */
  private readonly lastOf: Uint32Array;
  /** Criteria that each person's works meet. */
  private readonly met: Uint32Array;
  private readonly topWorks = new Uint32Array(worksCounted);
  private readonly topWorths = new Float64Array(worksCounted);

  /** @param people number of people: authors are below it */
  constructor(index: TopicIndex, people: number) {
    this.index = index;
    this.lastOf = new Uint32Array(people);
    this.met = new Uint32Array(people);
  }

  /**
   * People, best first: each one's score is the sum over their best works of relevance x position share x recency, each further
   * work counting less. No citation counts: those given have no date. Where related terms were added, people are ranked twice, by what was
   * asked and with the related terms, and the score is the sum of the reciprocal ranks, handed on to the works of each ranking.
   */
  find(ranked: RankedWorks, { limit, offset, among }: Wanted): { experts: Expert[]; total: number } {
    const chain = this.authorships(ranked);
    const people = this.those(chain, ranked.needed, among);
    const asked = chain.askedOf ?? chain.worthOf;
    const scores = this.scoresOf(people, asked, chain);
    const both = chain.askedOf === undefined ? undefined : this.fuse(people, scores, chain);
    const final = both?.fused ?? scores;
    const order = (a: number, b: number): number => final[b]! - final[a]! || people[a]! - people[b]!;
    const shown = best(people.length, offset + limit, order).slice(offset);
    const experts = shown.map((at) => this.expert(people[at]!, chain, partsOf(at, scores, both)));
    for (const person of chain.people) {
      this.lastOf[person] = 0;
      this.met[person] = 0;
    }
    return { experts, total: people.length };
  }

  /** People who meet every criterion, and whom the filter lets through. */
  private those(
    { people }: Authorships,
    needed: number | undefined,
    among: Wanted['among'],
  ): readonly number[] {
    const { met } = this;
    const able = needed === undefined ? people : people.filter((person) => met[person] === needed);
    return among === undefined ? able : able.filter(among);
  }

  private scoresOf(people: readonly number[], worthOf: Float64Array, chain: Authorships): Float64Array {
    const scores = new Float64Array(people.length);
    for (let at = 0; at < people.length; at++) scores[at] = this.scoreOf(people[at]!, worthOf, chain);
    return scores;
  }

  /** Ranks people by what was asked and with related terms, and adds the reciprocals of the ranks. */
  private fuse(people: readonly number[], asked: Float64Array, chain: Authorships): Fused {
    const wide = this.scoresOf(people, chain.worthOf, chain);
    const fromAsked = new Float64Array(people.length);
    const fromWide = new Float64Array(people.length);
    const rank = (scores: Float64Array, weight: number, into: Float64Array): void => {
      const order = (a: number, b: number): number => scores[b]! - scores[a]! || people[a]! - people[b]!;
      for (let place = 0; place < people.length; place++)
        if (scores[place]! > 0) into[place] = weight / (fusion.constant + fusion.depth + 1);
      for (const [at, place] of best(people.length, fusion.depth, order).entries())
        if (scores[place]! > 0) into[place] = weight / (fusion.constant + at + 1);
    };
    rank(asked, fusion.asked, fromAsked);
    rank(wide, fusion.related, fromWide);
    // All ranks below the depth of fusion are one; there the score decides.
    const beyond = 1e-9;
    const fused = fromAsked.map((points, at) => points + fromWide[at]! + beyond * wide[at]!);
    return { fused, fromAsked, fromWide, wide };
  }

  private authorships(ranked: RankedWorks): Authorships {
    const { authors, years } = this.index;
    const { lastOf, met } = this;
    let size = 0;
    for (const work of ranked.works) size += authors.offsets[work + 1]! - authors.offsets[work]!;
    const people: number[] = [];
    const previous = new Uint32Array(size);
    const workOf = new Uint32Array(size);
    const worthOf = new Float64Array(size);
    const askedOf = ranked.asked === undefined ? undefined : new Float64Array(size);
    let authorship = 0;
    for (let at = 0; at < ranked.works.length; at++) {
      const work = ranked.works[at]!;
      const start = authors.offsets[work]!;
      const count = authors.offsets[work + 1]! - start;
      const recent = recency(years[work]!, ranked.year);
      const worth = ranked.scores[at]! * recent;
      const askedWorth = (ranked.asked?.[at] ?? 0) * recent;
      const meets = ranked.meets?.[at] ?? 0;
      for (let position = 0; position < count; position++) {
        const person = authors.values[start + position]!;
        if (person === nobody) continue;
        if (lastOf[person] === 0) people.push(person);
        const share = positionShare(position, count);
        previous[authorship] = lastOf[person]!;
        workOf[authorship] = work;
        worthOf[authorship] = worth * share;
        if (askedOf !== undefined) askedOf[authorship] = askedWorth * share;
        met[person]! |= meets;
        lastOf[person] = ++authorship;
      }
    }
    return { people, previous, workOf, worthOf, askedOf };
  }

  /** Puts a person's best works into the scratch arrays, best first, and gives the number of all that are worth something. */
  private gather(person: number, worthOf: Float64Array, { previous, workOf }: Authorships): number {
    const { topWorks, topWorths } = this;
    let count = 0;
    for (let link = this.lastOf[person]!; link > 0; link = previous[link - 1]!) {
      const worth = worthOf[link - 1]!;
      if (worth === 0) continue;
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

  private scoreOf(person: number, worthOf: Float64Array, chain: Authorships): number {
    const count = Math.min(this.gather(person, worthOf, chain), worksCounted);
    let score = 0;
    for (let rank = 0; rank < count; rank++) score += this.topWorths[rank]! * discounts[rank]!;
    return score;
  }

  /** A person's works that are worth something. */
  private worksOf(
    person: number,
    worthOf: Float64Array,
    { previous, workOf }: Authorships,
  ): ReadonlySet<number> {
    const works = new Set<number>();
    for (let link = this.lastOf[person]!; link > 0; link = previous[link - 1]!)
      if (worthOf[link - 1]! > 0) works.add(workOf[link - 1]!);
    return works;
  }

  /** A person with the works counted in each ranking, whose points add up to the score. */
  private expert(person: number, chain: Authorships, parts: Parts): Expert {
    const points = new Map<number, number>();
    const askedWorks = this.worksOf(person, chain.askedOf ?? chain.worthOf, chain);
    const hand = (worthOf: Float64Array, raw: number, all: number): number => {
      const count = this.gather(person, worthOf, chain);
      for (let rank = 0; rank < Math.min(count, worksCounted); rank++) {
        const work = this.topWorks[rank]!;
        const its = all * ((this.topWorths[rank]! * discounts[rank]!) / raw);
        points.set(work, (points.get(work) ?? 0) + its);
      }
      return count;
    };
    const asked = parts.asked;
    const onTopic = hand(chain.askedOf ?? chain.worthOf, asked.raw, asked.points);
    if (parts.wide !== undefined) hand(chain.worthOf, parts.wide.raw, parts.wide.points);
    const score = asked.points + (parts.wide?.points ?? 0);
    const counted = [...points]
      .map(([work, its]) => ({
        work,
        share: score > 0 ? its / score : 0,
        score: its,
        related: !askedWorks.has(work),
      }))
      .sort((a, b) => b.score - a.score || a.work - b.work);
    return { person, score, onTopic, case: counted };
  }
}

/** Points of each person by both rankings; `fused` orders. */
interface Fused {
  readonly fused: Float64Array;
  readonly fromAsked: Float64Array;
  readonly fromWide: Float64Array;
  /** Score with related terms. */
  readonly wide: Float64Array;
}

/** A person's score in a ranking, and the points that it brings. */
interface Part {
  readonly raw: number;
  readonly points: number;
}

interface Parts {
  readonly asked: Part;
  readonly wide: Part | undefined;
}

function partsOf(at: number, scores: Float64Array, both: Fused | undefined): Parts {
  const raw = scores[at]!;
  if (both === undefined) return { asked: { raw, points: raw }, wide: undefined };
  // Reciprocal ranks as points of a hundred: the first of both rankings has all of them.
  const scale = (100 * (fusion.constant + 1)) / (fusion.asked + fusion.related);
  return {
    asked: { raw, points: scale * both.fromAsked[at]! },
    wide: { raw: both.wide[at]!, points: scale * both.fromWide[at]! },
  };
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
  /** The same without related terms, where there are any. */
  readonly askedOf: Float64Array | undefined;
}
