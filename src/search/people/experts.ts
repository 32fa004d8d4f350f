import type { RankedWorks } from '../topics/ranked-works.ts';
import { type Looked, lookedAgain, type SecondLook } from '../topics/second-look.ts';
import { type TopicIndex, undated } from '../topics/topic-index.ts';
import { discounts, worksCounted } from './credit.ts';
import { FoundPeople } from './found-people.ts';
import { type Admits, type Scored, Weighing, Worths } from './weighing.ts';

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
  /** Of whom the answer may speak; of everybody where left out. */
  readonly admits?: Admits | undefined;
  /** Looks again at the first ones; they stay in the order of what found them where left out. */
  readonly look?: SecondLook | undefined;
}

/** Reciprocal rank fusion (Cormack, Clarke and Buettcher, 2009): what was asked, and the same with related terms. */
const fusion = { constant: 60, asked: 1, related: 0.5, depth: 1000 } as const;

/** What a rank brings: all ranks below the depth of fusion are one. */
const pointsAt = (rank: number, weight: number): number => weight / (fusion.constant + rank + 1);

/** Sums may be rounded up by so much. */
const rounding = 1 + 1e-9;

/** There the score with related terms decides. */
const beyond = 1e-9;

/**
 * Ranks are first looked up so deep, or so many times as deep as people are wanted, from where nobody below can be one of them as a rule; and so
 * many times deeper where somebody could.
 */
const lookedUp = { least: 40, times: 2, deeper: 3 } as const;

const everybody: Admits = () => true;

/**
 * Finds the people whom a topic's works speak for. Few are weighed, and fewer put in order: where both rankings are known down to some rank, whoever stands below it in one of them cannot come before the last one wanted (the threshold algorithm,
 * Fagin, Lotem and Naor, 2003).
 */
export class ExpertSearch {
  private readonly index: TopicIndex;
  private readonly people: FoundPeople;
  private readonly weighing: Weighing;
  private readonly asked = new Worths();
  private readonly wide = new Worths();
  /** Of the question at hand, and what it has found. */
  private look: SecondLook | undefined;
  private readonly looked = new Map<number, Looked>();
  private left: { now: number; years: Float64Array } = { now: -1, years: new Float64Array() };

  /**
   * @param people number of people: authors are below it
   * @param rowOf room of a number for each work, zeros, which may be shared with whoever leaves zeros too
   */
  constructor(index: TopicIndex, people: number, rowOf = new Uint32Array(index.years.length)) {
    this.index = index;
    this.people = new FoundPeople(index, people);
    this.weighing = new Weighing(index, people, rowOf);
  }

  /**
   * People, best first: each one's score is the sum over their best works of relevance x position share x recency, each further
   * work counting less. No citation counts: those given have no date. Where related terms were added, people are ranked twice, by what was
   * asked and with the related terms, and the score is the sum of the reciprocal ranks, handed on to the works of each ranking.
   */
  find(ranked: RankedWorks, { limit, offset, admits = everybody, look }: Wanted): Expert[] {
    const { works, meets, needed } = ranked;
    const two = ranked.asked !== undefined;
    this.bring(this.asked, ranked.asked ?? ranked.scores, ranked);
    if (two) this.bring(this.wide, ranked.scores, ranked);
    this.weighing.begin(works, this.asked, ...(two ? [this.wide] : []));
    const meetsAll: Admits = (person) => admits(person) && this.weighing.metBy(person, meets!) === needed;
    const able = meets === undefined ? admits : meetsAll;
    const end = offset + limit;
    this.look = look;
    this.looked.clear();
    const shown = two
      ? this.fuse(able, end, () => this.people.of(ranked).filter(admits))
      : this.plain(able, end);
    const experts = shown.slice(offset, end).map((one) => this.expert(one));
    this.weighing.end();
    return experts;
  }

  /** What each work brings an author whose share is whole. */
  private bring(worths: Worths, scores: Float64Array, { works, year }: RankedWorks): void {
    if (this.left.now !== year) this.left = { now: year, years: recencies(year) };
    const left = this.left.years;
    const { years } = this.index;
    const all = worths.of(scores.length);
    for (let row = 0; row < all.length; row++)
      all[row] = scores[row]! * left[Math.min(years[works[row]!]!, year)]!;
  }

