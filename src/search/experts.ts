import { Scratch } from './scratch.ts';
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
  return position === 0 || position === authors - 1 ? 1 : shareBetween(authors);
}

const shareBetween = (authors: number): number =>
  between.part * Math.min(1, Math.sqrt(between.authors / authors));

/** What time leaves of a work of each year up to `now`: 2^(-age / 4), age in years. */
const recencies = (now: number): Float64Array =>
  Float64Array.from({ length: now + 1 }, (_, year) => {
    return 2 ** (-(year === undated ? ageOfUndated : now - year) / halfLife);
  });

/**
 * What is left of a person's work at a rank (from 0) among theirs: 1 / log2(2 + rank), the discount of Järvelin and Kekäläinen
 * (2002). Ten works on the topic beat one, a hundred hardly beat ten.
 */
const discounts = Float64Array.from({ length: worksCounted }, (_, rank) => 1 / Math.log2(2 + rank));

/** Which part of the people on a topic is wanted. */
export interface Wanted {
  readonly limit: number;
  readonly offset: number;
  /** Keeps those of whom the answer may speak, in their order; everybody where left out. */
  readonly sift?: ((people: Uint32Array) => Uint32Array) | undefined;
}

const numbers = (length: number): Uint32Array => new Uint32Array(length);
const double = (length: number): Float64Array => new Float64Array(length);

/** Where stands what of a person: the last authorship plus one, the criteria met, sum and best of the works in each ranking. */
const noted = { width: 6, last: 0, met: 1, asked: 2, wide: 4 } as const;

interface Notes {
  readonly numbers: Uint32Array;
  /** The same memory. */
  readonly floats: Float32Array;
}

function notesOf(places: number): Notes {
  const memory = new ArrayBuffer(4 * noted.width * Math.ceil(1.25 * places));
  return { numbers: new Uint32Array(memory), floats: new Float32Array(memory) };
}

/** Reciprocal rank fusion (Cormack, Clarke and Buettcher, 2009): what was asked, and the same with related terms. */
const fusion = { constant: 60, asked: 1, related: 0.5, depth: 1000 } as const;

/** What a rank brings: all ranks below the depth of fusion are one. */
const pointsAt = (rank: number, weight: number): number => weight / (fusion.constant + rank + 1);
const pointsBelow = (weight: number): number => pointsAt(fusion.depth, weight);

/** There the score with related terms decides. */
const beyond = 1e-9;

/** Bounds are added up in 32 bits: so much is put on them that rounding never makes one too low. */
const slack = 1 + 1e-3;

/**
 * Finds the people whom a topic's works speak for. Everybody is found and counted, but few are weighed: a person's score is at most their best
 * work and .63 of all their others, and who by that cannot be among the best is passed over (MaxScore, Turtle and Flood, 1995). Holds
 * scratch arrays.
 */
export class ExpertSearch {
  private readonly index: TopicIndex;
  /** Place of each person among those found plus one, 0 where not found. */
  private readonly placeOf: Uint32Array;
  /** By place: the person. */
  private readonly people = new Scratch(numbers);
  /** By place: what is noted of the person's works, side by side since it is touched together; see `noted`. */
  private notes = notesOf(0);
  /** By authorship: the one of the same person before it plus one, 0 where it is the first; twice the row of its work, plus one between first and last author. */
  private readonly previous = new Scratch(numbers);
  private readonly rows = new Scratch(numbers);
  private readonly asked: Ranking = {
    at: noted.asked,
    worths: new Float64Array(),
    scores: new Scratch(double),
  };
  private readonly wide: Ranking = {
    at: noted.wide,
    worths: new Float64Array(),
    scores: new Scratch(double),
  };
  /** Positive floats by the upper half of their bits. */
  private readonly counts = new Uint32Array(2 ** 15);
  private readonly topRows = new Uint32Array(worksCounted);
  private readonly topWorths = new Float64Array(worksCounted);
  private left: { now: number; years: Float64Array } = { now: -1, years: new Float64Array() };
  private ranked: RankedWorks | undefined;

  /** @param people number of people: authors are below it */
  constructor(index: TopicIndex, people: number) {
    this.index = index;
    this.placeOf = new Uint32Array(people);
  }

  /**
   * People, best first: each one's score is the sum over their best works of relevance x position share x recency, each further
   * work counting less. No citation counts: those given have no date. Where related terms were added, people are ranked twice, by what was
   * asked and with the related terms, and the score is the sum of the reciprocal ranks, handed on to the works of each ranking.
   */
  find(ranked: RankedWorks, { limit, offset, sift }: Wanted): { experts: Expert[]; total: number } {
    this.ranked = ranked;
    const found = this.gatherPeople(ranked);
    const able = this.able(found, ranked.needed);
    const people = sift === undefined ? able : sift(able);
    const places = people.map((person) => this.placeOf[person]! - 1);
    const end = offset + limit;
    const shown =
      ranked.asked === undefined
        ? this.bestOf(this.asked, places, end).map((place) => {
            const raw = this.scoreAt(this.asked, place);
            return { place, asked: { raw, points: raw }, wide: undefined };
          })
        : this.fuse(places, end);
    const experts = shown.slice(offset, end).map((one) => this.expert(one));
    for (const person of found) this.placeOf[person] = 0;
    return { experts, total: people.length };
  }

