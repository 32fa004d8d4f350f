import type { Corpus } from './corpus.ts';
import { groupFeatures, levelOf } from './levels.ts';
import type { Profile, Stay } from './profile.ts';
import type { Rows } from './shared-memory.ts';
import { spellingLevel } from './spellings.ts';

const [
  ,
  meanScore,
  bestScore,
  ,
  coAuthorWeight,
  ,
  circle,
  ,
  ,
  ,
  ,
  ,
  words,
  topic,
  venues,
  years,
  smaller,
  larger,
  ,
  crowding,
  mentions,
  groups,
  ,
  ,
  around,
  ,
  closest,
  ,
  withCompany,
] = groupFeatures;
const widestCircle = 800;

/** What is known of two groups beside their profiles. */
export interface GroupContext {
  /** Index into the labels of 'given names'. */
  readonly given: number;
  readonly meanScore: number;
  readonly bestScore: number;
  /** log2 of people expected under the commoner of the two names. */
  readonly crowding: number;
  readonly mentions: number;
  readonly groups: number;
  /** For how many of the two the other has the best mean score: 0, 1, 2. */
  readonly nearest: number;
}

/**
 * Compares groups of mentions, as `PairEvidence` compares mentions: `among(groups)` says with which others will be compared, `from(a)` lays
 * one out, `levels(b)` compares.
 */
export class GroupEvidence {
  private readonly corpus: Corpus;
  private readonly circles: Rows;
  private readonly nodeWeight: Float32Array;
  /** Marks are the number of the laying that made them, so that none need be wiped off. */
  private readonly direct: Int32Array;
  private readonly cores: Int32Array;
  private readonly reached: Int32Array;
  private readonly indirect: Float32Array;
  /** Co-authors of those that are compared with: of circles no others are asked for. */
  private readonly asked: Int32Array;
  private asking = 0;
  private laying = 0;
  private readonly wordWeight: Float32Array;
  private readonly aroundWeight: Float32Array;
  private a: Profile | null = null;

  constructor(corpus: Corpus, circles: Rows, nodeWeight: Float32Array) {
    this.corpus = corpus;
    this.circles = circles;
    this.nodeWeight = nodeWeight;
    this.direct = new Int32Array(nodeWeight.length);
    this.reached = new Int32Array(nodeWeight.length);
    this.indirect = new Float32Array(nodeWeight.length);
    this.cores = new Int32Array(corpus.coreWeight.length);
    this.asked = new Int32Array(nodeWeight.length);
    this.wordWeight = new Float32Array(corpus.topics.wordCount);
    this.aroundWeight = new Float32Array(corpus.organisationRarity.length);
  }

  among(profiles: readonly Profile[]): void {
    this.asking++;
    for (const { coAuthors } of profiles)
      for (let i = 0; i < coAuthors.length; i++) this.asked[coAuthors[i]!] = this.asking;
  }

  from(a: Profile): void {
    if (this.a !== null) this.layLists(this.a, false);
    this.a = a;
    this.laying++;
    this.layCoAuthors(a);
    this.layLists(a, true);
  }

  private layCoAuthors(a: Profile): void {
    const { circles, direct, reached, indirect, laying, asked, asking } = this;
    for (const core of a.coAuthorCores) this.cores[core] = laying;
    for (const other of a.coAuthors) {
      direct[other] = laying;
      const [start, end] = [circles.offsets[other]!, circles.offsets[other + 1]!];
      if (end - start > widestCircle) continue;
      const weight = this.nodeWeight[other]!;
      for (let at = start; at < end; at++) {
        const met = circles.values[at]!;
        if (asked[met] !== asking) continue;
        if (reached[met] === laying) indirect[met]! += weight;
        else {
          reached[met] = laying;
          indirect[met] = weight;
        }
      }
    }
  }

  /** Lays out, or wipes off, weighted words and organisations. */
  private layLists(a: Profile, mark: boolean): void {
    a.words.forEach((word, i) => {
      this.wordWeight[word] = mark ? a.wordWeights[i]! : 0;
    });
    a.around.forEach((organisation, i) => {
      this.aroundWeight[organisation] = mark ? a.aroundWeights[i]! : 0;
    });
  }

