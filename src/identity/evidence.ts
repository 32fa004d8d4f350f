import type { Corpus } from './corpus.ts';
import type { Ragged } from './input.ts';
import { levelOf, pairFeatures } from './levels.ts';
import { NearCircles } from './near-circles.ts';
import type { Rows } from './shared-memory.ts';
import { spellingLevel } from './spellings.ts';

const [, , coAuthorWeight, circle, , , , words, topic, , years, , lists, crowding, mentions, , around] =
  pairFeatures;
/** Nodes with more neighbours than this say nothing about a circle. */
const widestCircle = 600;

/**
 * Compares mentions of one core. `among(mentions)` says which will be compared, `from(a)` lays out what is known of one of them;
 * `levels(b, out)` compares another with it, in one pass over the other's short lists. `node` says who a co-author is: a
 * core, or a person of an earlier pass.
 */
export class PairEvidence {
  private readonly corpus: Corpus;
  private readonly node: Int32Array;
  private readonly nodeWeight: Float32Array;
  /** Marks are the number of the laying that made them, so that none need be wiped off. */
  private readonly direct: Int32Array;
  private readonly reached: Int32Array;
  private readonly indirect: Float32Array;
  private readonly organisations: Int32Array;
  private readonly near: NearCircles;
  private laying = 0;
  private readonly wordWeight: Float32Array;
  /** Levels of the core of `a`, which are the same for all its pairs. */
  private readonly coreLevels = new Uint8Array(2);
  private a = -1;

  constructor(corpus: Corpus, node: Int32Array, circles: Rows, nodeWeight: Float32Array) {
    this.corpus = corpus;
    this.node = node;
    this.nodeWeight = nodeWeight;
    this.direct = new Int32Array(nodeWeight.length);
    this.reached = new Int32Array(nodeWeight.length);
    this.indirect = new Float32Array(nodeWeight.length);
    this.organisations = new Int32Array(corpus.organisationRarity.length);
    this.near = new NearCircles(circles, widestCircle);
    this.wordWeight = new Float32Array(corpus.topics.wordCount);
  }

  among(mentions: Int32Array): void {
    const { work, workMentions } = this.corpus;
    this.near.begin();
    for (const mention of mentions) {
      const w = work[mention]!;
      for (let at = workMentions.offsets[w]!; at < workMentions.offsets[w + 1]!; at++) {
        const other = this.node[workMentions.values[at]!]!;
        if (other >= 0 && workMentions.values[at] !== mention) this.near.add(other);
      }
    }
    this.near.end();
  }

  from(a: number): void {
    if (this.a >= 0) this.layWords(this.a, false);
    this.a = a;
    this.laying++;
    this.layCoAuthors(a);
    this.layOrganisations(a);
    this.layWords(a, true);
    const { core, crowding: crowdings, members } = this.corpus;
    this.coreLevels[0] = levelOf(crowdings[core[a]!]!, crowding.below);
    this.coreLevels[1] = levelOf(members.offsets[core[a]! + 1]! - members.offsets[core[a]!]!, mentions.below);
  }

  /** Marks the co-authors of a mention and their circles. */
  private layCoAuthors(a: number): void {
    const { work, workMentions } = this.corpus;
    const { node, direct, reached, indirect, near, nodeWeight, laying } = this;
    const w = work[a]!;
    for (let at = workMentions.offsets[w]!; at < workMentions.offsets[w + 1]!; at++) {
      const other = node[workMentions.values[at]!]!;
      if (other < 0 || workMentions.values[at] === a) continue;
      direct[other] = laying;
      const weight = nodeWeight[other]!;
      const place = near.placeOf(other);
      for (let k = near.offsets[place]!; k < near.offsets[place + 1]!; k++) {
        const met = near.values[k]!;
        if (reached[met] === laying) indirect[met]! += weight;
        else {
          reached[met] = laying;
          indirect[met] = weight;
        }
      }
    }
  }

  private layOrganisations(a: number): void {
    const { work, surroundings } = this.corpus;
    const w = work[a]!;
    for (let at = surroundings.offsets[w]!; at < surroundings.offsets[w + 1]!; at++)
      this.organisations[surroundings.values[at]!] = this.laying;
  }

  /** Lays out, or wipes off, the words of a mention's title. */
  private layWords(a: number, mark: boolean): void {
    const { work, topics } = this.corpus;
    const w = work[a]!;
    for (let at = topics.words.offsets[w]!; at < topics.words.offsets[w + 1]!; at++)
      this.wordWeight[topics.words.values[at]!] = mark ? topics.wordWeights[at]! : 0;
  }

