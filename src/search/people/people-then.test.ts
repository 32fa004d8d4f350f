import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { facetNames } from '../../tables/facet-names.ts';
import { buildIndex } from '../making/build.ts';
import type { SearchInput } from '../making/input.ts';
import { SearchIndex } from '../search-index.ts';
import type { Filter } from './held.ts';
import type { SeenThen } from './people-then.ts';

const people = 24;
const works = 60;
const house = (number: number) => ({
  id: `o${number}`,
  country: ['US', 'CA', 'FR', ''][number]!,
  city: ['Boston', 'Montréal', 'Paris', ''][number]!,
});
const houses = [0, 1, 2, 3].map(house);
const of = <T>(count: number, value: (row: number) => T): T[] =>
  Array.from({ length: count }, (_, row) => value(row));

interface Work {
  readonly year: number | null;
  readonly venue: string;
  readonly robots: boolean;
  readonly authors: readonly number[];
}
const work: fc.Arbitrary<Work> = fc.record({
  year: fc.option(fc.integer({ min: 2004, max: 2024 }), { freq: 20 }),
  venue: fc.constantFrom('iclr', 'icml', 'acl'),
  robots: fc.boolean(),
  authors: fc.uniqueArray(fc.nat(people - 1), { minLength: 1, maxLength: 4 }),
});

/** Where somebody had been seen, as a row of `SeenThen`. */
interface Seen {
  readonly at: number;
  readonly strength: string;
  readonly printed: { readonly country: string; readonly city: string; readonly year: number } | null;
  readonly ever: readonly number[];
  readonly depth: number;
}
const seen: fc.Arbitrary<Seen | null> = fc.option(
  fc.record({
    at: fc.nat(3),
    strength: fc.constantFrom('documented', 'likely', 'possible'),
    printed: fc.option(
      fc.record({
        country: fc.constantFrom('US', 'CH', 'FR'),
        city: fc.constantFrom('', 'Zurich', 'Paris'),
        year: fc.constantFrom(2008, 2010),
      }),
    ),
    ever: fc.uniqueArray(fc.nat(3), { maxLength: 3 }),
    depth: fc.constantFrom(Number.NaN, 20, 80, 95),
  }),
);

const filter: fc.Arbitrary<Filter> = fc.record(
  {
    organisation: fc.subarray(['o0', 'o1', 'o2'], { minLength: 1 }),
    ever: fc.subarray(['o0', 'o3'], { minLength: 1 }),
    country: fc.subarray(['US', 'CH', 'FR'], { minLength: 1 }),
    city: fc.constantFrom(['Zurich'], ['Montreal', 'Paris']),
    stage: fc.constantFrom(['since-2012'], ['2006-2011'], ['before-2006'], ['2007-2013'], ['no-work']),
    active: fc.integer({ min: 2006, max: 2015 }),
    venue: fc.subarray(['iclr', 'acl'], { minLength: 1 }),
    facet: fc.constant([{ facet: 'depth', least: 80 }]),
  },
  { requiredKeys: [] },
);

const years = (list: readonly Work[], person: number): number[] =>
  list.flatMap(({ year, authors }) => (year !== null && authors.includes(person) ? year : []));

/** An index of the works, whose profiles of today are others than those of then. */
function indexOf(list: readonly Work[]): SearchIndex {
  const offsets = [0];
  for (const { authors } of list) offsets.push(offsets.at(-1)! + authors.length);
  const none = { owner: [], text: [] };
  const input: SearchInput = {
    people: {
      id: of(people, (row) => `p${row}`),
      name: of(people, (row) => `Ada Nobody${row}`),
      weight: of(people, () => 1),
      spellings: none,
    },
    profiles: {
      works: of(people, () => 9),
      posts: of(people, () => 9),
      firstYear: of(people, (row) => Math.min(...years(list, row), 9999) % 9999),
      lastYear: of(people, (row) => Math.max(...years(list, row), 0)),
      organisation: of(people, () => 'o3'),
      strength: of(people, () => 'likely'),
      role: of(people, () => 'now'),
      seen: of(people, () => 2025),
      country: of(people, () => 'JP'),
      city: of(people, () => 'Tokyo'),
      printed: of(people, (row) => (row % 2 === 0 ? 2025 : 0)),
      ever: { owner: [0, 1], organisation: ['o2', 'o2'] },
    },
    organisations: {
      id: houses.map(({ id }) => id),
      name: houses.map(({ id }) => `House ${id}`),
      weight: houses.map(() => 1),
      spellings: none,
      country: houses.map(({ country }) => country),
      city: houses.map(({ city }) => city),
    },
    works: {
      id: of(list.length, (row) => `w${row}`),
      title: list.map(({ robots }) => (robots ? 'robot' : 'fairness')),
      keywords: list.map(() => null),
      venue: list.map(({ venue }) => venue),
      venueKey: list.map(({ venue }) => venue),
      venueName: list.map(({ venue }) => venue),
      status: list.map(() => ''),
      year: list.map(({ year }) => year),
      authors: { offsets, people: list.flatMap(({ authors }) => [...authors]) },
    },
  };
  return new SearchIndex(buildIndex(input));
}

