import { compareGiven, type GivenLevel } from '../names/compare.ts';
import { fold } from '../names/fold.ts';
import { coreKey, familyKey } from '../names/keys.ts';
import { type PersonName, parseName } from '../names/parse.ts';
import type { IdentityResult } from './identify.ts';
import type { Decision, IdentityInput, Ragged } from './input.ts';
import { type Author, type Commonness, type PostFacts, readAuthors, weighPost } from './post-evidence.ts';
import { joinPosts, type PostRulings } from './post-people.ts';
import { Bonds, indexOf } from './ties.ts';
import { keysToMeet } from './variants.ts';

/** Names outside author lines: posts held, reports signed, models trained, awards won. One entry each, keys ascending. */
export interface PostsInput {
  readonly keys: BigInt64Array;
  readonly rawName: readonly string[];
  /** Organisations, numbered as in `IdentityInput`; parents may be listed beside them. */
  readonly organisations: Ragged;
  /** Years it speaks of, 0 where not known. */
  readonly firstYear: Int16Array;
  readonly lastYear: Int16Array;
  /** Number of the record; names of one record stand side by side. */
  readonly record: Int32Array;
  /** Title of the report, model or awarded work; empty for a post. */
  readonly title: readonly string[];
}

type PostMethod = 'name' | 'evidence' | 'decision' | 'own';

/** Whose each post is. */
export interface PostLinks {
  /** Cluster of the person; from `clusters` on, people known from posts alone; -1 where two fit. */
  readonly person: Int32Array;
  readonly people: number;
  /** Probability that it is they. */
  readonly weight: Float32Array;
  /** Empty where nobody is named. */
  readonly method: readonly (PostMethod | '')[];
}

/** Least probability at which a post is linked: a wrong link is worse than none. */
const sure = 0.85;
/** Log-odds that a name printed so stands for somebody who prints it otherwise. */
const nameWeight: Record<GivenLevel, number> = {
  same: 0,
  spelling: -0.3,
  'middle agrees': 0,
  'middle missing': -0.2,
  nickname: -1.2,
  part: -1.5,
  near: -2.5,
  initial: -3.5,
  'middle differs': -4,
  different: Number.NEGATIVE_INFINITY,
};

interface Verdict {
  person: number;
  weight: number;
  method: PostMethod | '';
}

/** Links posts to the people of the papers, and joins those of nobody there among themselves. */
export function linkPosts(
  posts: PostsInput,
  input: IdentityInput,
  result: IdentityResult,
  decisions: readonly Decision[] = [],
): PostLinks {
  const names = posts.rawName.map(parseName);
  const index = new Map(result.names.coreKeys.map((key, core) => [key, core]));
  const clustersOfCore = peopleByCore(result);
  const candidates = names.map((name) => candidatesOf(name, index, clustersOfCore));
  const authors = readAuthors(
    input,
    result.corpus.core,
    result.cluster,
    new Set(candidates.flatMap((list) => [...list.keys()])),
  );
  const common = commonnessOf(input, result);
  const colleagues = readColleagues(posts, names, index);
  const byTitle = linkByTitle(posts, names, input, result);
  const ruled = readRulings(posts, input, result, decisions);
  const verdicts = names.map((name, i): Verdict => {
    const decided = ruled.same.get(i) ?? byTitle.get(i);
    if (decided !== undefined)
      return {
        person: decided,
        weight: ruled.same.has(i) ? 1 : 0.98,
        method: ruled.same.has(i) ? 'decision' : 'evidence',
      };
    const facts = factsOf(posts, i, colleagues[i]!);
    const others = [...candidates[i]!].filter(([cluster]) => !ruled.apart.get(i)?.has(cluster));
    return choose(facts, name, others, authors, common, crowdingOf(name, index, result));
  });
  const { person, people } = joinPosts(posts, names, verdicts, ruled, result.clusters);
  return {
    person,
    people,
    weight: Float32Array.from(verdicts, ({ weight }) => Math.round(weight * 1e6) / 1e6),
    method: verdicts.map(({ method }) => method),
  };
}

