import { Bounds, discounts, shareBetween, worksCounted } from './bounds.ts';
import { Scratch } from './scratch.ts';
import { type TopicIndex, undated } from './topic-index.ts';
import type { RankedWorks } from './topic-search.ts';

/** Years in which what a work says of somebody's expertise halves. */
const halfLife = 4;

/** Age given to a work whose year is not known. */
const ageOfUndated = 8;

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

/** What time leaves of a work of each year up to `now`: 2^(-age / 4), age in years. */
const recencies = (now: number): Float64Array =>
  Float64Array.from({ length: now + 1 }, (_, year) => {
    return 2 ** (-(year === undated ? ageOfUndated : now - year) / halfLife);
  });

/** Which part of the people on a topic is wanted. */
export interface Wanted {
  readonly limit: number;
  readonly offset: number;
  /** Keeps those of whom the answer may speak, in their order; everybody where left out. */
  readonly sift?: ((people: Uint32Array) => Uint32Array) | undefined;
}

/** Reciprocal rank fusion (Cormack, Clarke and Buettcher, 2009): what was asked, and the same with related terms. */
const fusion = { constant: 60, asked: 1, related: 0.5, depth: 1000 } as const;

/** What a rank brings: all ranks below the depth of fusion are one. */
const pointsAt = (rank: number, weight: number): number => weight / (fusion.constant + rank + 1);
const pointsBelow = (weight: number): number => pointsAt(fusion.depth, weight);

/** So many times the people wanted are weighed first: among more, the last one wanted is not the one whose bound says least. */
const weighedFirst = 1.15;

/** There the score with related terms decides. */
const beyond = 1e-9;

/**
 * Finds the people whom a topic's works speak for. Everybody is found and counted, but few are weighed: a person's score is bounded by the sum and
 * the best of their works, and who by that cannot be among the best is passed over (MaxScore, Turtle and Flood, 1995). Holds
 * scratch arrays.
 */
export class ExpertSearch {
  private readonly index: TopicIndex;
  private readonly bounds: Bounds;
  /** By work: its row, of those ranked; zeros between questions. */
  private readonly rowOf: Uint32Array;
  /** A bit for each of those works: most works of most people are not among them. */
  private readonly among: Uint32Array;
  private readonly asked = new Ranking();
  private readonly wide = new Ranking();
  /** People by the units of their bounds. */
  private readonly counts = new Uint32Array(2 ** 16);
  private readonly topRows = new Uint32Array(worksCounted);
  private readonly topWorths = new Float64Array(worksCounted);
  private left: { now: number; years: Float64Array } = { now: -1, years: new Float64Array() };
  private works: Uint32Array = new Uint32Array();

  /**
   * @param people number of people: authors are below it
   * @param rowOf room of a number for each work, zeros, which may be shared with whoever leaves zeros too
   */
  constructor(index: TopicIndex, people: number, rowOf = new Uint32Array(index.years.length)) {
    this.index = index;
    this.bounds = new Bounds(index, people);
    this.rowOf = rowOf;
    this.among = new Uint32Array(Math.ceil(index.years.length / 32));
  }

  /**
   * People, best first: each one's score is the sum over their best works of relevance x position share x recency, each further
   * work counting less. No citation counts: those given have no date. Where related terms were added, people are ranked twice, by what was
   * asked and with the related terms, and the score is the sum of the reciprocal ranks, handed on to the works of each ranking.
   */
  find(ranked: RankedWorks, { limit, offset, sift }: Wanted): { experts: Expert[]; total: number } {
    const { works, meets, needed } = ranked;
    this.works = works;
    const two = ranked.asked !== undefined;
    this.bring(this.asked, ranked.asked ?? ranked.scores, ranked);
    if (two) this.bring(this.wide, ranked.scores, ranked);
    const wide = two ? this.wide.worths : undefined;
    const found = this.bounds.gather({ works, asked: this.asked.worths, wide, meets }, needed);
    const people = sift === undefined ? found : sift(found);
    this.bounds.keep(people);
    for (let row = 0; row < works.length; row++) {
      const work = works[row]!;
      this.rowOf[work] = row;
      this.among[work >>> 5]! |= 1 << (work & 31);
    }
    const end = offset + limit;
    const shown = two
      ? this.fuse(people, end)
      : this.bestOf('asked', people, end).map(({ person, score }) => {
          return { person, asked: { raw: score, points: score }, wide: undefined };
        });
    const experts = shown.slice(offset, end).map((one) => this.expert(one));
    this.among.fill(0);
    for (let row = 0; row < works.length; row++) this.rowOf[works[row]!] = 0;
    return { experts, total: people.length };
  }