  /** Writes the level of each of `pairFeatures` for the laid-out mention and `b`. */
  levels(b: number, out: Uint8Array, start = 0): void {
    const { corpus, a } = this;
    const [wa, wb] = [corpus.work[a]!, corpus.work[b]!];
    out[start] = middleLevel(corpus, a, b);
    this.coAuthorLevels(b, wb, out, start + 1);
    const near = this.aroundLevel(wa, wb);
    // What two works share of no line, nobody's line shares.
    const own =
      near > 1
        ? sharedOrganisation(corpus, corpus.affiliation, a, corpus.affiliation, b)
        : bothKnown(corpus.affiliation, a, corpus.affiliation, b);
    out[start + 4] = own;
    out[start + 5] = own > 1 ? own : this.bagLevel(a, wa, b, wb, near > 1);
    const [ea, eb] = [corpus.emailDomain[a]!, corpus.emailDomain[b]!];
    out[start + 6] = ea < 0 || eb < 0 ? 0 : ea === eb ? 2 : 1;
    out[start + 7] = levelOf(this.sharedWords(wb), words.below);
    out[start + 8] = levelOf(closeness(corpus, wa, wb), topic.below);
    out[start + 9] = corpus.venue[wa] === corpus.venue[wb] ? 1 : 0;
    out[start + 10] = levelOf(Math.abs(corpus.year[wa]! - corpus.year[wb]!), years.below);
    const [ra, rb] = [corpus.role[a]!, corpus.role[b]!];
    out[start + 11] = ra === 3 && rb === 3 ? 0 : ra === 3 || rb === 3 ? 1 : ra === 1 && rb === 1 ? 2 : 3;
    const { offsets } = corpus.workMentions;
    out[start + 12] = levelOf(
      Math.min(offsets[wa + 1]! - offsets[wa]!, offsets[wb + 1]! - offsets[wb]!),
      lists.below,
    );
    out[start + 13] = this.coreLevels[0]!;
    out[start + 14] = this.coreLevels[1]!;
    const { form } = corpus.spellings;
    out[start + 15] = spellingLevel(corpus.spellings, form[a]!, form[b]!);
    out[start + 16] = near;
  }

  private coAuthorLevels(b: number, wb: number, out: Uint8Array, start: number): void {
    const { offsets, values } = this.corpus.workMentions;
    let count = 0;
    let weight = 0;
    let indirect = 0;
    for (let at = offsets[wb]!; at < offsets[wb + 1]!; at++) {
      const other = this.node[values[at]!]!;
      if (other < 0 || values[at] === b) continue;
      if (this.direct[other] === this.laying) {
        count++;
        weight += this.nodeWeight[other]!;
      } else if (this.reached[other] === this.laying)
        indirect += this.indirect[other]! * this.nodeWeight[other]!;
    }
    out[start] = Math.min(count, 4);
    out[start + 1] = levelOf(weight, coAuthorWeight.below);
    out[start + 2] = levelOf(indirect, circle.below);
  }

  private bagLevel(a: number, wa: number, b: number, wb: number, shares: boolean): number {
    const { corpus } = this;
    const { affiliation, bag } = corpus;
    if (!shares)
      return Math.max(
        bothKnown(affiliation, a, bag, wb),
        bothKnown(bag, wa, affiliation, b),
        bothKnown(bag, wa, bag, wb),
      );
    return Math.max(
      sharedOrganisation(corpus, affiliation, a, bag, wb),
      sharedOrganisation(corpus, bag, wa, affiliation, b),
      sharedOrganisation(corpus, bag, wa, bag, wb),
    );
  }

  private aroundLevel(wa: number, wb: number): number {
    const { offsets, values } = this.corpus.surroundings;
    const [start, end] = [offsets[wb]!, offsets[wb + 1]!];
    if (start === end || offsets[wa] === offsets[wa + 1]) return 0;
    let bits = 0;
    let shared = false;
    for (let at = start; at < end; at++) {
      if (this.organisations[values[at]!] !== this.laying) continue;
      bits += this.corpus.organisationRarity[values[at]!]!;
      shared = true;
    }
    return shared ? 2 + levelOf(bits, around.below) : 1;
  }

  private sharedWords(wb: number): number {
    const { words: rows, wordWeights } = this.corpus.topics;
    let sum = 0;
    for (let at = rows.offsets[wb]!; at < rows.offsets[wb + 1]!; at++)
      sum += wordWeights[at]! * this.wordWeight[rows.values[at]!]!;
    return sum;
  }
}

function middleLevel(corpus: Corpus, a: number, b: number): number {
  const [ia, ib] = [corpus.middleInitial[a]!, corpus.middleInitial[b]!];
  if (ia === 0 || ib === 0) return ia === ib ? 0 : 1;
  const [ma, mb] = [corpus.middle[a]!, corpus.middle[b]!];
  if (ma > 0 && mb > 0) return ma === mb ? 2 : 4;
  return ia === ib ? 3 : 4;
}

/** 1 where neither list is empty, else 0. */
function bothKnown(listA: Ragged, a: number, listB: Ragged, b: number): number {
  return listA.offsets[a] !== listA.offsets[a + 1] && listB.offsets[b] !== listB.offsets[b + 1] ? 1 : 0;
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

function closeness(corpus: Corpus, wa: number, wb: number): number {
  const { vectors, dimensions } = corpus.topics;
  let sum = 0;
  for (let k = 0; k < dimensions; k++) sum += vectors[wa * dimensions + k]! * vectors[wb * dimensions + k]!;
  return sum;
}