/** The best candidate where it is sure enough, else nobody: a person of their own, or none where some fit. */
function choose(
  facts: PostFacts,
  name: PersonName,
  candidates: readonly (readonly [number, GivenLevel])[],
  authors: ReadonlyMap<number, Author>,
  common: Commonness,
  crowding: number,
): Verdict {
  if (name.kind !== 'person' || name.given.length === 0) return { person: -1, weight: 0, method: '' };
  // Somebody outside the papers: as many as people of that name are expected, and always a few.
  const outside = 0.1 + crowding;
  let total = outside;
  let best: { cluster: number; odds: number; evidence: number } | null = null;
  for (const [cluster, level] of candidates) {
    const author = authors.get(cluster);
    if (author === undefined) continue;
    const { organisation, colleagues, dates } = weighPost(facts, author, common);
    const odds = Math.exp(nameWeight[level] + organisation + colleagues + dates);
    total += odds;
    if (best === null || odds > best.odds) best = { cluster, odds, evidence: organisation + colleagues };
  }
  if (best !== null && best.odds / total >= sure)
    return {
      person: best.cluster,
      weight: best.odds / total,
      method: best.evidence > 0 ? 'evidence' : 'name',
    };
  if (outside / total >= 0.5) return { person: -1, weight: outside / total, method: 'own' };
  return { person: -1, weight: 0, method: '' };
}

function peopleByCore({ corpus, cluster }: IdentityResult): Map<number, Set<number>> {
  const people = new Map<number, Set<number>>();
  corpus.core.forEach((core, mention) => {
    const known = people.get(core);
    if (known === undefined) people.set(core, new Set([cluster[mention]!]));
    else known.add(cluster[mention]!);
  });
  return people;
}

/** People under the name or a variant of it, with the level at which the best of their spellings fits. */
function candidatesOf(
  name: PersonName,
  index: ReadonlyMap<string, number>,
  clustersOfCore: ReadonlyMap<number, ReadonlySet<number>>,
): Map<number, GivenLevel> {
  const found = new Map<number, GivenLevel>();
  if (name.kind !== 'person') return found;
  for (const key of [coreKey(name), ...keysToMeet(name)]) {
    const core = index.get(key);
    if (core === undefined) continue;
    const spelling = parseName(key);
    const level = familyKey(spelling) === familyKey(name) ? compareGiven(name, spelling) : 'spelling';
    if (level === 'different') continue;
    for (const cluster of clustersOfCore.get(core) ?? [])
      if (!found.has(cluster) || nameWeight[level] > nameWeight[found.get(cluster)!])
        found.set(cluster, level);
  }
  return found;
}

/** People expected under a name, from the corpus' own figure; a name that no paper bears is taken as rare. */
function crowdingOf(
  name: PersonName,
  index: ReadonlyMap<string, number>,
  { corpus }: IdentityResult,
): number {
  const core = index.get(coreKey(name));
  return core === undefined ? 0 : 2 ** corpus.crowding[core]!;
}

function commonnessOf(input: IdentityInput, { corpus }: IdentityResult): Commonness {
  const counts = new Map<number, number>();
  for (const organisation of input.affiliation.values)
    counts.set(organisation, (counts.get(organisation) ?? 0) + 1);
  const lines = Math.max(1, input.affiliation.values.length);
  return {
    organisationShare: (organisation) => (counts.get(organisation) ?? 0) / lines,
    people: corpus.coreWeight.length,
  };
}

function factsOf(posts: PostsInput, i: number, colleagues: ReadonlySet<number>): PostFacts {
  const { offsets, values } = posts.organisations;
  return {
    organisations: [...values.subarray(offsets[i]!, offsets[i + 1]!)],
    firstYear: posts.firstYear[i]!,
    lastYear: posts.lastYear[i]!,
    colleagues,
  };
}