  /** What each work brings an author whose share is whole. */
  private bring(ranking: Ranking, scores: Float64Array, { works, year }: RankedWorks): void {
    if (this.left.now !== year) this.left = { now: year, years: recencies(year) };
    const left = this.left.years;
    const { years } = this.index;
    const worths = ranking.room.atLeast(scores.length).subarray(0, scores.length);
    for (let row = 0; row < worths.length; row++)
      worths[row] = scores[row]! * left[Math.min(years[works[row]!]!, year)]!;
    ranking.worths = worths;
  }

  /**
   * The first people of a ranking, best first, in the order of their numbers among equals. Those of the greatest bounds are weighed; then all
   * whose bound reaches the score of the last place among those.
   */
  private bestOf(by: 'asked' | 'wide', people: Uint32Array, limit: number): Scored[] {
    const bounds = this.bounds[by];
    const most = bounds.units.all;
    const scored: Scored[] = [];
    const weigh = (from: number, to: number): void => {
      for (let at = 0; at < people.length; at++) {
        if (most[at]! < from || most[at]! >= to) continue;
        const score = most[at] === 0 ? 0 : this.scoreOf(this[by], people[at]!);
        scored.push({ person: people[at]!, score });
      }
      scored.sort((a, b) => b.score - a.score || a.person - b.person);
    };
    const first = this.reachedBy(most, people.length, Math.ceil(weighedFirst * limit));
    weigh(first, this.counts.length);
    const least = scored[limit - 1]?.score ?? 0;
    weigh(bounds.unitsOf(least), first);
    return scored.slice(0, limit);
  }

  /** The greatest number of units that `limit` bounds reach; 0 where there are not so many. */
  private reachedBy(most: Uint16Array, people: number, limit: number): number {
    const { counts } = this;
    counts.fill(0);
    for (let at = 0; at < people; at++) counts[most[at]!]! += 1;
    let least = counts.length;
    for (let reached = 0; least > 0 && reached < limit; ) reached += counts[--least]!;
    return least;
  }

  /**
   * People by both rankings, the first ones right: those among the first of either, and everybody where somebody who is among the first of
   * none could come before `end`.
   */
  private fuse(people: Uint32Array, end: number): Fused[] {
    const asked = this.firstOf('asked', people);
    const wide = this.firstOf('wide', people);
    const fused = (some: Iterable<number>): Fused[] =>
      Array.from(some, (person) => this.fusedAt(person, asked, wide)).sort(
        (a, b) => b.fused - a.fused || a.person - b.person,
      );
    const either = fused(new Set([...asked.keys(), ...wide.keys()]));
    const most = beyond * ([...wide.values()].at(-1)?.score ?? 0);
    const least = pointsBelow(fusion.asked) + pointsBelow(fusion.related) + most;
    const sure = either.length === people.length || (either[end - 1]?.fused ?? 0) > least;
    return sure ? either : fused(people);
  }

  /** The first people of a ranking by their number, first ones first; nobody whose works are worth nothing. */
  private firstOf(by: 'asked' | 'wide', people: Uint32Array): Map<number, Placed> {
    const first = this.bestOf(by, people, fusion.depth).filter(({ score }) => score > 0);
    return new Map(first.map(({ person, score }, rank) => [person, { score, rank }]));
  }

