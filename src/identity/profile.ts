import type { Company } from './company.ts';
import type { Corpus } from './corpus.ts';
import type { Topics } from './topics.ts';

/** What a group of mentions has in common: the sums that two groups are compared by. Lists are ascending by id. */
export interface Profile {
  readonly members: Int32Array;
  /** Co-authors (nodes of the pass before), and in how many works. */
  readonly coAuthors: Int32Array;
  /** Cores of the co-authors' names. */
  readonly coAuthorCores: Int32Array;
  readonly organisations: readonly Stay[];
  readonly emailDomains: readonly number[];
  readonly words: Int32Array;
  readonly wordWeights: Float32Array;
  readonly topic: Float32Array;
  /** Topic with those of the co-authors (see `Company`), of length 1. */
  readonly company: Float32Array;
  readonly venues: ReadonlyMap<number, number>;
  /** Printed form of the name that most members bear. */
  readonly spelling: number;
  /** Organisations on the works, whosever, with weights of length 1: rarer and oftener weighs more. */
  readonly around: Int32Array;
  readonly aroundWeights: Float32Array;
  /** Years with a work, ascending; in each, works with several authors, and those that list it last. */
  readonly years: readonly { readonly year: number; listed: number; last: number }[];
  readonly firstYear: number;
  readonly lastYear: number;
  /** Shares of the works with several authors that list it first, and last. */
  readonly first: number;
  readonly last: number;
}

/** An organisation printed on the group's lines (`own`) or only on its works, and the years in which it was. */
export interface Stay {
  readonly organisation: number;
  own: boolean;
  years: number[];
}

export function readProfile(
  corpus: Corpus,
  node: Int32Array,
  company: Company,
  members: Int32Array,
): Profile {
  const { work, workMentions, topics, year, venue, core } = corpus;
  const alone = members.length === 1;
  const coAuthors = new Set<number>();
  const coAuthorCores = new Set<number>();
  const words = new Map<number, number>();
  const topic = new Float32Array(topics.dimensions);
  const withCompany = new Float32Array(topics.dimensions);
  const ofLine = new Float32Array(topics.dimensions);
  const venues = new Map<number, number>();
  const forms = new Map<number, number>();
  const emailDomains = new Set<number>();
  const around = new Map<number, number>();
  const years = new Map<number, { year: number; listed: number; last: number }>();
  let [firstYear, lastYear] = [Number.POSITIVE_INFINITY, 0];
  const roles = [0, 0, 0, 0];
  for (const mention of members) {
    const w = work[mention]!;
    for (let at = workMentions.offsets[w]!; at < workMentions.offsets[w + 1]!; at++) {
      const other = workMentions.values[at]!;
      if (other === mention || core[other]! < 0) continue;
      coAuthors.add(node[other]!);
      coAuthorCores.add(core[other]!);
    }
    for (let at = topics.words.offsets[w]!; !alone && at < topics.words.offsets[w + 1]!; at++) {
      const word = topics.words.values[at]!;
      words.set(word, (words.get(word) ?? 0) + topics.wordWeights[at]!);
    }
    for (let k = 0; k < topic.length; k++) topic[k]! += topics.vectors[w * topic.length + k]!;
    company.write(mention, ofLine, 0);
    for (let k = 0; k < ofLine.length; k++) withCompany[k]! += ofLine[k]!;
    const { surroundings } = corpus;
    for (let at = surroundings.offsets[w]!; at < surroundings.offsets[w + 1]!; at++) {
      const organisation = surroundings.values[at]!;
      around.set(organisation, (around.get(organisation) ?? 0) + 1);
    }
    if (corpus.emailDomain[mention]! >= 0) emailDomains.add(corpus.emailDomain[mention]!);
    const form = corpus.spellings.form[mention]!;
    forms.set(form, (forms.get(form) ?? 0) + 1);
    venues.set(venue[w]!, (venues.get(venue[w]!) ?? 0) + 1);
    if (year[w]! > 0) {
      firstYear = Math.min(firstYear, year[w]!);
      lastYear = Math.max(lastYear, year[w]!);
      const seen = years.get(year[w]!) ?? { year: year[w]!, listed: 0, last: 0 };
      if (corpus.role[mention]! > 0) seen.listed++;
      if (corpus.role[mention] === 3) seen.last++;
      years.set(year[w]!, seen);
    }
    roles[corpus.role[mention]!]!++;
  }
  const listed = members.length - roles[0]!;
  return {
    members,
    coAuthors: ascending(coAuthors),
    coAuthorCores: ascending(coAuthorCores),
    organisations: readStays(corpus, members),
    emailDomains: [...emailDomains],
    ...(alone ? wordsOfWork(topics, work[members[0]!]!) : unitWords(words)),
    topic: alone ? topic : unit(topic),
    company: unit(withCompany),
    venues: unitCounts(venues),
    spelling: commonest(forms),
    ...unitOrganisations(corpus, around),
    years: [...years.values()].sort((a, b) => a.year - b.year),
    firstYear,
    lastYear,
    first: listed > 0 ? roles[1]! / listed : 0,
    last: listed > 0 ? roles[3]! / listed : 0,
  };
}

