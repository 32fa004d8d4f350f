import { createHash } from 'node:crypto';
import type { WorkColumns } from '../search/making/input.ts';

/** People with so many works by the freeze, the newest of them so many years before it at most; so many people, and the newest of their works. */
const asked = { people: 250, works: 6, silence: 2, listed: 20 } as const;

/** At most this share of people has any one venue as the most frequent one: a corpus of robotics would ask of robotics alone. */
const ofOneVenue = 0.1;

/** Later works that are drawn for everybody to be measured against, and works of each relation to one person. */
const drawn = { later: 2000, each: 4 } as const;

/** Years after the freeze in which later works appear. */
const horizon = 3;

/** How a later work comes to be near somebody, other than by its words. */
export const relations = ['own', 'coauthors', 'acquaintances'] as const;
export type Relation = (typeof relations)[number];

/** Somebody at the freeze, with what appeared afterwards; numbers are rows of works. */
export interface Task {
  readonly person: number;
  /** Their newest works by the freeze. */
  readonly profile: readonly number[];
  /**
   * Their own works; those of co-authors of three works and more, without them; those of people they have not written with and come to write with,
   * without anybody they have written with.
   */
  readonly related: Readonly<Record<Relation, readonly number[]>>;
  /** Whether nobody whom they have written with, or come to write with, wrote a work. */
  readonly isOfStrangers: (row: number) => boolean;
}

/** People and later works, drawn by a hash: the same works give the same. */
export interface Tasks {
  readonly tasks: readonly Task[];
  /** A sample of all later works. */
  readonly later: readonly number[];
}

/** Works that make somebody a regular co-author. */
const regular = 3;

export function drawTasks(works: WorkColumns, known: ReadonlySet<number>, year: number): Tasks {
  const isLater = (row: number): boolean => {
    const when = works.year[row] ?? 0;
    return when > year && when <= year + horizon;
  };
  const rows = works.id.map((_, row) => row);
  const before = worksOfPeople(
    works,
    rows.filter((row) => known.has(row)),
  );
  const later = rows.filter(isLater);
  const after = worksOfPeople(works, later);
  return {
    tasks: drawPeople(works, before, after, year).map(({ person, profile }) => ({
      person,
      profile,
      ...relatedTo(works, person, before.get(person)!, after),
    })),
    later: byHash(later, (row) => `later ${works.id[row]}`).slice(0, drawn.later),
  };
}

/** People who went on publishing, with their newest works. */
function drawPeople(
  works: WorkColumns,
  before: ReadonlyMap<number, readonly number[]>,
  after: ReadonlyMap<number, readonly number[]>,
  year: number,
): { person: number; profile: number[] }[] {
  const able = [...before].flatMap(([person, its]) => {
    const profile = its.toSorted((a, b) => works.year[b]! - works.year[a]! || a - b).slice(0, asked.listed);
    const goesOn = its.length >= asked.works && after.has(person);
    return goesOn && works.year[profile[0]!]! >= year - asked.silence ? [{ person, profile }] : [];
  });
  const ofVenue = new Map<string, number>();
  return byHash(able, ({ person }) => `${person}`)
    .filter(({ profile }) => {
      const venue = mostFrequent(profile.map((row) => works.venueKey[row]!));
      const before = ofVenue.get(venue) ?? 0;
      ofVenue.set(venue, before + 1);
      return before < ofOneVenue * asked.people;
    })
    .slice(0, asked.people);
}

function relatedTo(
  works: WorkColumns,
  person: number,
  written: readonly number[],
  after: ReadonlyMap<number, readonly number[]>,
): Pick<Task, 'related' | 'isOfStrangers'> {
  const own = new Set(after.get(person));
  const met = timesWith(works, written, person);
  const acquainted = timesWith(works, [...own], person);
  const ofAny = (row: number, people: ReadonlyMap<number, number>): boolean =>
    authorsOf(works, row).some((author) => people.has(author));
  const withoutThem = (people: Iterable<number>): number[] =>
    [...new Set([...people].flatMap((one) => after.get(one) ?? []))].filter((row) => !own.has(row));
  const some = (rows: readonly number[]): number[] =>
    byHash(rows, (row) => `${person} ${works.id[row]}`).slice(0, drawn.each);
  return {
    related: {
      own: some([...own]),
      coauthors: some(withoutThem([...met].flatMap(([one, times]) => (times >= regular ? one : [])))),
      acquaintances: some(
        withoutThem([...acquainted.keys()].filter((one) => !met.has(one))).filter((row) => !ofAny(row, met)),
      ),
    },
    isOfStrangers: (row) => !own.has(row) && !ofAny(row, met) && !ofAny(row, acquainted),
  };
}

/** How many of some works somebody wrote with whom. */
function timesWith(works: WorkColumns, rows: readonly number[], person: number): ReadonlyMap<number, number> {
  const times = new Map<number, number>();
  for (const row of rows)
    for (const other of authorsOf(works, row))
      if (other !== person) times.set(other, (times.get(other) ?? 0) + 1);
  return times;
}

function worksOfPeople(works: WorkColumns, rows: readonly number[]): ReadonlyMap<number, readonly number[]> {
  const lists = new Map<number, number[]>();
  for (const row of rows)
    for (const person of authorsOf(works, row)) {
      const list = lists.get(person);
      if (list === undefined) lists.set(person, [row]);
      else list.push(row);
    }
  return lists;
}

/** The people who wrote a work, each once. */
export function authorsOf({ authors: { offsets, people } }: WorkColumns, row: number): number[] {
  const all = new Set<number>();
  for (let at = offsets[row]!; at < offsets[row + 1]!; at++) if (people[at]! >= 0) all.add(people[at]!);
  return [...all];
}

function mostFrequent(values: readonly string[]): string {
  const counts = [...Map.groupBy(values, (value) => value)];
  return counts.toSorted(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))[0]?.[0] ?? '';
}

/** In the order of a hash of their keys. */
export function byHash<Item>(items: readonly Item[], key: (item: Item) => string): Item[] {
  return items
    .map((item) => ({ item, hash: createHash('md5').update(key(item)).digest('hex') }))
    .sort((a, b) => (a.hash < b.hash ? -1 : 1))
    .map(({ item }) => item);
}
