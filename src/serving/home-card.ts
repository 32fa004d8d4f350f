import type { Engine } from '../engine/engine.ts';
import type { StatedPost } from '../tables/cards/career.ts';
import type { CoverageYear, Holdings } from '../tables/cards/coverage.ts';
import type { Named } from '../tables/cards/evidence.ts';
import type { HomeCard } from '../tables/cards/home.ts';
import { readClaims, type ServedClaim } from './claims.ts';
import { whoIs } from './directions.ts';
import { readOrganisations } from './library.ts';
import { readPosts, type ServedPost } from './posts.ts';

/** News shown of each kind, organisations watched, and from when. */
const NEWS = 12;
const WATCHED = 10;
const SINCE = '2023-01-01';

/** What is new, and where to start. */
export async function makeHome(engine: Engine): Promise<HomeCard> {
  const organisations = await readOrganisations(engine);
  const posts = (await readPosts(engine, organisations)).filter(({ kind }) => kind === 'post' || kind === 'migration');
  const claims = await readClaims(engine, organisations);
  const stated = posts.filter(({ kind }) => kind === 'post').map((post) => post.stated);
  return {
    latestPosts: latest(stated, (post) => post.evidence.knownOn, (post) => `${whoIs(post.person)} ${placeOf(post)}`),
    latestClaims: latest(
      claims.map(({ claim }) => claim),
      (claim) => claim.evidence.knownOn,
      (claim) => claim.topic,
    ),
    watched: watch(posts, claims, organisations),
    coverage: await readCoverage(engine),
    holdings: await readHoldings(engine),
  };
}

const placeOf = ({ organisation }: StatedPost): string => organisation.id ?? organisation.name;

/** The latest of each key, latest first. */
function latest<Item>(items: readonly Item[], dayOf: (item: Item) => string | null, keyOf: (item: Item) => string): Item[] {
  const dated = items.flatMap((item) => {
    const day = dayOf(item);
    return day === null ? [] : [{ item, day, key: keyOf(item) }];
  });
  dated.sort((a, b) => (a.day === b.day ? (a.key < b.key ? -1 : 1) : a.day < b.day ? 1 : -1));
  const seen = new Set<string>();
  return dated
    .filter(({ key }) => !seen.has(key) && seen.add(key))
    .slice(0, NEWS)
    .map(({ item }) => item);
}

/** People who came or went, by organisation and half-year. */
type Halves = Map<string, { joined: Set<string>; left: Set<string> }>;

/**
 * The ten organisations about which most is stated since 2023: arrivals and departures dated to a month, and claims.
 */
function watch(posts: readonly ServedPost[], claims: readonly ServedClaim[], organisations: readonly Named[]): HomeCard['watched'] {
  const halves = new Map<string, Halves>();
  for (const { organisations: at, stated } of posts) {
    for (const id of at) note(halves, id, 'joined', stated, stated.from);
    for (const id of at) note(halves, id, 'left', stated, stated.to);
    const previous = stated.previous?.id;
    if (previous && !at.includes(previous)) note(halves, previous, 'left', stated, stated.from);
  }
  const weight = new Map<string, number>();
  for (const { organisations: about } of claims) for (const id of about) weight.set(id, (weight.get(id) ?? 0) + 1);
  const names = new Map(organisations.map(({ id, name }) => [id ?? '', name]));
  return [...halves]
    .map(([id, its]) => ({ ...count(id, names.get(id) ?? id, its), claims: weight.get(id) ?? 0 }))
    .filter(({ claims: about }) => about > 0)
    .sort((a, b) => b.joined + b.left + b.claims - (a.joined + a.left + a.claims) || (a.id < b.id ? -1 : 1))
    .slice(0, WATCHED)
    .map(({ claims: _, ...one }) => one);
}

function note(halves: Map<string, Halves>, id: string, side: 'joined' | 'left', post: StatedPost, date: StatedPost['from']): void {
  if (date === null || date.precision === 'year' || date.on < SINCE) return;
  const half = `${date.on.slice(0, 4)}-${date.on.slice(5, 7) < '07' ? '01' : '07'}-01`;
  const its: Halves = halves.get(id) ?? new Map();
  const people = its.get(half) ?? { joined: new Set(), left: new Set() };
  people[side].add(whoIs(post.person));
  halves.set(id, its.set(half, people));
}

function count(id: string, name: string, its: Halves): HomeCard['watched'][number] {
  const halves = [...its]
    .map(([from, people]) => ({ from, joined: people.joined.size, left: people.left.size }))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  const total = (side: 'joined' | 'left') => halves.reduce((sum, half) => sum + half[side], 0);
  return { id, name, joined: total('joined'), left: total('left'), halves };
}

/** Coverage by year. */
export async function readCoverage(engine: Engine): Promise<CoverageYear[]> {
  const rows = await engine.rows(`
    select year, sum(works) as works, sum(lines) as lines, sum(printed) as printed, sum(resolved) as resolved, sum(ids) as ids
    from coverage group by year order by year`);
  return rows.map((row) => ({
    year: Number(row['year']),
    works: Number(row['works']),
    lines: Number(row['lines']),
    printed: Number(row['printed']),
    resolved: Number(row['resolved']),
    ids: Number(row['ids']),
  }));
}

async function readHoldings(engine: Engine): Promise<Holdings> {
  const [row = {}] = await engine.rows(`
    select (select count(*) from person) as people, (select count(*) from work) as works,
      (select count(*) from organisation_line where people + posts + claims > 0) as organisations,
      (select count(*) from mention) as lines,
      (select count(*) from post where kind = 'post') as posts,
      (select count(distinct coalesce(i.person, p.raw_name))
        from post p
        left join person_post i on i.source = p.source and i.file = p.file and i.record = p.record and i.position = p.position
        where p.kind = 'post') as post_holders,
      (select count(distinct record) from post where kind = 'report') as reports,
      (select count(*) from model_release) as models, (select count(*) from award) as awards,
      (select count(*) from claim) as claims, (select count(distinct venue) from work) as venues,
      (select min(year) from work) as first_year, (select max(year) from work) as last_year`);
  const number = (name: string) => Number(row[name] ?? 0);
  const year = (name: string) => (row[name] == null ? null : number(name));
  return {
    people: number('people'),
    works: number('works'),
    organisations: number('organisations'),
    lines: number('lines'),
    posts: number('posts'),
    postHolders: number('post_holders'),
    reports: number('reports'),
    models: number('models'),
    awards: number('awards'),
    claims: number('claims'),
    venues: number('venues'),
    firstYear: year('first_year'),
    lastYear: year('last_year'),
  };
}