  sharesCoAuthor(b: Profile): boolean {
    return b.coAuthors.some((other) => this.direct[other] === this.laying);
  }

  /** Writes the level of each of `groupFeatures`. */
  levels(b: Profile, context: GroupContext, out: Uint8Array, start = 0): void {
    const a = this.a;
    if (a === null) throw new Error('from() comes before levels().');
    out[start] = context.given;
    out[start + 1] = levelOf(context.meanScore, meanScore.below);
    out[start + 2] = levelOf(context.bestScore, bestScore.below);
    this.coAuthorLevels(a, b, out, start + 3);
    this.organisationLevels(a.organisations, b.organisations, out, start + 7);
    out[start + 11] =
      a.emailDomains.length === 0 || b.emailDomains.length === 0
        ? 0
        : a.emailDomains.some((domain) => b.emailDomains.includes(domain))
          ? 2
          : 1;
    out[start + 12] = levelOf(this.sharedWords(b), words.below);
    out[start + 13] = levelOf(dot(a.topic, b.topic), topic.below);
    out[start + 14] = levelOf(sharedVenues(a, b), venues.below);
    out[start + 15] = levelOf(Math.max(0, a.firstYear - b.lastYear, b.firstYear - a.lastYear), years.below);
    out[start + 16] = levelOf(Math.min(a.members.length, b.members.length), smaller.below);
    out[start + 17] = levelOf(Math.max(a.members.length, b.members.length), larger.below);
    out[start + 18] = seniority(a, b);
    out[start + 19] = levelOf(context.crowding, crowding.below);
    out[start + 20] = levelOf(context.mentions, mentions.below);
    out[start + 21] = levelOf(context.groups, groups.below);
    out[start + 22] = context.nearest;
    out[start + 23] = spellingLevel(this.corpus.spellings, a.spelling, b.spelling);
    out[start + 24] = levelOf(this.sharedSurroundings(b), around.below);
    this.yearLevels(a, b, out, start + 25);
    out[start + 26] = levelOf(closestTopics(this.corpus, a, b), closest.below);
    out[start + 28] = levelOf(dot(a.company, b.company), withCompany.below);
  }

  private coAuthorLevels(a: Profile, b: Profile, out: Uint8Array, start: number): void {
    let [count, weight, indirect, namesakes] = [0, 0, 0, 0];
    for (const other of b.coAuthors) {
      if (this.direct[other] === this.laying) {
        count++;
        weight += this.nodeWeight[other]!;
      } else if (this.reached[other] === this.laying)
        indirect += this.indirect[other]! * this.nodeWeight[other]!;
    }
    for (const core of b.coAuthorCores) if (this.cores[core] === this.laying) namesakes++;
    const size = Math.sqrt(Math.max(1, Math.min(a.coAuthors.length, b.coAuthors.length)));
    out[start] = Math.min(count, 6);
    out[start + 1] = levelOf(weight / size, coAuthorWeight.below);
    out[start + 2] = Math.min(Math.max(0, namesakes - count), 3);
    out[start + 3] = levelOf(indirect / size, circle.below);
  }

  private organisationLevels(a: readonly Stay[], b: readonly Stay[], out: Uint8Array, start: number): void {
    let [own, any, apart, elsewhere] = [0, 0, Number.POSITIVE_INFINITY, 0];
    const [ownA, ownB] = [a.filter((stay) => stay.own), b.filter((stay) => stay.own)];
    if (ownA.length > 0 && ownB.length > 0) own = 1;
    if (a.length > 0 && b.length > 0) any = 1;
    for (let i = 0, j = 0; i < a.length && j < b.length; ) {
      const [stayA, stayB] = [a[i]!, b[j]!];
      if (stayA.organisation < stayB.organisation) i++;
      else if (stayA.organisation > stayB.organisation) j++;
      else {
        const rare = rarityLevel(this.corpus.organisationRarity[stayA.organisation]!);
        any = Math.max(any, rare);
        if (stayA.own && stayB.own) own = Math.max(own, rare);
        apart = Math.min(apart, yearsBetween(stayA.years, stayB.years));
        i++;
        j++;
      }
    }
    for (const stayA of ownA)
      for (const stayB of ownB)
        if (stayA.organisation !== stayB.organisation && yearsBetween(stayA.years, stayB.years) === 0)
          elsewhere++;
    out[start] = own;
    out[start + 1] = any;
    out[start + 2] = apart === Number.POSITIVE_INFINITY ? 0 : apart < 4 ? apart + 1 : apart < 7 ? 5 : 6;
    out[start + 3] = own > 1 ? 0 : Math.min(2, elsewhere);
  }

