import type { Engine } from '../engine/engine.ts';
import type { Named } from '../tables/cards/evidence.ts';
import type { HomeCard } from '../tables/cards/home.ts';
import type { ServedClaim } from './claims.ts';
import { preciseDay } from './dates.ts';
import { maybeTheSame, whoIs } from './directions.ts';
import type { ServedPost } from './posts.ts';

/** Organisations watched, and from when. */
const WATCHED = 10;
const SINCE = '2023-01-01';

/** People who came or went, by organisation and half-year. */
type Halves = Map<string, { joined: Set<string>; left: Set<string> }>;
type Side = 'joined' | 'left';

/** A move on record that is more than possible. */
export interface Passed {
  readonly person: string;
  readonly from: string | null;
  readonly to: string;
  /** Most likely day, ISO. */
  readonly on: string;
  /** A second post beside the first: nobody left for it. */
  readonly beside: boolean;
}

/** Moves since the watch began, entries among them. */
export async function readPassed(engine: Pick<Engine, 'rows'>): Promise<Passed[]> {
  const rows = await engine.rows(
    `select person, from_organisation, to_organisation, cast(date as varchar) as day, kind = 'dual' as beside
     from move where strength <> 'possible' and date >= date '${SINCE}' order by move`,
  );
  return rows.map((row) => ({
    person: String(row['person']),
    from: row['from_organisation'] == null ? null : String(row['from_organisation']),
    to: String(row['to_organisation']),
    on: String(row['day']),
    beside: row['beside'] === true,
  }));
}

/**
 * The ten organisations about which most is on record since 2023: arrivals and departures by moves, and by stated posts that are
 * part of none, such as a first one, where they are dated to a month; and claims.
 */
export function watch(
  passed: readonly Passed[],
  posts: readonly ServedPost[],
  claims: readonly ServedClaim[],
  organisations: readonly Named[],
): HomeCard['watched'] {
  const book = new Book();
  for (const { person, from, to, on, beside } of passed) {
    book.note(to, 'joined', person, on);
    if (from !== null && !beside) book.note(from, 'left', person, on);
  }
  for (const { organisations: at, stated } of posts) {
    const [who, from, to] = [whoIs(stated.person), preciseDay(stated.from), preciseDay(stated.to)];
    for (const id of at) book.note(id, 'joined', who, from);
    for (const id of at) book.note(id, 'left', who, to);
    const previous = stated.previous?.id;
    if (previous && !at.includes(previous)) book.note(previous, 'left', who, from);
  }
  const weight = new Map<string, number>();
  for (const { organisations: about } of claims)
    for (const id of about) weight.set(id, (weight.get(id) ?? 0) + 1);
  const names = new Map(organisations.map(({ id, name }) => [id ?? '', name]));
  return [...book.halves]
    .map(([id, its]) => ({ ...count(id, names.get(id) ?? id, its), claims: weight.get(id) ?? 0 }))
    .filter(({ claims: about }) => about > 0)
    .sort((a, b) => b.joined + b.left + b.claims - (a.joined + a.left + a.claims) || (a.id < b.id ? -1 : 1))
    .slice(0, WATCHED)
    .map(({ claims: _, ...one }) => one);
}

/** Who came and went where, each passage once, whoever states it. */
class Book {
  readonly halves = new Map<string, Halves>();
  readonly #noted = new Map<string, string[]>();

  /** Counts somebody's arrival or departure on a day (ISO), unless it is not known or counted already. */
  note(id: string, side: Side, who: string, on: string | null): void {
    if (on === null || on < SINCE) return;
    const key = `${id} ${side} ${who}`;
    const noted = this.#noted.get(key) ?? [];
    if (noted.some((day) => maybeTheSame(day, on))) return;
    this.#noted.set(key, [...noted, on]);
    const half = `${on.slice(0, 4)}-${on.slice(5, 7) < '07' ? '01' : '07'}-01`;
    const its: Halves = this.halves.get(id) ?? new Map();
    const people = its.get(half) ?? { joined: new Set(), left: new Set() };
    people[side].add(who);
    this.halves.set(id, its.set(half, people));
  }
}

function count(id: string, name: string, its: Halves): HomeCard['watched'][number] {
  const halves = [...its]
    .map(([from, people]) => ({ from, joined: people.joined.size, left: people.left.size }))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  const total = (side: Side) => halves.reduce((sum, half) => sum + half[side], 0);
  return { id, name, joined: total('joined'), left: total('left'), halves };
}