  /**
   * People by both rankings, the first ones right: those of whom it is not sure that they come after `end`. Of those who stand high in one
   * ranking alone the other one is read deeper, until their rank in it is known or could not bring them among the first; everybody where even the
   * deepest ranks leave it open.
   */
  private fuse(admits: Admits, end: number, everybodyAble: () => Iterable<number>): Fused[] {
    const begin = Math.min(Math.max(lookedUp.least, lookedUp.times * end), fusion.depth);
    // Whoever is looked at again is known from the beginning: another depth would look at others.
    let asked = this.ranking(this.asked, admits, this.look ? Math.max(begin, lookedAgain) : begin);
    let wide = this.ranking(this.wide, admits, begin);
    for (;;) {
      const { able, sure } = ableToCome(asked, wide, end);
      const deeperAsked = this.deeper(asked, this.asked, admits, sure ? able : undefined);
      const deeperWide = this.deeper(wide, this.wide, admits, sure ? able : undefined);
      if (deeperAsked === asked && deeperWide === wide)
        return this.fused(sure ? able : everybodyAble(), asked.places, wide.places);
      [asked, wide] = [deeperAsked, deeperWide];
    }
  }

  /** People by what was asked alone, the first of them looked at again; those have points of their own, by one factor so that nobody after has more. */
  private plain(admits: Admits, end: number): Shown[] {
    const { look } = this;
    const depth = look === undefined ? end : Math.max(end, lookedAgain + 1);
    const first = this.weighing.first(this.asked, admits, depth);
    if (look === undefined) return first.map(shownPlainly);
    const placed = this.lookAgain(first, look);
    const [last, next] = [placed[lookedAgain - 1]?.score ?? 0, placed[lookedAgain]?.score ?? 0];
    const factor = last > 0 ? Math.max(1, next / last) : 1;
    return placed.map((one) =>
      shownPlainly(one.looked === undefined ? one : { ...one, score: factor * one.score }),
    );
  }

  /** The first so many of a ranking. @param from nobody of a lower score is looked for */
  private ranking(worths: Worths, admits: Admits, depth: number, from = 0): Ranking {
    const found = this.weighing.first(worths, admits, depth, from);
    const first: readonly Found[] =
      this.look === undefined || worths !== this.asked ? found : this.lookAgain(found, this.look);
    // Whoever is not in a whole ranking has nothing in it.
    const whole = first.length < depth && from === 0;
    const score = whole ? 0 : (first.at(-1)?.score ?? from);
    return { places: placesOf(first), depth, below: whole ? undefined : { rank: first.length, score } };
  }

  /**
   * A ranking read deeper, down to the last of some people who have anything in it, or of all; the same one where it holds them already, or where
   * all ranks below are one.
   */
  private deeper(
    ranking: Ranking,
    worths: Worths,
    admits: Admits,
    some: readonly number[] | undefined,
  ): Ranking {
    if (ranking.below === undefined || ranking.depth === fusion.depth) return ranking;
    const depth = Math.min(lookedUp.deeper * ranking.depth, fusion.depth);
    if (some === undefined) return this.ranking(worths, admits, depth);
    const scores = some
      .filter((person) => !ranking.places.has(person))
      .map((person) => this.weighing.scoreOf(worths, person))
      .filter((score) => score > 0);
    return scores.length === 0 ? ranking : this.ranking(worths, admits, depth, Math.min(...scores));
  }

  /** Some people by both rankings, best first. */
  private fused(
    some: Iterable<number>,
    asked: ReadonlyMap<number, Placed>,
    wide: ReadonlyMap<number, Placed>,
  ): Fused[] {
    return Array.from(some, (person) => this.fusedAt(person, asked, wide)).sort(
      (a, b) => b.fused - a.fused || a.person - b.person,
    );
  }

  private fusedAt(
    person: number,
    asked: ReadonlyMap<number, Placed>,
    wide: ReadonlyMap<number, Placed>,
  ): Fused {
    const part = (worths: Worths, placed: Placed | undefined, weight: number) => {
      const raw = placed?.looked?.sum ?? placed?.score ?? this.weighing.scoreOf(worths, person);
      return {
        raw,
        works: placed?.looked?.works,
        points: raw > 0 ? pointsAt(placed?.rank ?? fusion.depth, weight) : 0,
      };
    };
    const byAsked = part(this.asked, asked.get(person), fusion.asked);
    const byWide = part(this.wide, wide.get(person), fusion.related);
    return {
      person,
      fused: byAsked.points + byWide.points + beyond * byWide.raw,
      asked: { ...byAsked, points: pointsOfHundred * byAsked.points },
      wide: { raw: byWide.raw, points: pointsOfHundred * byWide.points },
    };
  }

  /** A ranking of what was asked, its first people in the order of a second look. */
  private lookAgain(first: readonly Scored[], look: SecondLook): Found[] {
    const { years } = this.left;
    const left = (year: number): number => years[Math.min(year, years.length - 1)]!;
    const looked = first.slice(0, lookedAgain).map(({ person }): Found => {
      const again = this.looked.get(person) ?? look.at(person, this.bestOf(this.asked, person).works, left);
      this.looked.set(person, again);
      return { person, score: again.sum * again.covered, looked: again };
    });
    looked.sort((one, other) => other.score - one.score || one.person - other.person);
    return [...looked, ...first.slice(lookedAgain)];
  }

