import type { Corpus } from '../corpus/corpus.ts';
import type { Ragged } from '../corpus/input.ts';
import { pick } from '../corpus/shared-memory.ts';
import type { Nodes } from '../passes/nodes.ts';
import { Company } from './company.ts';
import { AROUND, Compared, ON_LINE, ON_WORK } from './compared.ts';
import { Holders } from './holders.ts';
import { levelOf, ProductLevels, pairFeatures } from './levels.ts';
import { NearCircles } from './near-circles.ts';
import { spellingLevel } from './spellings.ts';

const [
  ,
  ,
  coAuthorWeight,
  circle,
  ,
  ,
  ,
  words,
  topic,
  ,
  years,
  ,
  ,
  crowding,
  mentions,
  ,
  around,
  withCompany,
] = pairFeatures;
const width = pairFeatures.length;
/** Nodes with more neighbours than this say nothing about a circle. */
const widestCircle = 600;
/** Level by years apart. */
const yearLevels = Uint8Array.from({ length: years.below.at(-1)! + 1 }, (_, apart) =>
  levelOf(apart, years.below),
);

const [topicLevels, companyLevels] = [new ProductLevels(topic.below), new ProductLevels(withCompany.below)];

/**
 * Compares mentions of one core. `among(mentions)` says which, and `from(i)` compares the one at place `i` with each before it: row j of
 * `levels` has the level of each of `pairFeatures`. `node` says who a co-author is: a core, or a person of an earlier pass.
 */
export class PairEvidence {
  /** Row by row, as wide as there are features. */
  levels: Uint8Array = new Uint8Array(0);
  private readonly corpus: Corpus;
  /** Node of each entry of `workMentions`: those of a work lie side by side, and need not be looked for all over the mentions. */
  private readonly nodesOfWorks: Int32Array;
  private readonly nodeWeight: Float32Array;
  private readonly company: Company;
  private readonly compared = new Compared();
  private readonly coAuthors: Holders;
  private readonly words: Holders;
  private readonly organisations: Holders;
  private readonly near: NearCircles;
  /** By place of a co-author: the laying in which it was met, itself or in a circle, and the weight of the circles it was met in. */
  private met: Meetings = meetings(0);
  private laying = 0;
  private readonly reachedPlaces: number[] = [];
  private common: Common = commonWith(0);

  constructor(corpus: Corpus, { node, circles, weight: nodeWeight, topics }: Nodes) {
    this.corpus = corpus;
    this.nodesOfWorks = pick(node, corpus.workMentions.values);
    this.nodeWeight = nodeWeight;
    this.company = new Company(corpus, node, topics);
    this.coAuthors = new Holders(nodeWeight.length);
    this.words = new Holders(corpus.topics.wordCount);
    this.organisations = new Holders(corpus.organisationRarity.length);
    this.near = new NearCircles(circles, widestCircle);
  }

  /** Says which mentions are compared. */
  among(mentions: Int32Array): void {
    const { work, workMentions, topics, surroundings, organisationRarity } = this.corpus;
    const { coAuthors, words: holdsWord, organisations, nodesOfWorks, nodeWeight } = this;
    this.compared.lay(this.corpus, this.company, mentions);
    coAuthors.begin();
    holdsWord.begin();
    organisations.begin();
    for (let i = 0; i < mentions.length; i++) {
      const mention = mentions[i]!;
      const w = work[mention]!;
      for (let at = workMentions.offsets[w]!; at < workMentions.offsets[w + 1]!; at++) {
        const other = nodesOfWorks[at]!;
        if (other >= 0 && workMentions.values[at] !== mention) coAuthors.add(other, nodeWeight[other]!);
      }
      for (let at = topics.words.offsets[w]!; at < topics.words.offsets[w + 1]!; at++)
        holdsWord.add(topics.words.values[at]!, topics.wordWeights[at]!);
      for (let at = surroundings.offsets[w]!; at < surroundings.offsets[w + 1]!; at++)
        organisations.add(surroundings.values[at]!, organisationRarity[surroundings.values[at]!]!);
      coAuthors.next();
      holdsWord.next();
      organisations.next();
    }
    coAuthors.end();
    holdsWord.end();
    organisations.end();
    this.near.lay(coAuthors.places);
    const places = coAuthors.places.things.length;
    if (this.met.direct.length < places) {
      this.met = meetings(2 * places);
      this.laying = 0;
    }
    if (this.common.coAuthors.length < mentions.length) {
      this.common = commonWith(2 * mentions.length);
      this.levels = new Uint8Array(2 * mentions.length * width);
    }
  }

  /** Compares the mention at place `i` with those before it. */
  from(i: number): void {
    this.shareCoAuthors(i);
    this.shareWords(i);
    this.shareOrganisations(i);
    const { compared, common } = this;
    this.compareVectors(compared.vectors, i, common.topics);
    this.compareVectors(compared.company, i, common.company);
    this.write(i);
  }