  /** Notes who wrote the works, and what their works could bring them at most; gives everybody found. */
  private gatherPeople(ranked: RankedWorks): Uint32Array {
    const { placeOf, index } = this;
    const { offsets, values } = index.authors;
    const { works, meets } = ranked;
    let size = 0;
    for (let row = 0; row < works.length; row++) size += offsets[works[row]! + 1]! - offsets[works[row]!]!;
    const most = Math.min(size, placeOf.length);
    const people = this.people.atLeast(most);
    if (this.notes.numbers.length < most * noted.width) this.notes = notesOf(most);
    const { numbers: whole, floats } = this.notes;
    const previous = this.previous.atLeast(size);
    const rows = this.rows.atLeast(size);
    const two = ranked.asked !== undefined;
    this.asked.worths = this.worthsOf(ranked.asked ?? ranked.scores, ranked);
    this.wide.worths = two ? this.worthsOf(ranked.scores, ranked) : this.asked.worths;
    const { worths: asked } = this.asked;
    const { worths: wide } = this.wide;
    let found = 0;
    let authorship = 0;
    for (let row = 0; row < works.length; row++) {
      const start = offsets[works[row]!]!;
      const count = offsets[works[row]! + 1]! - start;
      const middle = shareBetween(count);
      const meeting = meets === undefined ? 0 : meets[row]!;
      for (let position = 0; position < count; position++) {
        const person = values[start + position]!;
        if (person === nobody) continue;
        let place = placeOf[person]! - 1;
        if (place < 0) {
          place = found++;
          placeOf[person] = found;
          people[place] = person;
          for (let k = place * noted.width; k < found * noted.width; k++) whole[k] = 0;
        }
        const note = place * noted.width;
        const between = position > 0 && position < count - 1;
        const share = between ? middle : 1;
        previous[authorship] = whole[note + noted.last]!;
        rows[authorship] = 2 * row + (between ? 1 : 0);
        whole[note + noted.last] = ++authorship;
        whole[note + noted.met]! |= meeting;
        const points = asked[row]! * share;
        floats[note + noted.asked]! += points;
        if (points > floats[note + noted.asked + 1]!) floats[note + noted.asked + 1] = points;
        if (!two) continue;
        const wider = wide[row]! * share;
        floats[note + noted.wide]! += wider;
        if (wider > floats[note + noted.wide + 1]!) floats[note + noted.wide + 1] = wider;
      }
    }
    this.asked.scores.atLeast(found).fill(Number.NaN, 0, found);
    if (two) this.wide.scores.atLeast(found).fill(Number.NaN, 0, found);
    return people.subarray(0, found);
  }

  /** What each work brings an author whose share is whole. */
  private worthsOf(scores: Float64Array, { works, year }: RankedWorks): Float64Array {
    if (this.left.now !== year) this.left = { now: year, years: recencies(year) };
    const left = this.left.years;
    const { years } = this.index;
    const worths = new Float64Array(scores.length);
    for (let row = 0; row < worths.length; row++)
      worths[row] = scores[row]! * left[Math.min(years[works[row]!]!, year)]!;
    return worths;
  }

  /** People who meet every criterion. */
  private able(found: Uint32Array, needed: number | undefined): Uint32Array {
    if (needed === undefined) return found;
    const { numbers: whole } = this.notes;
    return found.filter((_, place) => whole[place * noted.width + noted.met] === needed);
  }

  /** The first places of a ranking, best first, persons in order among equals. */
  private bestOf(ranking: Ranking, places: Uint32Array, limit: number): number[] {
    const people = this.people.all;
    const { floats } = this.notes;
    const least = places.length <= limit ? 0 : this.leastOf(ranking, places, limit);
    const able: number[] = [];
    for (let at = 0; at < places.length; at++) {
      const place = places[at]!;
      const note = place * noted.width + ranking.at;
      const most = floats[note + 1]!;
      if ((most + discounts[1]! * (floats[note]! - most)) * slack < least) continue;
      able.push(place);
      this.scoreAt(ranking, place);
    }
    const scores = ranking.scores.all;
    return able.sort((a, b) => scores[b]! - scores[a]! || people[a]! - people[b]!).slice(0, limit);
  }

  /**
   * A score that `limit` people reach by their best work alone: who can't reach it is not among the first. Positive floats are in the
   * order of their bits, so that their upper halves are counted, and the greatest half is taken that so many reach.
   */
  private leastOf({ at: where }: Ranking, places: Uint32Array, limit: number): number {
    const { numbers: whole } = this.notes;
    const { counts } = this;
    counts.fill(0);
    for (let at = 0; at < places.length; at++)
      counts[whole[places[at]! * noted.width + where + 1]! >>> 16]! += 1;
    let half = counts.length;
    for (let reached = 0; half > 0 && reached < limit; ) reached += counts[--half]!;
    return new Float32Array(Uint32Array.of(half << 16).buffer)[0]!;
  }