/** What a filter would read of somebody at the end of a year, told from the works and rows themselves. */
function told(list: readonly Work[], rows: readonly (Seen | null)[], person: number, year: number) {
  const own = list.filter((one) => one.year !== null && one.year <= year && one.authors.includes(person));
  const row = rows[person] ?? null;
  const first = Math.min(...own.map((one) => one.year!));
  const seat = row && houses[row.at]!;
  return {
    organisation: seat && [seat.id],
    country: seat && [row.printed?.country ?? seat.country],
    city: seat && [row.printed?.city ?? seat.city],
    ever: row?.ever.map((at) => `o${at}`),
    first: own.length === 0 ? null : first,
    last: own.length === 0 ? null : Math.max(...own.map((one) => one.year!)),
    venue: [...new Set(own.map(({ venue }) => venue))],
    depth: row?.depth ?? Number.NaN,
  };
}
type Told = ReturnType<typeof told>;

const stageHas = (stage: string, first: number | null): boolean => {
  if (first === null) return stage === 'no-work';
  const spans: Record<string, [number, number]> = {
    'since-2012': [2012, 9999],
    '2006-2011': [2006, 2011],
    'before-2006': [0, 2005],
    '2007-2013': [2007, 2013],
  };
  const [from, to] = spans[stage] ?? [1, 0];
  return first >= from && first <= to;
};

const folded = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Whether somebody passes all filters but one. */
function passes(asked: Filter, one: Told, but?: keyof Filter): boolean {
  const holds: Record<keyof Filter, () => boolean> = {
    organisation: () => asked.organisation!.some((id) => one.organisation?.includes(id)),
    ever: () => asked.ever!.some((id) => one.ever?.includes(id)),
    country: () => asked.country!.some((code) => one.country?.includes(code)),
    city: () => asked.city!.some((city) => one.city?.map(folded).includes(folded(city))),
    stage: () => asked.stage!.some((stage) => stageHas(stage, one.first)),
    active: () => (one.last ?? 0) >= asked.active!,
    venue: () => asked.venue!.some((venue) => one.venue.includes(venue)),
    facet: () => one.depth >= 80,
  };
  return (Object.keys(holds) as (keyof Filter)[]).every(
    (name) => name === but || asked[name] === undefined || holds[name](),
  );
}

const tally = (values: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const value of values) if (value !== '') counts[value] = (counts[value] ?? 0) + 1;
  return counts;
};

