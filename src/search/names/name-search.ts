import { best } from '../files/best.ts';
import { NumberOfId } from '../files/number-of-id.ts';
import { textAt } from '../files/texts.ts';
import { type NameIndex, wordsLookedAt } from './name-index.ts';
import { type Degree, degrees, liberties, type Part, type Reading, readQuery } from './name-query.ts';

/** An owner of a name that matches a query. */
export interface Match {
  readonly owner: number;
  /** The spelling that matched best. */
  readonly spelling: number;
  /** Sum of the liberties taken, 0 where the query is the whole name. */
  readonly cost: number;
}

/** A match as it is shown. */
export interface NameMatch {
  readonly id: string;
  readonly name: string;
  /** 1 where the query is the whole name, half of it for every four points of liberty taken. */
  readonly score: number;
  /** The spelling that matched. */
  readonly matched: string;
}

/** What it costs that a query leaves words of a name unsaid, or says them elsewhere than the name does. */
const aside = {
  /** Nothing but initials is unsaid. */
  initials: 1,
  /** A word is unsaid; in titles and names of organisations each doubling of the words unsaid costs one more. */
  words: 2,
  /** The order is another one. */
  turnedRound: 1,
  /** One word is asked for, and it is not the family's name (people). */
  notTheFamily: 1,
  /** The first word is not asked for first (titles, organisations). */
  notTheBeginning: 1,
  /** Something stands between the words asked for (titles, organisations). */
  apart: 1,
} as const;
const noMatch = 255;

/** What a search is held to. */
export interface Bounds {
  /** How far the query may be bent; as far as it takes where left out. */
  readonly tried?: readonly Degree[];
  /** Says which owners may be shown; all where left out. */
  readonly among?: ((owner: number) => boolean) | undefined;
}

/** A part of a query and its place there. */
interface Placed {
  readonly part: Part;
  readonly place: number;
}

/** Searches one index of names. Holds scratch arrays, so that a query allocates nothing in proportion to the index. */
export class NameSearch {
  readonly index: NameIndex;
  private readonly personal: boolean;
  /** Cost plus one of each owner found so far, 0 where not found. */
  private readonly costs: Uint8Array;
  private readonly spellingOf: Uint32Array;
  /** Something was found without a slip or an initial. */
  private certain = false;
  /** Put together when first asked. */
  private numbers: NumberOfId | undefined;
  private readonly used = new Uint8Array(wordsLookedAt);
  /** Where the words taken by each part of the query begin and end. */
  private readonly begins = new Int32Array(wordsLookedAt);
  private readonly ends = new Int32Array(wordsLookedAt);

  /** @param personal names of people: initials stand for given names, and the last word is the family's */
  constructor(index: NameIndex, personal: boolean) {
    this.index = index;
    this.personal = personal;
    this.costs = new Uint8Array(index.name.length);
    this.spellingOf = new Uint32Array(index.name.length);
  }

  /**
   * Owners whose name matches, best first (by cost, then in the order of the index), and how many there are in all.
   */
  find(
    query: string,
    limit: number,
    { tried = degrees, among }: Bounds = {},
  ): { matches: Match[]; total: number } {
    const { costs, spellingOf } = this;
    const found: number[] = [];
    this.certain = false;
    for (const degree of tried) {
      if (this.certain) break;
      for (const reading of readQuery(this.index.lexicon, query, degree, this.personal))
        this.collect(reading, found);
    }
    const wanted = among === undefined ? found : found.filter(among);
    const order = (a: number, b: number): number =>
      costs[wanted[a]!]! - costs[wanted[b]!]! || wanted[a]! - wanted[b]!;
    const matches = best(wanted.length, limit, order).map((place) => {
      const owner = wanted[place]!;
      return { owner, spelling: spellingOf[owner]!, cost: costs[owner]! - 1 };
    });
    for (const owner of found) costs[owner] = 0;
    return { matches, total: wanted.length };
  }

  /** The number of an owner by its id; undefined where there is none. */
  numberOf(id: string): number | undefined {
    this.numbers ??= new NumberOfId(this.index.ids);
    return this.numbers.of(id);
  }

  /** A match as it is shown. */
  show({ owner, spelling, cost }: Match): NameMatch {
    const { ids, spellings, name } = this.index;
    return {
      id: textAt(ids, owner),
      name: textAt(spellings, name[owner]!),
      score: 2 ** (-cost / 4),
      matched: textAt(spellings, spelling),
    };
  }

  /** Judges every spelling that holds the rarest part of a reading. */
  private collect({ parts, cost }: Reading, found: number[]): void {
    const sizes = parts.map((part) => this.sizeOf(part));
    const rarest = parts[sizes.indexOf(Math.min(...sizes))]!;
    const longestFirst = parts
      .map((part, place) => ({ part, place }))
      .sort((a, b) => b.part.length - a.part.length);
    const { offsets, values } = this.index.postings;
    const judgeAll = (from: number, to: number): void => {
      for (let at = from; at < to; at++) {
        const spelling = values[at]!;
        const judged = this.judge(spelling, longestFirst);
        if (judged !== noMatch) this.note(spelling, judged + cost, found);
      }
    };
    // The spellings of a range of words lie side by side.
    for (const { from, to } of rarest.accepted) judgeAll(offsets[from]!, offsets[to]!);
    for (const [first, second] of rarest.parted) {
      const word = this.rarerOf(first, second);
      judgeAll(offsets[word]!, offsets[word + 1]!);
    }
  }