  /**
   * People by both rankings, the first ones right: those among the first of either, and everybody where somebody who is among the first of
   * none could come before `end`.
   */
  private fuse(places: Uint32Array, end: number): Fused[] {
    const ofAsked = this.pointsOf(this.asked, places, fusion.asked);
    const ofWide = this.pointsOf(this.wide, places, fusion.related);
    const fused = (some: Iterable<number>): Fused[] =>
      this.inOrder(Array.from(some, (place) => this.fusedAt(place, ofAsked, ofWide)));
    const either = fused(new Set([...ofAsked.keys(), ...ofWide.keys()]));
    const lastWide = [...ofWide.keys()].at(-1);
    const most = lastWide === undefined ? 0 : beyond * this.scoreAt(this.wide, lastWide);
    const least = pointsBelow(fusion.asked) + pointsBelow(fusion.related) + most;
    const sure = either.length === places.length || (either[end - 1]?.fused ?? 0) > least;
    return sure ? either : fused(places);
  }

  /** What the first places of a ranking bring, first ones first; nobody whose works are worth nothing. */
  private pointsOf(ranking: Ranking, places: Uint32Array, weight: number): Map<number, number> {
    const first = this.bestOf(ranking, places, fusion.depth).filter(
      (place) => this.scoreAt(ranking, place) > 0,
    );
    return new Map(first.map((place, rank) => [place, pointsAt(rank, weight)]));
  }

  private fusedAt(
    place: number,
    ofAsked: ReadonlyMap<number, number>,
    ofWide: ReadonlyMap<number, number>,
  ): Fused {
    const raw = this.scoreAt(this.asked, place);
    const rawWide = this.scoreAt(this.wide, place);
    const fromAsked = ofAsked.get(place) ?? (raw > 0 ? pointsBelow(fusion.asked) : 0);
    const fromWide = ofWide.get(place) ?? (rawWide > 0 ? pointsBelow(fusion.related) : 0);
    return {
      place,
      fused: fromAsked + fromWide + beyond * rawWide,
      asked: { raw, points: pointsOfHundred * fromAsked },
      wide: { raw: rawWide, points: pointsOfHundred * fromWide },
    };
  }

  private inOrder(fused: Fused[]): Fused[] {
    const people = this.people.all;
    return fused.sort((a, b) => b.fused - a.fused || people[a.place]! - people[b.place]!);
  }

  private scoreAt(ranking: Ranking, place: number): number {
    const known = ranking.scores.all[place]!;
    // Not a number until it is asked for.
    if (!Number.isNaN(known)) return known;
    const count = Math.min(this.gather(place, ranking.worths), worksCounted);
    let score = 0;
    for (let rank = 0; rank < count; rank++) score += this.topWorths[rank]! * discounts[rank]!;
    ranking.scores.all[place] = score;
    return score;
  }

  /** Puts a person's best works into the scratch arrays, best first, and gives the number of all that are worth something. */
  private gather(place: number, worths: Float64Array): number {
    const { topRows, topWorths } = this;
    const works = this.ranked!.works;
    const previous = this.previous.all;
    const rows = this.rows.all;
    let count = 0;
    for (
      let link = this.notes.numbers[place * noted.width + noted.last]!;
      link > 0;
      link = previous[link - 1]!
    ) {
      const row = rows[link - 1]! >>> 1;
      const worth = (rows[link - 1]! & 1) === 0 ? worths[row]! : worths[row]! * this.middleOf(works[row]!);
      if (worth === 0) continue;
      let at = Math.min(count++, worksCounted);
      // Insertion from the end; where all places are taken, the last one falls out.
      while (
        at > 0 &&
        (worth > topWorths[at - 1]! ||
          (worth === topWorths[at - 1] && works[row]! < works[topRows[at - 1]!]!))
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
  private expert({ place, asked, wide }: Placed): Expert {
    const { works } = this.ranked!;
    const points = new Map<number, number>();
    const hand = ({ worths }: Ranking, { raw, points: all }: Part): number => {
      const count = this.gather(place, worths);
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
        work: works[row]!,
        share: score > 0 ? its / score : 0,
        score: its,
        related: this.asked.worths[row] === 0,
      }))
      .sort((a, b) => b.score - a.score || a.work - b.work);
    return { person: this.people.all[place]!, score, onTopic, case: counted };
  }
}

/** Reciprocal ranks as points of a hundred: the first of both rankings has all of them. */
const pointsOfHundred = (100 * (fusion.constant + 1)) / (fusion.asked + fusion.related);

/** A person's score in a ranking, and the points that it brings. */
interface Part {
  readonly raw: number;
  readonly points: number;
}

interface Placed {
  readonly place: number;
  readonly asked: Part;
  readonly wide: Part | undefined;
}

/** A person by both rankings; `fused` orders. */
interface Fused extends Placed {
  readonly fused: number;
}

/** People ranked by their works' worth. */
interface Ranking {
  /** Where their bounds stand among what is noted: the sum of their works, and the best of them. */
  readonly at: number;
  /** By row of the works: relevance x recency. */
  worths: Float64Array;
  /** By place, not a number until it is asked for. */
  readonly scores: Scratch<Float64Array>;
}