test('beside an answer of a past year filters hold people to what was then, and count it', () => {
  const year = 2015;
  fc.assert(
    fc.property(
      fc.array(work, { minLength: 1, maxLength: works }),
      fc.array(seen, { minLength: people, maxLength: people }),
      filter,
      (list, rows, asked) => {
        const index = indexOf(list);
        const known = rows.flatMap((row, person) => (row === null ? [] : { row, person: `p${person}` }));
        const columns: SeenThen = {
          person: known.map(({ person }) => person),
          organisation: known.map(({ row }) => `o${row.at}`),
          strength: known.map(({ row }) => row.strength),
          seen: known.map(() => 2014),
          posts: known.map(() => 1),
          country: known.map(({ row }) => row.printed?.country ?? ''),
          city: known.map(({ row }) => row.printed?.city ?? ''),
          printed: known.map(({ row }) => row.printed?.year ?? 0),
        };
        const ever = known.flatMap(({ row, person }) =>
          row.ever.map((at) => ({ person, organisation: `o${at}` })),
        );
        const then = index.peopleThen({
          year,
          seen: columns,
          ever: {
            person: ever.map(({ person }) => person),
            organisation: ever.map(({ organisation }) => organisation),
          },
          measured: {
            person: columns.person,
            percentiles: facetNames.map((name) =>
              known.map(({ row }) => (name === 'depth' ? row.depth : Number.NaN)),
            ),
          },
        });
        const found = index.topic('robot', { limit: 100, asOf: year, filter: asked, then });
        const all = of(people, (person) => person)
          .filter((person) =>
            list.some(
              (one) => one.robots && one.year !== null && one.year <= year && one.authors.includes(person),
            ),
          )
          .map((person) => ({ id: `p${person}`, ...told(list, rows, person, year) }));
        const passing = all.filter((one) => passes(asked, one));
        assert.deepEqual(
          found.people.map(({ person }) => person).toSorted(),
          passing.map(({ id }) => id).toSorted(),
        );
        assert.deepEqual([found.seen, found.total], [all.length, passing.length]);
        const counted = (name: 'organisation' | 'country' | 'venue' | 'stage' | 'active' | 'facet') =>
          Object.fromEntries(found.choices[name].map(({ value, people: count }) => [value, count]));
        const but = (name: keyof Filter) => all.filter((one) => passes(asked, one, name));
        assert.deepEqual(
          counted('organisation'),
          tally(but('organisation').flatMap(({ organisation }) => organisation ?? [])),
        );
        assert.deepEqual(counted('country'), tally(but('country').flatMap(({ country }) => country ?? [])));
        assert.deepEqual(counted('venue'), tally(but('venue').flatMap(({ venue }) => venue)));
        assert.deepEqual(
          counted('stage'),
          tally(
            but('stage').map(
              ({ first }) =>
                ['since-2012', '2006-2011', 'before-2006', 'no-work'].find((stage) =>
                  stageHas(stage, first),
                )!,
            ),
          ),
        );
        assert.deepEqual(counted('active'), tally(but('active').map(({ last }) => `${last ?? ''}`)));
        assert.deepEqual(
          counted('facet'),
          tally(but('facet').map(({ depth }) => (depth >= 80 ? 'depth:80' : ''))),
        );
        for (const { person, works: theirs, firstYear, lastYear, last, posts } of found.people) {
          const number = Number(person.slice(1));
          const one = told(list, rows, number, year);
          assert.deepEqual(
            [theirs, firstYear, lastYear, posts],
            [
              list.filter((its) => its.year !== null && its.year <= year && its.authors.includes(number))
                .length,
              one.first,
              one.last,
              rows[number] === null ? 0 : 1,
            ],
          );
          const row = rows[number];
          assert.deepEqual(
            last && [
              last.organisation,
              last.country ?? '',
              last.city ?? '',
              last.printed,
              last.role,
              last.year,
            ],
            row ? [`o${row.at}`, one.country![0], one.city![0], row.printed?.year ?? null, null, 2014] : null,
          );
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('where a line printed it is where somebody is, and the organisation counts all of its people', () => {
  fc.assert(
    fc.property(fc.array(work, { minLength: 1, maxLength: works }), (list) => {
      const index = indexOf(list);
      const all = of(people, (person) => person).filter((person) =>
        list.some((one) => one.robots && one.authors.includes(person)),
      );
      // Of the people of the index, who are all at a house of no known seat, every other one was printed in Japan.
      const printed = all.filter((person) => person % 2 === 0);
      const found = index.topic('robot', { limit: 100, filter: { country: ['JP'], city: ['tokyo'] } });
      assert.deepEqual(
        found.people.map(({ person, last }) => [person, last?.country, last?.city, last?.printed]).toSorted(),
        printed.map((person) => [`p${person}`, 'JP', 'Tokyo', 2025]).toSorted(),
      );
      const { choices } = index.topic('robot', { limit: 1 });
      const counts = (name: 'organisation' | 'country') =>
        choices[name].map(({ value, people: n }) => [value, n]);
      assert.deepEqual(counts('organisation'), all.length === 0 ? [] : [['o3', all.length]]);
      assert.deepEqual(counts('country'), printed.length === 0 ? [] : [['JP', printed.length]]);
    }),
    { numRuns: 40 },
  );
});