  private shareCoAuthors(i: number): void {
    this.meet(i);
    const { coAuthors, coAuthorWeights, indirect } = this.common;
    coAuthors.fill(0, 0, i);
    coAuthorWeights.fill(0, 0, i);
    indirect.fill(0, 0, i);
    const { offsets, holder, weight } = this.coAuthors;
    for (const place of this.reachedPlaces) {
      const isDirect = this.met.direct[place] === this.laying;
      const met = this.met.indirect[place]!;
      for (let at = offsets[place]!; at < offsets[place + 1]! && holder[at]! < i; at++) {
        const j = holder[at]!;
        if (isDirect) {
          coAuthors[j]!++;
          coAuthorWeights[j]! += weight[at]!;
        } else indirect[j]! += met * weight[at]!;
      }
    }
  }

  /** Marks the co-authors of a mention and their circles. */
  private meet(i: number): void {
    const { near, reachedPlaces } = this;
    const { direct, reached, indirect } = this.met;
    const { starts, held, heldWeight } = this.coAuthors;
    const laying = ++this.laying;
    reachedPlaces.length = 0;
    for (let at = starts[i]!; at < starts[i + 1]!; at++) {
      const [place, weight] = [held[at]!, heldWeight[at]!];
      direct[place] = laying;
      if (reached[place] !== laying) {
        reached[place] = laying;
        indirect[place] = 0;
        reachedPlaces.push(place);
      }
      for (let k = near.offsets[place]!; k < near.offsets[place + 1]!; k++) {
        const other = near.values[k]!;
        if (reached[other] === laying) indirect[other]! += weight;
        else {
          reached[other] = laying;
          indirect[other] = weight;
          reachedPlaces.push(other);
        }
      }
    }
  }

  private shareWords(i: number): void {
    const { starts, held, heldWeight, offsets, holder, weight } = this.words;
    const shared = this.common.words.fill(0, 0, i);
    for (let own = starts[i]!; own < starts[i + 1]!; own++) {
      const [place, of] = [held[own]!, heldWeight[own]!];
      for (let at = offsets[place]!; at < offsets[place + 1]! && holder[at]! < i; at++)
        shared[holder[at]!]! += weight[at]! * of;
    }
  }

  private shareOrganisations(i: number): void {
    const { starts, held, offsets, holder, weight } = this.organisations;
    const { organisations, bits } = this.common;
    organisations.fill(0, 0, i);
    bits.fill(0, 0, i);
    for (let own = starts[i]!; own < starts[i + 1]!; own++) {
      const place = held[own]!;
      for (let at = offsets[place]!; at < offsets[place + 1]! && holder[at]! < i; at++) {
        organisations[holder[at]!]!++;
        bits[holder[at]!]! += weight[at]!;
      }
    }
  }

  /** Four at a time: each sum waits for itself alone. */
  private compareVectors(vectors: Float64Array, i: number, products: Float64Array): void {
    const { dimensions } = this.corpus.topics;
    const end = i * dimensions;
    for (let j = 0; j < i; j += 4) {
      let at0 = j * dimensions;
      let at1 = Math.min(j + 1, i) * dimensions;
      let at2 = Math.min(j + 2, i) * dimensions;
      let at3 = Math.min(j + 3, i) * dimensions;
      let [sum0, sum1, sum2, sum3] = [0, 0, 0, 0];
      for (let at = end; at < end + dimensions; at++) {
        const of = vectors[at]!;
        sum0 += of * vectors[at0++]!;
        sum1 += of * vectors[at1++]!;
        sum2 += of * vectors[at2++]!;
        sum3 += of * vectors[at3++]!;
      }
      products[j] = sum0;
      products[j + 1] = sum1;
      products[j + 2] = sum2;
      products[j + 3] = sum3;
    }
  }

  /** The levels of `pairFeatures` of the laid-out mention with those before it, row by row. */
  private write(i: number): void {
    const { corpus, common, compared, levels: rows } = this;
    const { year, venue, role, list, email, middle, initial, form, prints } = compared;
    const core = corpus.core[compared.mentions[i]!]!;
    const { offsets } = corpus.members;
    const crowdingLevel = levelOf(corpus.crowding[core]!, crowding.below);
    const mentionsLevel = levelOf(offsets[core + 1]! - offsets[core]!, mentions.below);
    for (let j = 0, at = 0; j < i; j++, at += width) {
      rows[at] = middleLevel(initial[i]!, middle[i]!, initial[j]!, middle[j]!);
      rows[at + 1] = Math.min(common.coAuthors[j]!, 4);
      rows[at + 2] = levelOf(common.coAuthorWeights[j]!, coAuthorWeight.below);
      rows[at + 3] = levelOf(common.indirect[j]!, circle.below);
      // What two works share of no line, nobody's line shares.
      const shares = common.organisations[j]! > 0;
      const both = prints[i]! & prints[j]!;
      let own = (both & ON_LINE) > 0 ? 1 : 0;
      let any = onEither(prints[i]!, prints[j]!) ? 1 : 0;
      if (shares) {
        own = this.onLines(i, j);
        any = own > 1 ? own : this.onWorks(i, j);
      }
      rows[at + 4] = own;
      rows[at + 5] = any;
      rows[at + 6] = email[i]! < 0 || email[j]! < 0 ? 0 : email[i] === email[j] ? 2 : 1;
      rows[at + 7] = levelOf(common.words[j]!, words.below);
      rows[at + 8] = topicLevels.of(common.topics[j]!);
      rows[at + 9] = venue[i] === venue[j] ? 1 : 0;
      rows[at + 10] = yearLevels[Math.min(Math.abs(year[i]! - year[j]!), yearLevels.length - 1)]!;
      rows[at + 11] = roleLevel(role[i]!, role[j]!);
      rows[at + 12] = Math.min(list[i]!, list[j]!);
      rows[at + 13] = crowdingLevel;
      rows[at + 14] = mentionsLevel;
      rows[at + 15] = spellingLevel(corpus.spellings, form[i]!, form[j]!);
      rows[at + 16] = shares ? 2 + levelOf(common.bits[j]!, around.below) : (both & AROUND) > 0 ? 1 : 0;
      rows[at + 17] = companyLevels.of(common.company[j]!);
    }
  }