  /** A person's best works, what each is worth, and how many there are in all. */
  private bestOf(worths: Worths, person: number): { works: Looked['works']; count: number } {
    const { works, topRows, topWorths } = this.weighing;
    const count = this.weighing.gather(worths, person);
    const best = Array.from({ length: Math.min(count, worksCounted) }, (_, rank) => {
      return { work: works[topRows[rank]!]!, worth: topWorths[rank]! };
    });
    return { works: best, count };
  }

  /** A person with the works counted in each ranking, whose points add up to the score. */
  private expert({ person, asked, wide }: Shown): Expert {
    const points = new Map<number, { its: number; related: boolean }>();
    const hand = (
      best: Looked['works'],
      { raw, points: all }: Part,
      found: (rank: number) => boolean,
    ): void => {
      for (const [rank, { work, worth }] of best.entries()) {
        const { its, related } = points.get(work) ?? { its: 0, related: !found(rank) };
        points.set(work, { its: its + all * ((worth * discounts[rank]!) / raw), related });
      }
    };
    const own = this.bestOf(this.asked, person);
    hand(asked.works ?? own.works, asked, () => true);
    if (wide !== undefined)
      hand(
        this.bestOf(this.wide, person).works,
        wide,
        (rank) => this.asked.all[this.weighing.topRows[rank]!] !== 0,
      );
    const score = asked.points + (wide?.points ?? 0);
    const counted = [...points]
      .map(([work, { its, related }]) => ({ work, share: score > 0 ? its / score : 0, score: its, related }))
      .sort((a, b) => b.score - a.score || a.work - b.work);
    return { person, score, onTopic: own.count, case: counted };
  }
}

/** Reciprocal ranks as points of a hundred: the first of both rankings has all of them. */
const pointsOfHundred = (100 * (fusion.constant + 1)) / (fusion.asked + fusion.related);

/** Somebody of a ranking, with what a second look found. */
interface Found extends Scored {
  readonly looked?: Looked | undefined;
}

interface Placed {
  readonly score: number;
  /** From 0. */
  readonly rank: number;
  /** What a second look found. */
  readonly looked?: Looked | undefined;
}

/** A person's score in a ranking, and the points that it brings. */
interface Part {
  readonly raw: number;
  readonly points: number;
  /** The works that it rests on, where they are not those of the ranking. */
  readonly works?: Looked['works'] | undefined;
}

interface Shown {
  readonly person: number;
  readonly asked: Part;
  readonly wide: Part | undefined;
}

const shownPlainly = ({ person, score, looked }: Found): Shown => ({
  person,
  asked: { raw: looked?.sum ?? score, points: score, works: looked?.works },
  wide: undefined,
});

/** A person by both rankings; `fused` orders. */
interface Fused extends Shown {
  readonly fused: number;
}

/** The first people of a ranking. */
interface Ranking {
  readonly places: ReadonlyMap<number, Placed>;
  /** So many were looked for. */
  readonly depth: number;
  /** The best that somebody could have who is not among them; undefined where they have nothing. */
  readonly below: Placed | undefined;
}

/** Who could be among the first so many by both rankings, and whether all of those are known. */
function ableToCome(asked: Ranking, wide: Ranking, end: number): { able: number[]; sure: boolean } {
  const byAsked = (placed: Placed | undefined): number => (placed ? pointsAt(placed.rank, fusion.asked) : 0);
  const byWide = (placed: Placed | undefined): number =>
    placed ? pointsAt(placed.rank, fusion.related) + beyond * placed.score : 0;
  const either = [...new Set([...asked.places.keys(), ...wide.places.keys()])].map((person) => {
    const [inAsked, inWide] = [asked.places.get(person), wide.places.get(person)];
    return {
      person,
      least: byAsked(inAsked) + byWide(inWide),
      most: byAsked(inAsked ?? asked.below) + byWide(inWide ?? wide.below),
    };
  });
  const last = either.map(({ least }) => least).sort((a, b) => b - a)[end - 1] ?? 0;
  const below = byAsked(asked.below) + byWide(wide.below);
  return {
    able: either.flatMap(({ person, most }) => (most * rounding >= last ? [person] : [])),
    sure: below === 0 || below * rounding < last,
  };
}

/** People of a ranking by their numbers. */
const placesOf = (scored: readonly Found[]): ReadonlyMap<number, Placed> =>
  new Map(scored.map(({ person, score, looked }, rank) => [person, { score, rank, looked }]));
