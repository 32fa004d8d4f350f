import type { IdentityInput } from '../corpus/input.ts';
import type { IdentityResult } from '../identify.ts';

/** A person of the papers, as posts are compared with them. */
export interface Author {
  readonly cores: ReadonlySet<number>;
  /** Organisations printed on their lines, each with its years. */
  readonly stays: ReadonlyMap<number, readonly number[]>;
  readonly coAuthors: ReadonlySet<number>;
  readonly firstYear: number;
  readonly lastYear: number;
}

/** What a post says of its holder. Years are 0 where not known. */
export interface PostFacts {
  readonly organisations: readonly number[];
  readonly firstYear: number;
  readonly lastYear: number;
  /** Cores of the names in the same record, or of the same organisation's posts. */
  readonly colleagues: ReadonlySet<number>;
}

/** How common things are among all authors. */
export interface Commonness {
  /** Share of lines that print an organisation. */
  readonly organisationShare: (organisation: number) => number;
  readonly people: number;
}

/** Log-odds by which each kind of evidence speaks for a post being an author's. */
export interface PostEvidence {
  readonly organisation: number;
  readonly colleagues: number;
  readonly dates: number;
}

/** P(a post's organisation is among those of their papers), for the person themselves: papers show about three in five. */
const seenThere = 0.6;
const mostPerKind = 7;
/** Chance that an author is a given co-author's namesake is this much above an even spread: people cluster by field. */
export const clustering = 5;

export function weighPost(post: PostFacts, author: Author, common: Commonness): PostEvidence {
  return {
    organisation: organisationEvidence(post, author, common),
    colleagues: colleagueEvidence(post, author, common),
    dates: dateEvidence(post, author),
  };
}

/** Likelihood ratio of sharing an organisation: seen there, over the share of all lines that print it. */
function organisationEvidence(post: PostFacts, author: Author, common: Commonness): number {
  const shared = post.organisations.filter((organisation) => author.stays.has(organisation));
  if (shared.length > 0) {
    const rarest = Math.min(...shared.map(common.organisationShare));
    return Math.min(mostPerKind, Math.log(seenThere / (rarest + 0.0005)));
  }
  const [from, to] = spanOf(post);
  const seenElsewhere = [...author.stays.values()].some((years) =>
    years.some((year) => year >= from && year <= to),
  );
  return post.organisations.length > 0 && seenElsewhere ? Math.log(1 - seenThere) : 0;
}

/** Poisson log-likelihood ratio of knowing so many of the colleagues, against meeting their namesakes by chance. */
function colleagueEvidence(post: PostFacts, author: Author, common: Commonness): number {
  let met = 0;
  for (const colleague of post.colleagues) if (author.coAuthors.has(colleague)) met++;
  const chance = 0.02 + (clustering * post.colleagues.size * author.coAuthors.size) / common.people;
  if (met <= chance) return 0;
  return Math.min(mostPerKind, met * Math.log(met / chance) - (met - chance));
}

/** Papers long before or after a post speak against it, the more the further. */
function dateEvidence(post: PostFacts, author: Author): number {
  const [from, to] = spanOf(post);
  const gap = Math.max(0, author.firstYear - to, from - author.lastYear);
  return gap <= 3 ? 0 : -Math.min(3, 0.3 * (gap - 3));
}

function spanOf({ firstYear, lastYear }: PostFacts): [number, number] {
  return [
    firstYear === 0 ? (lastYear === 0 ? 0 : lastYear) : firstYear,
    lastYear === 0 ? Number.POSITIVE_INFINITY : lastYear,
  ];
}

/** The author behind each of the wanted clusters. */
export function readAuthors(
  input: IdentityInput,
  { corpus, cluster }: Pick<IdentityResult, 'corpus' | 'cluster'>,
  wanted: ReadonlySet<number>,
): Map<number, Author> {
  const { core, work, workMentions } = corpus;
  const authors = new Map(Array.from(wanted, (one) => [one, newAuthor()]));
  for (let mention = 0; mention < cluster.length; mention++) {
    const author = authors.get(cluster[mention]!);
    if (author === undefined) continue;
    const year = input.year[input.work[mention]!]!;
    author.cores.add(core[mention]!);
    const own = work[mention]!;
    for (let at = workMentions.offsets[own]!; at < workMentions.offsets[own + 1]!; at++)
      if (workMentions.values[at] !== mention) author.coAuthors.add(core[workMentions.values[at]!]!);
    for (let at = input.affiliation.offsets[mention]!; at < input.affiliation.offsets[mention + 1]!; at++) {
      const organisation = input.affiliation.values[at]!;
      const years = author.stays.get(organisation);
      if (years === undefined) author.stays.set(organisation, [year]);
      else years.push(year);
    }
    if (year > 0) {
      author.firstYear = Math.min(author.firstYear, year);
      author.lastYear = Math.max(author.lastYear, year);
    }
  }
  return authors;
}

interface MutableAuthor extends Author {
  readonly cores: Set<number>;
  readonly stays: Map<number, number[]>;
  readonly coAuthors: Set<number>;
  firstYear: number;
  lastYear: number;
}

function newAuthor(): MutableAuthor {
  return {
    cores: new Set(),
    stays: new Map(),
    coAuthors: new Set(),
    firstYear: Number.POSITIVE_INFINITY,
    lastYear: 0,
  };
}