  /** The rarest organisation that two lines share. */
  private onLines(i: number, j: number): number {
    const { mentions, prints } = this.compared;
    if ((prints[i]! & prints[j]! & ON_LINE) === 0) return 0;
    const { affiliation } = this.corpus;
    return sharedOrganisation(this.corpus, affiliation, mentions[i]!, affiliation, mentions[j]!);
  }

  /** The rarest organisation that a line shares with what the other's work prints without saying whose, or two works share so. */
  private onWorks(i: number, j: number): number {
    const { mentions, work, prints } = this.compared;
    if (((prints[i]! | prints[j]!) & ON_WORK) === 0) return 0;
    const { corpus } = this;
    const { affiliation, bag } = corpus;
    return Math.max(
      sharedOrganisation(corpus, affiliation, mentions[i]!, bag, work[j]!),
      sharedOrganisation(corpus, bag, work[i]!, affiliation, mentions[j]!),
      sharedOrganisation(corpus, bag, work[i]!, bag, work[j]!),
    );
  }
}

/** What one mention has in common with each of those before it, by place. */
interface Common {
  /** How many co-authors, and their weights. */
  readonly coAuthors: Int32Array;
  readonly coAuthorWeights: Float64Array;
  /** Weights of co-authors who know one another. */
  readonly indirect: Float64Array;
  readonly words: Float64Array;
  readonly topics: Float64Array;
  readonly company: Float64Array;
  /** How many organisations on the works, and their rarities in bits. */
  readonly organisations: Int32Array;
  readonly bits: Float64Array;
}

function commonWith(others: number): Common {
  const column = () => new Float64Array(others + 3);
  return {
    coAuthors: new Int32Array(others),
    coAuthorWeights: column(),
    indirect: column(),
    words: column(),
    topics: column(),
    company: column(),
    organisations: new Int32Array(others),
    bits: column(),
  };
}

interface Meetings {
  readonly direct: Int32Array;
  readonly reached: Int32Array;
  readonly indirect: Float32Array;
}

function meetings(places: number): Meetings {
  return {
    direct: new Int32Array(places),
    reached: new Int32Array(places),
    indirect: new Float32Array(places),
  };
}

function middleLevel(initialA: number, middleA: number, initialB: number, middleB: number): number {
  if (initialA === 0 || initialB === 0) return initialA === initialB ? 0 : 1;
  if (middleA > 0 && middleB > 0) return middleA === middleB ? 2 : 4;
  return initialA === initialB ? 3 : 4;
}

function roleLevel(a: number, b: number): number {
  return a === 3 && b === 3 ? 0 : a === 3 || b === 3 ? 1 : a === 1 && b === 1 ? 2 : 3;
}

/** Whether both works name organisations, and one of them without saying whose. */
function onEither(a: number, b: number): boolean {
  const either = ON_LINE | ON_WORK;
  return (a & either) > 0 && (b & either) > 0 && ((a | b) & ON_WORK) > 0;
}

/** 0 where a list is empty, 1 where none is shared, else by the rarity of the rarest shared one. */
function sharedOrganisation(corpus: Corpus, listA: Ragged, a: number, listB: Ragged, b: number): number {
  const [startA, endA] = [listA.offsets[a]!, listA.offsets[a + 1]!];
  const [startB, endB] = [listB.offsets[b]!, listB.offsets[b + 1]!];
  if (startA === endA || startB === endB) return 0;
  let rarest = -1;
  for (let i = startA; i < endA; i++)
    for (let j = startB; j < endB; j++)
      if (listA.values[i] === listB.values[j])
        rarest = Math.max(rarest, corpus.organisationRarity[listA.values[i]!]!);
  return rarest < 0 ? 1 : rarest < 7.5 ? 2 : rarest < 10 ? 3 : 4;
}
