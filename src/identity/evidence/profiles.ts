import type { Corpus } from '../corpus/corpus.ts';
import { Lists } from '../corpus/lists.ts';
import { grown, pick } from '../corpus/shared-memory.ts';
import type { Nodes } from '../passes/nodes.ts';
import { Company } from './company.ts';
import { Places } from './places.ts';

/**
 * What groups of mentions have in common, the sums that two groups are compared by: a number a group, and its entries in columns. A build
 * reads two hundred thousand groups, so that none has objects of its own.
 */
export class Profiles {
  /** Mentions of each group. */
  readonly members = new Lists();
  /** Co-authors (nodes of the pass before), ascending; and the cores of their names, in any order. */
  readonly coAuthors = new Lists();
  readonly coAuthorCores = new Lists();
  /** First letters of middle names. */
  readonly initials = new Lists();
  /** Organisations, ascending: printed on the group's lines (weight 1), or only on its works (0). */
  readonly stays = new Lists();
  /** A list for each entry of `stays`: the years in which it was printed so. */
  readonly stayYears = new Lists();
  readonly emailDomains = new Lists();
  /** Words of the titles, ascending, with weights of length 1. */
  readonly words = new Lists();
  /** Venues, in order of first appearance, with weights of length 1. */
  readonly venues = new Lists();
  /** Organisations on the works, whosever, ascending, with weights of length 1: rarer and oftener weighs more. */
  readonly around = new Lists();
  /** Years with a work, ascending: how many list several authors, and how many of those list it last. */
  readonly listed = new Lists();
  readonly last = new Lists();
  /** Topics, `dimensions` numbers a group; and with those of the co-authors (see `Company`), of length 1. */
  topics: Float32Array = new Float32Array(1024);
  company: Float32Array = new Float32Array(1024);
  /** Printed form of the name that most members bear; of several, the first met. */
  readonly spelling: number[] = [];
  readonly firstYear: number[] = [];
  readonly lastYear: number[] = [];
  /** Shares of the works with several authors that list it first, and last. */
  readonly shareFirst: number[] = [];
  readonly shareLast: number[] = [];
  private readonly corpus: Corpus;
  /** Node and core of each entry of `workMentions`: those of a work lie side by side. */
  private readonly nodesOfWorks: Int32Array;
  private readonly coresOfWorks: Int32Array;
  private readonly withCompany: Company;
  private readonly ofLine: Float32Array;
  private readonly metNodes: Places;
  private readonly metCores: Places;
  private readonly metWords: Places;
  private readonly metOrganisations: Places;
  /** By place of what was met: its sum, or the newest of its entries. */
  private sums = new Float64Array(64);
  private newest = new Int32Array(64);
  private readonly forms = new Lists();
  /** Years in which an organisation was printed, weights as in `stays`; of each, the one before that of the same organisation, or -1. */
  private readonly entries = new Lists();
  private before = new Int32Array(64);
  /** The columns with a list a group. */
  private readonly columns: readonly Lists[];

  constructor(corpus: Corpus, { node, weight, topics }: Nodes) {
    this.corpus = corpus;
    this.nodesOfWorks = pick(node, corpus.workMentions.values);
    this.coresOfWorks = pick(corpus.core, corpus.workMentions.values);
    this.withCompany = new Company(corpus, node, topics);
    this.ofLine = new Float32Array(corpus.topics.dimensions);
    this.metNodes = new Places(weight.length);
    this.metCores = new Places(corpus.coreWeight.length);
    this.metWords = new Places(corpus.topics.wordCount);
    this.metOrganisations = new Places(corpus.organisationRarity.length);
    const { members, coAuthors, coAuthorCores, initials, stays, emailDomains } = this;
    const { words, venues, around, listed, last } = this;
    const whose = [members, coAuthors, coAuthorCores, initials, stays, emailDomains];
    this.columns = [...whose, words, venues, around, listed, last];
  }

  /** How many groups there are. */
  get count(): number {
    return this.spelling.length;
  }

  /** Forgets all groups. */
  clear(): void {
    for (const lists of this.columns) lists.clear();
    this.stayYears.clear();
    for (const column of [this.spelling, this.firstYear, this.lastYear, this.shareFirst, this.shareLast])
      column.length = 0;
  }

