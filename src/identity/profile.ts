import type { Corpus } from './corpus.ts';

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

export function readProfile(corpus: Corpus, node: Int32Array, members: Int32Array): Profile {
  const { work, workMentions, topics, year, venue, core } = corpus;
  const coAuthors = new Set<number>();
  const coAuthorCores = new Set<number>();
  const words = new Map<number, number>();
  const topic = new Float32Array(topics.dimensions);
  const venues = new Map<number, number>();
  const forms = new Map<number, number>();
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
    for (let at = topics.words.offsets[w]!; at < topics.words.offsets[w + 1]!; at++) {
      const word = topics.words.values[at]!;
      words.set(word, (words.get(word) ?? 0) + topics.wordWeights[at]!);
    }
    for (let k = 0; k < topic.length; k++) topic[k]! += topics.vectors[w * topic.length + k]!;
    const { surroundings } = corpus;
    for (let at = surroundings.offsets[w]!; at < surroundings.offsets[w + 1]!; at++) {
      const organisation = surroundings.values[at]!;
      around.set(organisation, (around.get(organisation) ?? 0) + 1);
    }
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
    coAuthors: Int32Array.from(coAuthors).sort(),
    coAuthorCores: Int32Array.from(coAuthorCores).sort(),
    organisations: readStays(corpus, members),
    emailDomains: [...new Set([...members].map((mention) => corpus.emailDomain[mention]!))].filter(
      (domain) => domain >= 0,
    ),
    ...unitWords(words),
    topic: unit(topic),
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

function unitWords(weights: Map<number, number>): { words: Int32Array; wordWeights: Float32Array } {
  const words = Int32Array.from(weights.keys()).sort();
  return { words, wordWeights: unit(Float32Array.from(words, (word) => weights.get(word) ?? 0)) };
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
  return vector.map((value) => value * scale);
}