  private sharedSurroundings(b: Profile): number {
    let sum = 0;
    for (let i = 0; i < b.around.length; i++) sum += b.aroundWeights[i]! * this.aroundWeight[b.around[i]!]!;
    return sum;
  }

  /** How many years both have works in, and (two levels on) how unlike their shares of last places are in those years. */
  private yearLevels(a: Profile, b: Profile, out: Uint8Array, start: number): void {
    let [shared, listedA, lastA, listedB, lastB] = [0, 0, 0, 0, 0];
    for (let i = 0, j = 0; i < a.years.length && j < b.years.length; ) {
      const [one, other] = [a.years[i]!, b.years[j]!];
      if (one.year <= other.year) i++;
      if (other.year <= one.year) j++;
      if (one.year !== other.year) continue;
      shared++;
      listedA += one.listed;
      lastA += one.last;
      listedB += other.listed;
      lastB += other.last;
    }
    out[start] = Math.min(shared, 8);
    const apart = Math.abs(lastA / listedA - lastB / listedB);
    out[start + 2] = !(listedA > 0 && listedB > 0)
      ? 0
      : apart < 0.2
        ? 1
        : apart < 0.4
          ? 2
          : apart < 0.7
            ? 3
            : 4;
  }

  private sharedWords(b: Profile): number {
    let sum = 0;
    for (let i = 0; i < b.words.length; i++) sum += b.wordWeights[i]! * this.wordWeight[b.words[i]!]!;
    return sum;
  }
}

function rarityLevel(rarity: number): number {
  return rarity < 7.5 ? 2 : rarity < 10 ? 3 : 4;
}

function yearsBetween(a: readonly number[], b: readonly number[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const yearA of a) for (const yearB of b) least = Math.min(least, Math.abs(yearA - yearB));
  return least;
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
}

/** Works of the smaller group, and of the larger, that are compared for the closest topics. */
const fewWorks = 20;
const manyWorks = 60;

/** For works of the smaller group the topic of the larger one's closest work; their mean. */
function closestTopics({ work, topics: { vectors, dimensions } }: Corpus, a: Profile, b: Profile): number {
  const [few, many] = a.members.length < b.members.length ? [a.members, b.members] : [b.members, a.members];
  const [fewer, more] = [Math.min(few.length, fewWorks), Math.min(many.length, manyWorks)];
  let sum = 0;
  for (let i = 0; i < fewer; i++) {
    let best = -1;
    const one = work[few[i]!]! * dimensions;
    for (let j = 0; j < more; j++) {
      const other = work[many[j]!]! * dimensions;
      let close = 0;
      for (let k = 0; k < dimensions; k++) close += vectors[one + k]! * vectors[other + k]!;
      if (close > best) best = close;
    }
    sum += best;
  }
  return sum / fewer;
}

function sharedVenues(a: Profile, b: Profile): number {
  let sum = 0;
  for (const [venue, share] of a.venues) sum += share * (b.venues.get(venue) ?? 0);
  return sum;
}

/** Leading is being listed last in at least half of the works; a leader seldom turns into a first author. */
function seniority(a: Profile, b: Profile): number {
  const [earlier, later] = a.firstYear <= b.firstYear ? [a, b] : [b, a];
  if (earlier.last >= 0.5 && later.last < 0.25 && later.first >= 0.5) return 2;
  return earlier.last >= 0.5 !== later.last >= 0.5 ? 1 : 0;
}
