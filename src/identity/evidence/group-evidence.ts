import type { Corpus } from '../corpus/corpus.ts';
import type { Lists } from '../corpus/lists.ts';
import type { Rows } from '../corpus/shared-memory.ts';
import type { Nodes } from '../passes/nodes.ts';
import { groupFeatures, levelOf } from './levels.ts';
import { Profiles } from './profiles.ts';
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
interface GroupContext {
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
 * Compares groups of mentions, as `PairEvidence` compares mentions. Groups are those read into `profiles`, by number: `among(groups)` says
 * with which others will be compared, `from(a)` lays one out, `levels(b)` compares.
 */
export class GroupEvidence {
  readonly profiles: Profiles;
  private readonly corpus: Corpus;
  private readonly circles: Rows;
  private readonly nodeWeight: Float32Array;
  /** Marks are the number of the laying that made them, so that none need be wiped off. */
  private readonly direct: Int32Array;
  private readonly cores: Int32Array;
  private readonly works: Int32Array;
  private readonly reached: Int32Array;
  private readonly indirect: Float32Array;
  /** A bit a node, set for co-authors of those that are compared with: of circles no others are asked for, and most are not. */
  private readonly asked: Int32Array;
  private readonly askedNodes: number[] = [];
  private laying = 0;
  private readonly wordWeight: Float32Array;
  private readonly aroundWeight: Float32Array;
  private a = -1;

  constructor(corpus: Corpus, nodes: Nodes) {
    const { circles, weight } = nodes;
    this.profiles = new Profiles(corpus, nodes);
    this.corpus = corpus;
    this.circles = circles;
    this.nodeWeight = weight;
    this.direct = new Int32Array(weight.length);
    this.reached = new Int32Array(weight.length);
    this.indirect = new Float32Array(weight.length);
    this.cores = new Int32Array(corpus.coreWeight.length);
    this.works = new Int32Array(corpus.year.length);
    this.asked = new Int32Array((weight.length >> 5) + 1);
    this.wordWeight = new Float32Array(corpus.topics.wordCount);
    this.aroundWeight = new Float32Array(corpus.organisationRarity.length);
  }

  /** Forgets all groups, so that others may be read. */
  clear(): void {
    this.layLists(false);
    this.a = -1;
    this.profiles.clear();
  }

  among(groups: readonly number[]): void {
    const { asked, askedNodes } = this;
    for (let i = 0; i < askedNodes.length; i++) asked[askedNodes[i]! >> 5] = 0;
    askedNodes.length = 0;
    const { starts, values } = this.profiles.coAuthors;
    for (const group of groups)
      for (let at = starts[group]!; at < starts[group + 1]!; at++) {
        asked[values[at]! >> 5]! |= 1 << (values[at]! & 31);
        askedNodes.push(values[at]!);
      }
  }

  from(a: number): void {
    this.layLists(false);
    this.a = a;
    this.laying++;
    this.layCoAuthors();
    this.layLists(true);
    const { starts, values } = this.profiles.members;
    for (let at = starts[a]!; at < starts[a + 1]!; at++)
      this.works[this.corpus.work[values[at]!]!] = this.laying;
  }

  private layCoAuthors(): void {
    const { a, circles, direct, reached, indirect, laying, asked } = this;
    const { coAuthors, coAuthorCores } = this.profiles;
    for (let at = coAuthorCores.starts[a]!; at < coAuthorCores.starts[a + 1]!; at++)
      this.cores[coAuthorCores.values[at]!] = laying;
    for (let own = coAuthors.starts[a]!; own < coAuthors.starts[a + 1]!; own++) {
      const other = coAuthors.values[own]!;
      direct[other] = laying;
      const [start, end] = [circles.offsets[other]!, circles.offsets[other + 1]!];
      if (end - start > widestCircle) continue;
      const weight = this.nodeWeight[other]!;
      for (let at = start; at < end; at++) {
        const met = circles.values[at]!;
        if (((asked[met >> 5]! >>> (met & 31)) & 1) === 0) continue;
        if (reached[met] === laying) indirect[met]! += weight;
        else {
          reached[met] = laying;
          indirect[met] = weight;
        }
      }
    }
  }