/** Cores of the other names in a record; of a record that names one, those of the same organisations' posts. */
function readColleagues(
  posts: PostsInput,
  names: readonly PersonName[],
  index: ReadonlyMap<string, number>,
): Set<number>[] {
  const core = names.map((name) => index.get(coreKey(name)) ?? -1);
  const lists = new Map<string, Set<number>>();
  const keysOf = (i: number): string[] => {
    const { offsets, values } = posts.organisations;
    return [
      `record ${posts.record[i]}`,
      ...Array.from(values.subarray(offsets[i]!, offsets[i + 1]!), (one) => `organisation ${one}`),
    ];
  };
  names.forEach((_name, i) => {
    for (const key of keysOf(i)) lists.set(key, (lists.get(key) ?? new Set()).add(core[i]!));
  });
  return names.map((_name, i) => {
    const [own = '', ...organisations] = keysOf(i);
    const inRecord = lists.get(own) ?? new Set<number>();
    const all =
      inRecord.size > 1 ? [inRecord] : organisations.map((key) => lists.get(key) ?? new Set<number>());
    const colleagues = new Set(all.flatMap((list) => [...list]));
    colleagues.delete(core[i]!);
    colleagues.delete(-1);
    return colleagues;
  });
}

/** Awards and reports with the title of a known work are its authors'. */
function linkByTitle(
  posts: PostsInput,
  names: readonly PersonName[],
  input: IdentityInput,
  result: IdentityResult,
): Map<number, number> {
  const plain = (title: string) => fold(title).replace(/[^\p{L}\p{N}]/gu, '');
  const wanted = new Map<string, number[]>();
  posts.title.forEach((title, i) => {
    const key = plain(title);
    if (key.length >= 12) wanted.set(key, [...(wanted.get(key) ?? []), i]);
  });
  const worksOf = new Map<number, string>();
  input.title.forEach((title, work) => {
    const key = plain(title);
    if (wanted.has(key)) worksOf.set(work, key);
  });
  const links = new Map<number, number>();
  input.work.forEach((work, mention) => {
    const key = worksOf.get(work);
    if (key === undefined) return;
    const author = parseName(input.rawName[mention]!);
    for (const i of wanted.get(key) ?? []) {
      const name = names[i]!;
      if (links.has(i) || name.kind !== 'person' || familyKey(name) !== familyKey(author)) continue;
      if (nameWeight[compareGiven(name, author)] > -4) links.set(i, result.cluster[mention]!);
    }
  });
  return links;
}

/** What people decided of posts: by post the cluster it is of, those it is not of, and which posts are one person's or not. */
function readRulings(
  posts: PostsInput,
  input: IdentityInput,
  { cluster }: IdentityResult,
  decisions: readonly Decision[],
): PostRulings & {
  readonly same: ReadonlyMap<number, number>;
  readonly apart: ReadonlyMap<number, Set<number>>;
} {
  const same = new Map<number, number>();
  const apart = new Map<number, Set<number>>();
  const bonds = new Bonds(posts.keys.length);
  // The later decision holds: bonds keep what they hear first.
  for (const decision of decisions.toReversed()) {
    const [i, j] = [indexOf(posts.keys, decision.a), indexOf(posts.keys, decision.b)];
    if (i < 0 || j < 0 || i === j) continue;
    if (decision.same) bonds.join(i, j);
    else bonds.part(i, j);
  }
  const tied = bonds.ties();
  const ofOne = Map.groupBy(tied.keys(), (post) => tied[post]!);
  for (const decision of decisions) {
    for (const [postKey, mentionKey] of [
      [decision.a, decision.b],
      [decision.b, decision.a],
    ] as const) {
      const [post, mention] = [indexOf(posts.keys, postKey), indexOf(input.mentions, mentionKey)];
      if (post < 0 || mention < 0) continue;
      const all = tied[post]! < 0 ? [post] : (ofOne.get(tied[post]!) ?? [post]);
      for (const one of all)
        if (decision.same) same.set(one, cluster[mention]!);
        else apart.set(one, (apart.get(one) ?? new Set()).add(cluster[mention]!));
    }
  }
  return { same, apart, tied, parted: bonds.apart() };
}
