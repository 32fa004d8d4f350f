import type { GivenLevel } from '../../names/compare.ts';
import { coreKey } from '../../names/keys.ts';
import { type PersonName, parseName } from '../../names/parse.ts';
import type { NamedCorpus } from '../corpus/corpus.ts';
import type { Decision, IdentityInput, Ragged } from '../corpus/input.ts';
import type { IdentityResult } from '../identify.ts';
import type { Yielding } from '../passes/yielding.ts';
import { agree, type PostMethod, sure, type Verdict } from './agreement.ts';
import { readColleagues } from './colleagues.ts';
import {
  type Author,
  type Commonness,
  clustering,
  type PostFacts,
  readAuthors,
  weighPost,
} from './evidence.ts';
import { candidatesOf, coresOf, crowdingOf, nameWeight, type PossibleCore } from './names.ts';
import { linkByOrcid } from './orcid.ts';
import { groupPosts, numberPeople } from './people.ts';
import { readPostRulings } from './rulings.ts';
import { linkByTitle } from './titles.ts';

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
  /** ORCID iD under which the person states it; empty where none. */
  readonly orcid?: readonly string[];
}

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

/** What can be read of posts and papers before it is known who wrote what. */
export interface PreparedPosts {
  readonly posts: PostsInput;
  readonly names: readonly PersonName[];
  /** Cores that each name may stand for, and how many people are expected under it. */
  readonly cores: readonly (readonly PossibleCore[])[];
  readonly crowding: readonly number[];
  readonly colleagues: readonly ReadonlySet<number>[];
  /** The author line of a post with the title of a work. */
  readonly titled: ReadonlyMap<number, number>;
  readonly common: Commonness;
}

/** Posts between two steps of `preparePosts`. */
const stride = 1000;

/** Reads it. */
export function* preparePosts(
  posts: PostsInput,
  input: IdentityInput,
  read: NamedCorpus,
): Yielding<PreparedPosts> {
  const names = posts.rawName.map(parseName);
  const index = new Map(read.names.coreKeys.map((key, core) => [key, core]));
  yield;
  const cores: PossibleCore[][] = [];
  for (const [i, name] of names.entries()) {
    if (i % stride === 0) yield;
    cores.push(coresOf(name, index));
  }
  const crowding = names.map((name) => crowdingOf(name, index, read));
  const colleagues = readColleagues(posts, names, index);
  yield;
  const titled = yield* linkByTitle(posts, names, input);
  return { posts, names, cores, crowding, colleagues, titled, common: commonnessOf(input, read) };
}

/** Links posts to the people of the papers, and joins those of nobody there among themselves. */
export function linkPosts(
  { posts, names, cores, crowding, colleagues, titled, common }: PreparedPosts,
  input: IdentityInput,
  result: IdentityResult,
  decisions: readonly Decision[] = [],
): PostLinks {
  const candidates = cores.map((some) => candidatesOf(some, result));
  const authors = readAuthors(input, result, new Set(candidates.flatMap((list) => [...list.keys()])));
  const byOrcid = linkByOrcid(posts, input, result);
  const rulings = readPostRulings(posts, input, result.cluster, decisions);
  const alone = names.map((name, i): Verdict => {
    const ruled = rulings.same.get(i);
    if (ruled !== undefined) return { person: ruled, weight: 1, method: 'decision' };
    const stated = byOrcid.get(i);
    if (stated !== undefined) return { person: stated, weight: 0.99, method: 'evidence' };
    const printed = titled.get(i);
    if (printed !== undefined) return { person: result.cluster[printed]!, weight: 0.98, method: 'evidence' };
    const others = [...candidates[i]!].filter(([cluster]) => !rulings.apart.get(i)?.has(cluster));
    return choose(factsOf(posts, i, colleagues[i]!), name, others, authors, common, crowding[i]!);
  });
  const groups = groupPosts(posts, names, rulings);
  // People cluster by field, so a second holder of a post of that name is likelier than an even spread would have it.
  const holders = clustering * (new Set(names.map(coreKey)).size / Math.max(1, common.people));
  const chances = crowding.map((expected) => 1 / (1 + holders * expected));
  const verdicts = agree(alone, groups, rulings, (i, cluster) =>
    candidates[i]!.has(cluster) ? chances[i]! : 0,
  );
  const { person, people } = numberPeople(groups, verdicts, result.clusters);
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

function commonnessOf(input: IdentityInput, { corpus }: NamedCorpus): Commonness {
  const counts: number[] = [];
  for (const organisation of input.affiliation.values) counts[organisation] = (counts[organisation] ?? 0) + 1;
  const lines = Math.max(1, input.affiliation.values.length);
  return {
    organisationShare: (organisation) => (counts[organisation] ?? 0) / lines,
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