  /** Lays out, or wipes off, weighted words and organisations. */
  private layLists(mark: boolean): void {
    const { a } = this;
    if (a < 0) return;
    const { words: ofA, around: aroundA } = this.profiles;
    for (let at = ofA.starts[a]!; at < ofA.starts[a + 1]!; at++)
      this.wordWeight[ofA.values[at]!] = mark ? ofA.weights[at]! : 0;
    for (let at = aroundA.starts[a]!; at < aroundA.starts[a + 1]!; at++)
      this.aroundWeight[aroundA.values[at]!] = mark ? aroundA.weights[at]! : 0;
  }

  sharesCoAuthor(b: number): boolean {
    const { starts, values } = this.profiles.coAuthors;
    for (let at = starts[b]!; at < starts[b + 1]!; at++)
      if (this.direct[values[at]!] === this.laying) return true;
    return false;
  }

  sharesWork(b: number): boolean {
    const { starts, values } = this.profiles.members;
    for (let at = starts[b]!; at < starts[b + 1]!; at++)
      if (this.works[this.corpus.work[values[at]!]!] === this.laying) return true;
    return false;
  }

  /** Writes the level of each of `groupFeatures`. */
  levels(b: number, context: GroupContext, out: Uint8Array, start = 0): void {
    const { a, profiles } = this;
    if (a < 0) throw new Error('from() comes before levels().');
    const { dimensions } = this.corpus.topics;
    const [sizeA, sizeB] = [lengthOf(profiles.members, a), lengthOf(profiles.members, b)];
    out[start] = context.given;
    out[start + 1] = levelOf(context.meanScore, meanScore.below);
    out[start + 2] = levelOf(context.bestScore, bestScore.below);
    this.coAuthorLevels(b, out, start + 3);
    this.organisationLevels(b, out, start + 7);
    out[start + 11] = this.domainLevel(b);
    out[start + 12] = levelOf(sumOfShared(profiles.words, this.wordWeight, b), words.below);
    out[start + 13] = levelOf(dot(profiles.topics, a, b, dimensions), topic.below);
    out[start + 14] = levelOf(this.sharedVenues(b), venues.below);
    out[start + 15] = levelOf(this.yearsBetween(b), years.below);
    out[start + 16] = levelOf(Math.min(sizeA, sizeB), smaller.below);
    out[start + 17] = levelOf(Math.max(sizeA, sizeB), larger.below);
    out[start + 18] = this.seniority(b);
    out[start + 19] = levelOf(context.crowding, crowding.below);
    out[start + 20] = levelOf(context.mentions, mentions.below);
    out[start + 21] = levelOf(context.groups, groups.below);
    out[start + 22] = context.nearest;
    out[start + 23] = spellingLevel(this.corpus.spellings, profiles.spelling[a]!, profiles.spelling[b]!);
    out[start + 24] = levelOf(sumOfShared(profiles.around, this.aroundWeight, b), around.below);
    this.yearLevels(b, out, start + 25);
    out[start + 26] = levelOf(this.closestTopics(b), closest.below);
    out[start + 28] = levelOf(dot(profiles.company, a, b, dimensions), withCompany.below);
  }

  private coAuthorLevels(b: number, out: Uint8Array, start: number): void {
    const { a, direct, laying, nodeWeight } = this;
    const { coAuthors, coAuthorCores } = this.profiles;
    let [count, weight, indirect, namesakes] = [0, 0, 0, 0];
    for (let at = coAuthors.starts[b]!; at < coAuthors.starts[b + 1]!; at++) {
      const other = coAuthors.values[at]!;
      if (direct[other] === laying) {
        count++;
        weight += nodeWeight[other]!;
      } else if (this.reached[other] === laying) indirect += this.indirect[other]! * nodeWeight[other]!;
    }
    for (let at = coAuthorCores.starts[b]!; at < coAuthorCores.starts[b + 1]!; at++)
      if (this.cores[coAuthorCores.values[at]!] === laying) namesakes++;
    const size = Math.sqrt(Math.max(1, Math.min(lengthOf(coAuthors, a), lengthOf(coAuthors, b))));
    out[start] = Math.min(count, 6);
    out[start + 1] = levelOf(weight / size, coAuthorWeight.below);
    out[start + 2] = Math.min(Math.max(0, namesakes - count), 3);
    out[start + 3] = levelOf(indirect / size, circle.below);
  }