  /** Reads a group; its number, from 0 on. */
  read(members: ArrayLike<number>): number {
    const group = this.count;
    this.readCoAuthors(members);
    this.readWords(members);
    this.readVectors(members, group);
    this.readStays(members);
    this.readAround(members);
    this.readYears(members);
    const { corpus, forms } = this;
    forms.clear();
    for (let i = 0; i < members.length; i++) {
      const mention = members[i]!;
      this.members.add(mention);
      const [domain, initial] = [corpus.emailDomain[mention]!, corpus.middleInitial[mention]!];
      if (domain >= 0) this.emailDomains.count(domain, 1);
      if (initial > 0) this.initials.count(initial, 1);
      this.venues.count(corpus.venue[corpus.work[mention]!]!, 1);
      forms.count(corpus.spellings.form[mention]!, 1);
    }
    forms.end();
    this.shareVenues(group);
    for (const lists of this.columns) lists.end();
    this.spelling.push(commonest(forms));
    return group;
  }

  /** Brings the counts of the venues to length 1. */
  private shareVenues(group: number): void {
    const { starts, weights, size } = this.venues;
    let square = 0;
    for (let at = starts[group]!; at < size; at++) square += weights[at]! * weights[at]!;
    const length = Math.sqrt(square) || 1;
    for (let at = starts[group]!; at < size; at++) weights[at]! /= length;
  }

  private readCoAuthors(members: ArrayLike<number>): void {
    const { nodesOfWorks, coresOfWorks, metNodes, metCores, coAuthors, coAuthorCores } = this;
    const { work, workMentions } = this.corpus;
    metNodes.begin();
    metCores.begin();
    for (let i = 0; i < members.length; i++) {
      const own = work[members[i]!]!;
      for (let at = workMentions.offsets[own]!; at < workMentions.offsets[own + 1]!; at++) {
        const [other, core] = [nodesOfWorks[at]!, coresOfWorks[at]!];
        if (core < 0 || workMentions.values[at] === members[i]) continue;
        if (metNodes.of(other) < 0) {
          metNodes.add(other);
          coAuthors.add(other);
        }
        if (metCores.of(core) >= 0) continue;
        metCores.add(core);
        coAuthorCores.add(core);
      }
    }
    coAuthors.sort();
  }

  /** Words of a single work have weights of length 1 as they are. */
  private readWords(members: ArrayLike<number>): void {
    const { metWords, words } = this;
    const { work, topics } = this.corpus;
    const { offsets, values } = topics.words;
    if (members.length === 1) {
      const own = work[members[0]!]!;
      for (let at = offsets[own]!; at < offsets[own + 1]!; at++)
        words.add(values[at]!, topics.wordWeights[at]!);
      return;
    }
    metWords.begin();
    for (let i = 0; i < members.length; i++) {
      const own = work[members[i]!]!;
      for (let at = offsets[own]!; at < offsets[own + 1]!; at++)
        this.sumUp(metWords, values[at]!, topics.wordWeights[at]!);
    }
    const from = this.addMet(words, metWords);
    const to = from + metWords.things.length;
    for (let at = from; at < to; at++)
      words.weights[at] = Math.fround(this.sums[metWords.of(words.values[at]!)]!);
    unitWeights(words.weights, from, to);
  }

  /** Adds to the sum of a thing. */
  private sumUp(met: Places, thing: number, weight: number): void {
    const known = met.of(thing);
    if (known >= 0) this.sums[known]! += weight;
    else {
      const place = met.add(thing);
      if (place >= this.sums.length) this.sums = grown(this.sums);
      this.sums[place] = weight;
    }
  }

  /** Adds all that was met to the open list, ascending; where it begins there. */
  private addMet(lists: Lists, { things }: Places): number {
    for (let i = 0; i < things.length; i++) lists.add(things[i]!);
    lists.sort();
    return lists.starts[this.count]!;
  }

  private readVectors(members: ArrayLike<number>, group: number): void {
    const { ofLine, withCompany, corpus } = this;
    const { vectors, dimensions } = corpus.topics;
    const [from, to] = [group * dimensions, (group + 1) * dimensions];
    if (to > this.topics.length) {
      this.topics = grown(this.topics, to);
      this.company = grown(this.company, to);
    }
    const { topics, company } = this;
    topics.fill(0, from, to);
    company.fill(0, from, to);
    for (let i = 0; i < members.length; i++) {
      const own = corpus.work[members[i]!]! * dimensions;
      withCompany.write(members[i]!, ofLine, 0);
      for (let k = 0; k < dimensions; k++) {
        topics[from + k]! += vectors[own + k]!;
        company[from + k]! += ofLine[k]!;
      }
    }
    if (members.length > 1) unitVector(topics, from, to);
    unitVector(company, from, to);
  }