  private note(spelling: number, cost: number, found: number[]): void {
    const owner = this.index.owner[spelling]!;
    const known = this.costs[owner]!;
    if (known === 0) found.push(owner);
    else if (known <= cost + 1) return;
    this.costs[owner] = Math.min(cost, noMatch - 1) + 1;
    this.spellingOf[owner] = spelling;
  }

  /**
   * The cost of a spelling under a reading, or `noMatch`. Each part takes the cheapest word not yet taken, the longest
   * part first, since short ones (initials, beginnings) fit in more places.
   */
  private judge(spelling: number, longestFirst: readonly Placed[]): number {
    const { offsets } = this.index.words;
    const start = offsets[spelling]!;
    const length = offsets[spelling + 1]! - start;
    this.used.fill(0, 0, length);
    let cost = 0;
    let dearest = 0;
    let family = false;
    for (const { part, place } of longestFirst) {
      const paid = this.take(part, place, start, length);
      if (paid === noMatch) return noMatch;
      cost += paid;
      dearest = Math.max(dearest, paid);
      family ||= paid <= liberties.respaced && this.ends[place] === length;
    }
    // An initial says too little without the family's name.
    if (dearest >= liberties.initial && !family) return noMatch;
    this.certain ||= dearest < liberties.slip;
    return cost + this.costOfRest(start, length, longestFirst.length);
  }

  /** Gives a part the cheapest word of a spelling that is not yet taken, and tells its cost. */
  private take(part: Part, place: number, start: number, length: number): number {
    const { used } = this;
    const { values } = this.index.words;
    const { accepted, parted } = part;
    let cheapest: number = noMatch;
    let where = -1;
    let width = 1;
    for (let at = 0; at < length; at++) {
      if (used[at] === 1) continue;
      const word = values[start + at]!;
      // Plain loops: this is where a search of names spends its time.
      for (let way = 0; way < accepted.length; way++) {
        const { from, to, cost } = accepted[way]!;
        if (cost >= cheapest || word < from || word >= to) continue;
        cheapest = cost;
        where = at;
        width = 1;
      }
      if (parted.length === 0 || cheapest <= liberties.respaced) continue;
      if (at + 1 === length || used[at + 1] === 1) continue;
      const next = values[start + at + 1]!;
      if (parted.some(([first, second]) => first === word && second === next)) {
        cheapest = liberties.respaced;
        where = at;
        width = 2;
      }
    }
    if (where >= 0) used.fill(1, where, where + width);
    this.begins[place] = where;
    this.ends[place] = where + width;
    return cheapest;
  }

  /** What the words not asked for and the places of the others cost. */
  private costOfRest(start: number, length: number, parts: number): number {
    const { used, begins, ends } = this;
    let initials = 0;
    let words = 0;
    for (let at = 0; at < length; at++) {
      if (used[at] === 1) continue;
      if (this.isInitial(this.index.words.values[start + at]!)) initials++;
      else words++;
    }
    // Of one word asked for, a name with an initial is no nearer than one with a given name.
    const less = initials > 0 && parts > 1 ? aside.initials : aside.words;
    let cost: number = words > 0 ? aside.words : initials > 0 ? less : 0;
    let turned = false;
    let apart = false;
    for (let place = 1; place < parts; place++) {
      turned ||= begins[place]! < begins[place - 1]!;
      apart ||= begins[place]! !== ends[place - 1]!;
    }
    if (turned) cost += aside.turnedRound;
    if (this.personal) return parts === 1 && used[length - 1] === 0 ? cost + aside.notTheFamily : cost;
    if (words > 1) cost += Math.floor(Math.log2(words));
    if (apart) cost += aside.apart;
    return begins[0] === 0 ? cost : cost + aside.notTheBeginning;
  }

  private isInitial(word: number): boolean {
    const { offsets } = this.index.lexicon.texts;
    return offsets[word + 1]! - offsets[word]! === 1;
  }

  private sizeOf({ accepted, parted }: Part): number {
    const { offsets } = this.index.postings;
    const size = (from: number, to: number): number => offsets[to]! - offsets[from]!;
    let sum = 0;
    for (const { from, to } of accepted) sum += size(from, to);
    for (const [first, second] of parted) sum += Math.min(size(first, first + 1), size(second, second + 1));
    return sum;
  }

  private rarerOf(first: number, second: number): number {
    const { offsets } = this.index.postings;
    return offsets[first + 1]! - offsets[first]! <= offsets[second + 1]! - offsets[second]! ? first : second;
  }
}