  private organisationLevels(b: number, out: Uint8Array, start: number): void {
    const { a } = this;
    const { stays } = this.profiles;
    const { starts, values, weights: isOwn } = stays;
    const [endA, endB] = [starts[a + 1]!, starts[b + 1]!];
    let own = this.printsOwn(a) && this.printsOwn(b) ? 1 : 0;
    let any = lengthOf(stays, a) > 0 && lengthOf(stays, b) > 0 ? 1 : 0;
    let apart = Number.POSITIVE_INFINITY;
    for (let i = starts[a]!, j = starts[b]!; i < endA && j < endB; ) {
      if (values[i]! < values[j]!) i++;
      else if (values[i]! > values[j]!) j++;
      else {
        const rare = rarityLevel(this.corpus.organisationRarity[values[i]!]!);
        any = Math.max(any, rare);
        if (isOwn[i] === 1 && isOwn[j] === 1) own = Math.max(own, rare);
        apart = Math.min(apart, this.yearsApart(i, j));
        i++;
        j++;
      }
    }
    out[start] = own;
    out[start + 1] = any;
    out[start + 2] = apart === Number.POSITIVE_INFINITY ? 0 : apart < 4 ? apart + 1 : apart < 7 ? 5 : 6;
    out[start + 3] = own > 1 ? 0 : this.elsewhere(b);
  }

  private printsOwn(group: number): boolean {
    const { starts, weights: isOwn } = this.profiles.stays;
    for (let at = starts[group]!; at < starts[group + 1]!; at++) if (isOwn[at] === 1) return true;
    return false;
  }

  /** Own organisations of the one and others of the other in one year: 0, 1, or 2 for more. */
  private elsewhere(b: number): number {
    const { a } = this;
    const { starts, values, weights: isOwn } = this.profiles.stays;
    let elsewhere = 0;
    for (let i = starts[a]!; i < starts[a + 1]!; i++) {
      if (isOwn[i] !== 1) continue;
      for (let j = starts[b]!; j < starts[b + 1]!; j++)
        if (isOwn[j] === 1 && values[i] !== values[j] && this.yearsApart(i, j) === 0 && ++elsewhere === 2)
          return 2;
    }
    return elsewhere;
  }

  /** Least years between two stays. */
  private yearsApart(i: number, j: number): number {
    const { starts, values } = this.profiles.stayYears;
    let least = Number.POSITIVE_INFINITY;
    for (let atI = starts[i]!; atI < starts[i + 1]!; atI++)
      for (let atJ = starts[j]!; atJ < starts[j + 1]!; atJ++)
        least = Math.min(least, Math.abs(values[atI]! - values[atJ]!));
    return least;
  }

  /** Of addresses: 0 where one has none, 1 where none is shared, 2 where one is. */
  private domainLevel(b: number): number {
    const { emailDomains } = this.profiles;
    if (lengthOf(emailDomains, this.a) === 0 || lengthOf(emailDomains, b) === 0) return 0;
    return sharesAny(emailDomains, this.a, b) ? 2 : 1;
  }

  private yearsBetween(b: number): number {
    const { firstYear, lastYear } = this.profiles;
    return Math.max(0, firstYear[this.a]! - lastYear[b]!, firstYear[b]! - lastYear[this.a]!);
  }