  /** Where an organisation stands on a line of the group, the years of such lines alone count. */
  private readStays(members: ArrayLike<number>): void {
    const { metOrganisations: met, entries, corpus, stays, stayYears } = this;
    const { affiliation, bag, work, year } = corpus;
    met.begin();
    entries.clear();
    for (let i = 0; i < members.length; i++) {
      const [mention, own] = [members[i]!, work[members[i]!]!];
      const isOwn = affiliation.offsets[mention]! < affiliation.offsets[mention + 1]!;
      const [{ offsets, values }, row] = isOwn ? [affiliation, mention] : [bag, own];
      for (let at = offsets[row]!; at < offsets[row + 1]!; at++)
        this.enter(met, values[at]!, year[own]!, isOwn ? 1 : 0);
    }
    const from = this.addMet(stays, met);
    for (let i = 0; i < met.things.length; i++) {
      const place = met.of(stays.values[from + i]!);
      const isOwn = this.sums[place]!;
      stays.weights[from + i] = isOwn;
      for (let entry = this.newest[place]!; entry >= 0; entry = this.before[entry]!)
        if (entries.weights[entry] === isOwn) stayYears.count(entries.values[entry]!, 1);
      stayYears.end();
    }
  }

  /** Notes a year in which an organisation was printed. */
  private enter(met: Places, organisation: number, year: number, isOwn: number): void {
    const { entries } = this;
    const known = met.of(organisation);
    const place = known < 0 ? met.add(organisation) : known;
    const entry = entries.size;
    if (place === this.newest.length) this.newest = grown(this.newest);
    if (place >= this.sums.length) this.sums = grown(this.sums);
    if (entry === this.before.length) this.before = grown(this.before);
    this.before[entry] = known < 0 ? -1 : this.newest[place]!;
    this.sums[place] = known < 0 ? isOwn : Math.max(this.sums[place]!, isOwn);
    this.newest[place] = entry;
    entries.add(year, isOwn);
  }

  private readAround(members: ArrayLike<number>): void {
    const { metOrganisations: met, around, corpus } = this;
    const { offsets, values } = corpus.surroundings;
    met.begin();
    for (let i = 0; i < members.length; i++) {
      const own = corpus.work[members[i]!]!;
      for (let at = offsets[own]!; at < offsets[own + 1]!; at++) this.sumUp(met, values[at]!, 1);
    }
    const from = this.addMet(around, met);
    for (let i = 0; i < met.things.length; i++) {
      const organisation = around.values[from + i]!;
      const count = this.sums[met.of(organisation)]!;
      around.weights[from + i] = Math.fround(Math.log1p(count) * corpus.organisationRarity[organisation]!);
    }
    unitWeights(around.weights, from, from + met.things.length);
  }

  private readYears(members: ArrayLike<number>): void {
    const { listed, last } = this;
    const { role, work, year } = this.corpus;
    let [firstYear, lastYear] = [Number.POSITIVE_INFINITY, 0];
    let [several, ofFirst, ofLast] = [0, 0, 0];
    for (let i = 0; i < members.length; i++) {
      const its = role[members[i]!]!;
      if (its > 0) several++;
      if (its === 1) ofFirst++;
      if (its === 3) ofLast++;
      const of = year[work[members[i]!]!]!;
      if (of <= 0) continue;
      firstYear = Math.min(firstYear, of);
      lastYear = Math.max(lastYear, of);
      listed.count(of, its > 0 ? 1 : 0);
      last.count(of, its === 3 ? 1 : 0);
    }
    this.firstYear.push(firstYear);
    this.lastYear.push(lastYear);
    this.shareFirst.push(several > 0 ? ofFirst / several : 0);
    this.shareLast.push(several > 0 ? ofLast / several : 0);
    listed.sortWithWeights();
    last.sortWithWeights();
  }
}

/** The value of the only list that is counted most; of several, the first met. */
function commonest({ values, weights, starts }: Lists): number {
  let best = 0;
  for (let at = 1; at < starts[1]!; at++) if (weights[at]! > weights[best]!) best = at;
  return values[best]!;
}

/** Brings weights of single precision to length 1, in single precision. */
function unitWeights(weights: Float64Array, from: number, to: number): void {
  let square = 0;
  for (let at = from; at < to; at++) square += weights[at]! * weights[at]!;
  const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
  for (let at = from; at < to; at++) weights[at] = Math.fround(weights[at]! * scale);
}

function unitVector(vectors: Float32Array, from: number, to: number): void {
  let square = 0;
  for (let at = from; at < to; at++) square += vectors[at]! * vectors[at]!;
  const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
  for (let at = from; at < to; at++) vectors[at]! *= scale;
}
