import type { Engine } from '../engine/engine.ts';
import type { StatedPost } from '../tables/cards/career.ts';
import type { HomeCard } from '../tables/cards/home.ts';
import { readClaims } from './claims.ts';
import { preciseDay } from './dates.ts';
import { whoIs } from './directions.ts';
import { readFoundings } from './foundings.ts';
import { readCoverage, readHoldings } from './holdings.ts';
import { readOrganisations } from './library.ts';
import { readPosts } from './posts.ts';
import { readPassed, watch } from './watched.ts';

/** News shown of each kind. */
const NEWS = 12;

/** What is new, and where to start. */
export async function makeHome(engine: Engine): Promise<HomeCard> {
  const organisations = await readOrganisations(engine);
  const posts = (await readPosts(engine, organisations)).filter(
    ({ kind }) => kind === 'post' || kind === 'migration',
  );
  const claims = await readClaims(engine, organisations);
  const stated = posts.filter(({ kind }) => kind === 'post').map((post) => post.stated);
  return {
    latestPosts: latest(
      stated,
      (post) => changedOn(post),
      ({ person }) => whoIs(person),
    ),
    latestClaims: latest(
      claims.map(({ claim }) => claim),
      ({ date }) => preciseDay(date),
      ({ topic }) => topic,
    ),
    foundings: await readFoundings(engine),
    watched: watch(await readPassed(engine), posts, claims, organisations),
    coverage: await readCoverage(engine),
    holdings: await readHoldings(engine),
  };
}

/** When a post began, or, later, ended; null where that is not stated to the month. */
function changedOn({ from, to }: StatedPost): string | null {
  return preciseDay(to) ?? preciseDay(from);
}

/** The latest of each key, latest first. */
function latest<Item>(
  items: readonly Item[],
  dayOf: (item: Item) => string | null,
  keyOf: (item: Item) => string,
): Item[] {
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