  /** How many years both have works in, and (two levels on) how unlike their shares of last places are in those years. */
  private yearLevels(b: number, out: Uint8Array, start: number): void {
    const { a } = this;
    const { listed, last } = this.profiles;
    const { starts, values } = listed;
    let [shared, listedA, lastA, listedB, lastB] = [0, 0, 0, 0, 0];
    for (let i = starts[a]!, j = starts[b]!; i < starts[a + 1]! && j < starts[b + 1]!; ) {
      const [one, other] = [values[i]!, values[j]!];
      if (one === other) {
        shared++;
        listedA += listed.weights[i]!;
        lastA += last.weights[i]!;
        listedB += listed.weights[j]!;
        lastB += last.weights[j]!;
      }
      if (one <= other) i++;
      if (other <= one) j++;
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

  private sharedVenues(b: number): number {
    const { a } = this;
    const { starts, values, weights } = this.profiles.venues;
    let sum = 0;
    for (let i = starts[a]!; i < starts[a + 1]!; i++)
      for (let j = starts[b]!; j < starts[b + 1]!; j++)
        if (values[i] === values[j]) sum += weights[i]! * weights[j]!;
    return sum;
  }

  /**
   * Leading is being listed last in at least half of the works; a leader seldom turns into a first author. Who leads later, and has works
   * of before, is no leader yet when a line of those years follows.
   */
  private seniority(b: number): number {
    const { a } = this;
    const { firstYear, shareFirst, shareLast } = this.profiles;
    const [earlier, later] = firstYear[a]! <= firstYear[b]! ? [a, b] : [b, a];
    const follows = shareLast[later]! < 0.25 && shareFirst[later]! >= 0.5;
    if (follows && this.ledUntil(earlier, firstYear[later]!)) return 2;
    return shareLast[earlier]! >= 0.5 !== shareLast[later]! >= 0.5 ? 1 : 0;
  }

  /** Whether a group leads in its works up to a year. */
  private ledUntil(group: number, year: number): boolean {
    const { listed, last } = this.profiles;
    let [works, led] = [0, 0];
    for (let at = listed.starts[group]!; at < listed.starts[group + 1]! && listed.values[at]! <= year; at++) {
      works += listed.weights[at]!;
      led += last.weights[at]!;
    }
    return works > 0 && led >= works / 2;
  }

  /** For works of the smaller group the topic of the larger one's closest work; their mean. */
  private closestTopics(b: number): number {
    const { a, corpus } = this;
    const { vectors, dimensions } = corpus.topics;
    const { starts, values } = this.profiles.members;
    const isSmaller = lengthOf(this.profiles.members, a) < lengthOf(this.profiles.members, b);
    const [few, many] = isSmaller ? [a, b] : [b, a];
    const [fromFew, fromMany] = [starts[few]!, starts[many]!];
    const toFew = Math.min(starts[few + 1]!, fromFew + fewWorks);
    const toMany = Math.min(starts[many + 1]!, fromMany + manyWorks);
    let sum = 0;
    for (let i = fromFew; i < toFew; i++) {
      let best = -1;
      const one = corpus.work[values[i]!]! * dimensions;
      for (let j = fromMany; j < toMany; j++) {
        const other = corpus.work[values[j]!]! * dimensions;
        let close = 0;
        for (let k = 0; k < dimensions; k++) close += vectors[one + k]! * vectors[other + k]!;
        if (close > best) best = close;
      }
      sum += best;
    }
    return sum / (toFew - fromFew);
  }
}

/** Works of the smaller group, and of the larger, that are compared for the closest topics. */
const fewWorks = 20;
const manyWorks = 60;

function lengthOf({ starts }: Lists, group: number): number {
  return starts[group + 1]! - starts[group]!;
}

/** Whether two lists share a value; for short lists. */
export function sharesAny({ starts, values }: Lists, a: number, b: number): boolean {
  for (let i = starts[a]!; i < starts[a + 1]!; i++)
    for (let j = starts[b]!; j < starts[b + 1]!; j++) if (values[i] === values[j]) return true;
  return false;
}

/** The sum of the products of a list's weights with those laid out. */
function sumOfShared({ starts, values, weights }: Lists, laid: Float32Array, group: number): number {
  let sum = 0;
  for (let at = starts[group]!; at < starts[group + 1]!; at++) sum += weights[at]! * laid[values[at]!]!;
  return sum;
}

function rarityLevel(rarity: number): number {
  return rarity < 7.5 ? 2 : rarity < 10 ? 3 : 4;
}

/** The product of two groups' vectors. */
function dot(vectors: Float32Array, a: number, b: number, dimensions: number): number {
  const [fromA, fromB] = [a * dimensions, b * dimensions];
  let sum = 0;
  for (let k = 0; k < dimensions; k++) sum += vectors[fromA + k]! * vectors[fromB + k]!;
  return sum;
}
