import { daysApart } from '../calendar/day.ts';
import type { StatedPost } from '../tables/cards/career.ts';
import type { Named } from '../tables/cards/evidence.ts';
import type { OrganisationPage } from '../tables/cards/organisation.ts';

type Direction = OrganisationPage['joinedFrom'][number];

/** People named in one direction. */
const NAMED = 50;

/** One stated passage of a person between two organisations. */
export interface Passage {
  /** Stated of the person, or of a team: the one who led a team in need not have come with it. */
  readonly kind: StatedPost['evidence']['kind'];
  readonly person: StatedPost['person'];
  /** The organisation at the other end. */
  readonly other: Named;
  /** When, as far as stated. */
  readonly on: string | null;
}

/**
 * Passages by the organisation at the other end, each person once, most people first. What is stated of a person
 * goes before what is stated of a team with them.
 */
export function directionsOf(passages: readonly Passage[]): Direction[] {
  const known = new Set(passages.filter(({ kind }) => kind === 'post').map(({ person }) => whoIs(person)));
  const taken = passages.filter(({ kind, person }) => kind === 'post' || !known.has(whoIs(person)));
  const byOther = Map.groupBy(taken, ({ other }) => other.id ?? other.name);
  return [...byOther.values()]
    .map(describe)
    .sort((a, b) => b.people - a.people || (a.organisation.name < b.organisation.name ? -1 : 1));
}

function describe(passages: readonly Passage[]): Direction {
  const people = new Map(passages.map(({ person }) => [whoIs(person), person]));
  const days = passages.flatMap(({ on }) => on ?? []).sort();
  const who = [...people.values()].sort((a, b) => (a.name < b.name ? -1 : 1)).slice(0, NAMED);
  const { other } = passages[0]!;
  return { organisation: other, people: people.size, first: days[0] ?? null, last: days.at(-1) ?? null, who };
}

/** What tells people apart where some have no id. */
export function whoIs({ id, name }: StatedPost['person']): string {
  return id ?? name;
}

/** Days that two statements of one arrival, or of one departure, are at most apart. */
const APART = 366;

/** Whether two days (ISO) of a person may be one arrival, or one departure, told twice. */
export function maybeTheSame(one: string, other: string): boolean {
  return daysApart(one, other) <= APART;
}

/** People by the year of a date of their posts: who is stated twice, by a team's move and by a post, arrived once. */
export function peopleByYear(
  posts: readonly StatedPost[],
  dateOf: (post: StatedPost) => { readonly on: string } | null,
): ReadonlyMap<number, number> {
  const years = new Map<number, Set<string>>();
  const noted = new Map<string, string>();
  const dated = posts.flatMap((post) => {
    const day = dateOf(post)?.on;
    return day === undefined ? [] : [{ who: whoIs(post.person), day }];
  });
  for (const { who, day } of dated.toSorted((a, b) => (a.day < b.day ? -1 : 1))) {
    const before = noted.get(who);
    if (before !== undefined && maybeTheSame(before, day)) continue;
    noted.set(who, day);
    const year = Number(day.slice(0, 4));
    years.set(year, (years.get(year) ?? new Set()).add(who));
  }
  return new Map([...years].map(([year, people]) => [year, people.size]));
}