  private fusedAt(
    person: number,
    asked: ReadonlyMap<number, Placed>,
    wide: ReadonlyMap<number, Placed>,
  ): Fused {
    const part = (ranking: Ranking, placed: Placed | undefined, weight: number) => {
      const raw = placed?.score ?? this.scoreOf(ranking, person);
      return { raw, points: raw > 0 ? pointsAt(placed?.rank ?? fusion.depth, weight) : 0 };
    };
    const byAsked = part(this.asked, asked.get(person), fusion.asked);
    const byWide = part(this.wide, wide.get(person), fusion.related);
    return {
      person,
      fused: byAsked.points + byWide.points + beyond * byWide.raw,
      asked: { raw: byAsked.raw, points: pointsOfHundred * byAsked.points },
      wide: { raw: byWide.raw, points: pointsOfHundred * byWide.points },
    };
  }

  private scoreOf({ worths }: Ranking, person: number): number {
    const count = Math.min(this.gather(person, worths), worksCounted);
    let score = 0;
    for (let rank = 0; rank < count; rank++) score += this.topWorths[rank]! * discounts[rank]!;
    return score;
  }

  /** Puts a person's best works into the scratch arrays, best first, and gives the number of all that are worth something. */
  private gather(person: number, worths: Float64Array): number {
    const { topRows, topWorths, works, rowOf, among } = this;
    const { offsets, values } = this.index.authorships;
    let count = 0;
    for (let place = offsets[person]!; place < offsets[person + 1]!; place++) {
      const work = values[place]! >>> 1;
      if ((among[work >>> 5]! & (1 << (work & 31))) === 0) continue;
      const row = rowOf[work]!;
      const worth = (values[place]! & 1) === 0 ? worths[row]! : worths[row]! * this.middleOf(work);
      if (worth === 0) continue;
      let at = Math.min(count++, worksCounted);
      // Insertion from the end; where all places are taken, the last one falls out.
      while (
        at > 0 &&
        (worth > topWorths[at - 1]! || (worth === topWorths[at - 1] && work < works[topRows[at - 1]!]!))
      ) {
        if (at < worksCounted) {
          topRows[at] = topRows[at - 1]!;
          topWorths[at] = topWorths[at - 1]!;
        }
        at--;
      }
      if (at === worksCounted) continue;
      topRows[at] = row;
      topWorths[at] = worth;
    }
    return count;
  }

  private middleOf(work: number): number {
    const { offsets } = this.index.authors;
    return shareBetween(offsets[work + 1]! - offsets[work]!);
  }

  /** A person with the works counted in each ranking, whose points add up to the score. */
  private expert({ person, asked, wide }: Shown): Expert {
    const points = new Map<number, number>();
    const hand = ({ worths }: Ranking, { raw, points: all }: Part): number => {
      const count = this.gather(person, worths);
      for (let rank = 0; rank < Math.min(count, worksCounted); rank++) {
        const row = this.topRows[rank]!;
        const its = all * ((this.topWorths[rank]! * discounts[rank]!) / raw);
        points.set(row, (points.get(row) ?? 0) + its);
      }
      return count;
    };
    const onTopic = hand(this.asked, asked);
    if (wide !== undefined) hand(this.wide, wide);
    const score = asked.points + (wide?.points ?? 0);
    const counted = [...points]
      .map(([row, its]) => ({
        work: this.works[row]!,
        share: score > 0 ? its / score : 0,
        score: its,
        related: this.asked.worths[row] === 0,
      }))
      .sort((a, b) => b.score - a.score || a.work - b.work);
    return { person, score, onTopic, case: counted };
  }
}

/** Reciprocal ranks as points of a hundred: the first of both rankings has all of them. */
const pointsOfHundred = (100 * (fusion.constant + 1)) / (fusion.asked + fusion.related);

interface Scored {
  readonly person: number;
  readonly score: number;
}

interface Placed {
  readonly score: number;
  /** From 0. */
  readonly rank: number;
}

/** A person's score in a ranking, and the points that it brings. */
interface Part {
  readonly raw: number;
  readonly points: number;
}

interface Shown {
  readonly person: number;
  readonly asked: Part;
  readonly wide: Part | undefined;
}

/** A person by both rankings; `fused` orders. */
interface Fused extends Shown {
  readonly fused: number;
}

/** What people are ranked by. */
class Ranking {
  readonly room = new Scratch((length) => new Float64Array(length));
  /** By row of the works: relevance x recency. */
  worths = new Float64Array();
}
