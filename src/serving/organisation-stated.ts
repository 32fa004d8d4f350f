import type { Engine } from '../engine/engine.ts';
import { createTable } from '../engine/schema.ts';
import { isFounder } from '../names/founder.ts';
import { type StatedPost, statedPost } from '../tables/cards/career.ts';
import { marketClaim } from '../tables/cards/evidence.ts';
import { organisationPage } from '../tables/cards/organisation.ts';
import { packing } from '../tables/cards/pack.ts';
import { table } from '../tables/table.ts';
import { readClaims, type ServedClaim } from './claims.ts';
import { directionsOf, type Passage, peopleByYear, whoIs } from './directions.ts';
import { packedColumn, packedList } from './json.ts';
import { readOrganisations } from './library.ts';
import { readPosts, type ServedPost } from './posts.ts';

const { pack: packPost } = packing(statedPost);
const { pack: packClaim } = packing(marketClaim);
const { pack: packDirection } = packing(organisationPage.shape.joinedFrom.element);

/** Posts and claims on a page. */
const POSTS = 500;
const CLAIMS = 300;

const count = { type: 'integer', doc: 'how many' } as const;
const organisation = { type: 'varchar', doc: 'the organisation' } as const;

const organisationStated = table({
  name: 'organisation_stated',
  doc: 'What posts, reports and claims say of an organisation, as its card has it; lives inside one step.',
  layer: 'serving',
  columns: {
    organisation,
    named: { type: 'integer', doc: 'posts, reports, models and awards that name it' },
    written: { type: 'integer', doc: 'names on its reports' },
    stated: { type: 'integer', doc: 'stated posts' },
    holders: { type: 'integer', doc: 'people with one' },
    reports: count,
    claimed: { type: 'integer', doc: 'claims about it' },
    founders: packedColumn,
    posts: packedColumn,
    joined_from: packedColumn,
    left_to: packedColumn,
    claims: packedColumn,
  },
  key: ['organisation'],
});

const organisationPassed = table({
  name: 'organisation_passed',
  doc: 'Who came to an organisation and left it in a year by stated posts; lives inside one step.',
  layer: 'serving',
  columns: { organisation, year: { type: 'integer', doc: 'the year' }, joined: count, gone: count },
  key: ['organisation', 'year'],
});

/** What is stated of one organisation. */
interface Stated {
  readonly posts: ServedPost[];
  /** Posts elsewhere of people who came from it. */
  readonly next: ServedPost[];
  readonly claims: ServedClaim[];
}

/** Fills `organisation_stated` and `organisation_passed`. Reads shown_post, person_post, person, shown_claim, organisation and organisation_string. */
export async function writeStatedOfOrganisations(engine: Engine): Promise<void> {
  const organisations = await readOrganisations(engine);
  const stated = gather(await readPosts(engine, organisations), await readClaims(engine, organisations));
  const described = [...stated].map(([id, its]) => ({ id, its, posts: postsOf(its) }));
  await createTable(engine, organisationStated);
  await createTable(engine, organisationPassed);
  const columns = {
    organisation: described.map(({ id }) => id),
    named: described.map(({ its }) => its.posts.length),
    written: described.map(({ its }) => reportsOf(its).length),
    stated: described.map(({ posts }) => posts.length),
    holders: described.map(({ posts }) => new Set(posts.map(({ person }) => whoIs(person))).size),
    reports: described.map(
      ({ its }) => new Set(reportsOf(its).map(({ stated: { evidence } }) => evidence.says)).size,
    ),
    claimed: described.map(({ its }) => its.claims.length),
    founders: described.map(({ posts }) => packedList(foundersAmong(posts), packPost)),
    posts: described.map(({ posts }) => packedList(posts.slice(0, POSTS), packPost)),
    joined_from: described.map(({ id, posts }) => packedList(originsOf(id, posts), packDirection)),
    left_to: described.map(({ id, posts, its }) =>
      packedList(destinationsOf(id, posts, its.next), packDirection),
    ),
    claims: described.map(({ its }) =>
      packedList(its.claims.slice(0, CLAIMS), ({ claim }) => packClaim(claim)),
    ),
  };
  await engine.append(organisationStated, [{ rows: described.length, columns }]);
  await writePassed(engine, described);
}

/** Removes both again. */
export async function dropStatedOfOrganisations(engine: Engine): Promise<void> {
  await engine.run('drop table organisation_stated');
  await engine.run('drop table organisation_passed');
}

/** Posts and claims by the organisations they are of. */
function gather(posts: readonly ServedPost[], claims: readonly ServedClaim[]): ReadonlyMap<string, Stated> {
  const all = new Map<string, Stated>();
  const of = (id: string): Stated => {
    const known = all.get(id) ?? { posts: [], next: [], claims: [] };
    all.set(id, known);
    return known;
  };
  for (const post of posts) {
    for (const id of post.organisations) of(id).posts.push(post);
    const previous = post.stated.previous?.id;
    if (previous && !post.organisations.includes(previous)) of(previous).next.push(post);
  }
  for (const claim of claims) for (const id of claim.organisations) of(id).claims.push(claim);
  return all;
}

const postsOf = ({ posts }: Stated): StatedPost[] =>
  posts.filter(({ kind }) => kind === 'post' || kind === 'migration').map(({ stated }) => stated);

const reportsOf = ({ posts }: Stated): ServedPost[] => posts.filter(({ kind }) => kind === 'report');

const foundersAmong = (posts: readonly StatedPost[]): StatedPost[] =>
  posts
    .filter(({ role, organisation: { name } }) => role !== null && isFounder(role, name))
    .toSorted((a, b) => (a.from?.on ?? '9').localeCompare(b.from?.on ?? '9'));

const originsOf = (id: string, posts: readonly StatedPost[]) =>
  directionsOf(posts.flatMap((post) => passageOf(post, post.previous, post.from?.on, id)));

const destinationsOf = (id: string, posts: readonly StatedPost[], next: readonly ServedPost[]) =>
  directionsOf([
    ...posts.flatMap((post) => passageOf(post, post.next, post.to?.on, id)),
    ...next.flatMap(({ stated: post }) => passageOf(post, post.organisation, post.from?.on, id)),
  ]);

function passageOf(
  post: StatedPost,
  other: StatedPost['previous'],
  on: string | undefined,
  organisationId: string,
): Passage[] {
  if (other === null || other.id === organisationId) return [];
  return [{ kind: post.evidence.kind, person: post.person, other, on: on ?? post.evidence.knownOn }];
}

async function writePassed(
  engine: Engine,
  described: readonly { readonly id: string; readonly posts: readonly StatedPost[] }[],
): Promise<void> {
  const rows = described.flatMap(({ id, posts }) => {
    const joined = peopleByYear(posts, ({ from }) => from);
    const left = peopleByYear(posts, ({ to }) => to);
    return [...new Set([...joined.keys(), ...left.keys()])].map((year) => ({
      ...{ id, year, joined: joined.get(year) ?? 0, gone: left.get(year) ?? 0 },
    }));
  });
  const columns = {
    organisation: rows.map(({ id }) => id),
    year: rows.map(({ year }) => year),
    joined: rows.map(({ joined }) => joined),
    gone: rows.map(({ gone }) => gone),
  };
  await engine.append(organisationPassed, [{ rows: rows.length, columns }]);
}