function readStays(corpus: Corpus, members: Int32Array): Stay[] {
  const stays = new Map<number, Stay>();
  const add = (organisation: number, year: number, own: boolean) => {
    const stay = stays.get(organisation);
    if (stay === undefined) stays.set(organisation, { organisation, own, years: [year] });
    else {
      if (own && !stay.own) stay.years = [];
      if (own || !stay.own) stay.years.push(year);
      stay.own ||= own;
    }
  };
  for (const mention of members) {
    const w = corpus.work[mention]!;
    const [own, bag] = [corpus.affiliation, corpus.bag];
    for (let at = own.offsets[mention]!; at < own.offsets[mention + 1]!; at++)
      add(own.values[at]!, corpus.year[w]!, true);
    if (own.offsets[mention] === own.offsets[mention + 1])
      for (let at = bag.offsets[w]!; at < bag.offsets[w + 1]!; at++)
        add(bag.values[at]!, corpus.year[w]!, false);
  }
  return [...stays.values()].sort((a, b) => a.organisation - b.organisation);
}

function ascending(values: ReadonlySet<number>): Int32Array {
  const list = new Int32Array(values.size);
  let at = 0;
  for (const value of values) list[at++] = value;
  return list.sort();
}

/** Words of a single work: their weights have length 1 as they are. */
function wordsOfWork({ words, wordWeights }: Topics, work: number) {
  const [start, end] = [words.offsets[work]!, words.offsets[work + 1]!];
  return { words: words.values.subarray(start, end), wordWeights: wordWeights.subarray(start, end) };
}

function unitWords(weights: Map<number, number>): { words: Int32Array; wordWeights: Float32Array } {
  const words = new Int32Array(weights.size);
  let at = 0;
  for (const word of weights.keys()) words[at++] = word;
  words.sort();
  const wordWeights = new Float32Array(words.length);
  for (let i = 0; i < words.length; i++) wordWeights[i] = weights.get(words[i]!)!;
  return { words, wordWeights: unit(wordWeights) };
}

function unitOrganisations(corpus: Corpus, counts: Map<number, number>) {
  const around = Int32Array.from(counts.keys()).sort();
  const weigh = (organisation: number) =>
    Math.log1p(counts.get(organisation) ?? 0) * corpus.organisationRarity[organisation]!;
  return { around, aroundWeights: unit(Float32Array.from(around, weigh)) };
}

/** The key counted most; of several, the first met. */
function commonest(counts: ReadonlyMap<number, number>): number {
  let [best, most] = [-1, 0];
  for (const [key, count] of counts) if (count > most) [best, most] = [key, count];
  return best;
}

function unitCounts(counts: Map<number, number>): Map<number, number> {
  const length = Math.sqrt([...counts.values()].reduce((sum, count) => sum + count * count, 0)) || 1;
  return new Map([...counts].map(([key, count]) => [key, count / length]));
}

function unit(vector: Float32Array): Float32Array {
  let square = 0;
  for (const value of vector) square += value * value;
  const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
  for (let k = 0; k < vector.length; k++) vector[k]! *= scale;
  return vector;
}
