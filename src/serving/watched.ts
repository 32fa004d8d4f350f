import type { StatedPost } from '../tables/cards/career.ts';
import type { Named } from '../tables/cards/evidence.ts';
import type { HomeCard } from '../tables/cards/home.ts';
import type { ServedClaim } from './claims.ts';
import { preciseDay } from './dates.ts';
import { whoIs } from './directions.ts';
import type { ServedPost } from './posts.ts';

/** Organisations watched, and from when. */
const WATCHED = 10;
const SINCE = '2023-01-01';

/** People who came or went, by organisation and half-year. */
type Halves = Map<string, { joined: Set<string>; left: Set<string> }>;

/**
 * The ten organisations about which most is stated since 2023: arrivals and departures dated to a month, and claims.
 */
export function watch(
  posts: readonly ServedPost[],
  claims: readonly ServedClaim[],
  organisations: readonly Named[],
): HomeCard['watched'] {
  const halves = new Map<string, Halves>();
  for (const { organisations: at, stated } of posts) {
    for (const id of at) note(halves, id, 'joined', stated, stated.from);
    for (const id of at) note(halves, id, 'left', stated, stated.to);
    const previous = stated.previous?.id;
    if (previous && !at.includes(previous)) note(halves, previous, 'left', stated, stated.from);
  }
  const weight = new Map<string, number>();
  for (const { organisations: about } of claims)
    for (const id of about) weight.set(id, (weight.get(id) ?? 0) + 1);
  const names = new Map(organisations.map(({ id, name }) => [id ?? '', name]));
  return [...halves]
    .map(([id, its]) => ({ ...count(id, names.get(id) ?? id, its), claims: weight.get(id) ?? 0 }))
    .filter(({ claims: about }) => about > 0)
    .sort((a, b) => b.joined + b.left + b.claims - (a.joined + a.left + a.claims) || (a.id < b.id ? -1 : 1))
    .slice(0, WATCHED)
    .map(({ claims: _, ...one }) => one);
}

function note(
  halves: Map<string, Halves>,
  id: string,
  side: 'joined' | 'left',
  post: StatedPost,
  date: StatedPost['from'],
): void {
  const day = preciseDay(date);
  if (day === null || day < SINCE) return;
  const half = `${day.slice(0, 4)}-${day.slice(5, 7) < '07' ? '01' : '07'}-01`;
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
