import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { fileNames } from './files/files.ts';
import { writeIndex } from './files/folder.ts';
import { pack } from './files/sections.ts';
import { buildIndex } from './making/build.ts';
import type { NamedColumns, OrganisationColumns, ProfileColumns, SearchInput } from './making/input.ts';
import { openIndex } from './open-index.ts';
import { facetLevels, facetSections } from './people/facet-levels.ts';
import { SearchIndex } from './search-index.ts';

interface Thing {
  readonly name: string;
  readonly weight?: number;
  readonly aliases?: readonly string[];
}

const columns = (things: readonly Thing[], prefix: string): NamedColumns => ({
  id: things.map((_, row) => `${prefix}${row}`),
  name: things.map(({ name }) => name),
  weight: things.map(({ weight }) => weight ?? 1),
  spellings: {
    owner: things.flatMap(({ aliases }, row) => (aliases ?? []).map(() => row)),
    text: things.flatMap(({ aliases }) => aliases ?? []),
  },
});

const people: Thing[] = [
  { name: 'Yann LeCun', weight: 60 },
  { name: 'Yanne Cunning', weight: 90 },
  { name: 'Quoc V. Le', weight: 80 },
  { name: 'Le Wang', weight: 20 },
  { name: 'Quoc Le Tran' },
  { name: 'Christian Szegedy', weight: 12 },
  { name: 'Klaus-Robert Müller', weight: 70 },
  { name: 'Jonas Mueller', weight: 30 },
  { name: 'Ann Muller' },
  { name: 'Michael I. Jordan', weight: 150 },
  { name: 'Jordan Boyd-Graber', weight: 200 },
  { name: 'Y. Bengio', weight: 2 },
  { name: 'Yoshua Bengio', weight: 150, aliases: ['Y Bengio', 'Yoshua Bengio 0001'] },
  { name: 'Geoffrey Hinton', weight: 40 },
  { name: '王伟', weight: 3 },
  { name: 'Markov Chan', weight: 1 },
];

const organisations: Thing[] = [
  { name: 'Meta', weight: 500, aliases: ['Facebook AI Research', 'FAIR'] },
  { name: 'Google DeepMind', weight: 400, aliases: ['DeepMind'] },
  { name: 'FAIR Canada', weight: 5 },
  { name: 'Université de Montréal', weight: 300 },
  { name: 'Université de Montréal Hospital', weight: 900 },
];

const titles = [
  ['Attention Is All You Need', 2017, [0, 2]],
  ['Markov decision processes for sparse attention', 2019, [5, 2]],
  ['Sparse mixture of experts', 2021, [2]],
  ['Is sparse attention all you need?', 2023, [6, 9]],
  ['Going deeper with convolutions', 2015, [5]],
] as const;

/** Profiles of people who were last seen at the second organisation if their row is even, at none otherwise. */
const profiles = (count: number): ProfileColumns => {
  const of = <T>(value: (row: number) => T): T[] => Array.from({ length: count }, (_, row) => value(row));
  return {
    works: of(() => 1),
    posts: of(() => 0),
    firstYear: of((row) => 2010 + row),
    lastYear: of((row) => 2015 + row),
    organisation: of((row) => (row % 2 === 0 ? 'o1' : '')),
    strength: of((row) => (row % 2 === 0 ? 'likely' : '')),
    role: of(() => ''),
    seen: of(() => 2020),
    country: of(() => ''),
    city: of(() => ''),
    printed: of(() => 0),
    ever: { owner: of((row) => row), organisation: of(() => 'o3') },
  };
};

const placed = (named: NamedColumns): OrganisationColumns => ({
  ...named,
  country: named.id.map((_, row) => ['US', 'GB', 'CA', 'CA'][row] ?? ''),
  city: named.id.map((_, row) => ['Menlo Park', 'London', '', 'Montréal'][row] ?? ''),
});

const input: SearchInput = {
  people: columns(people, 'p'),
  profiles: profiles(people.length),
  organisations: placed(columns(organisations, 'o')),
  works: {
    id: titles.map((_, row) => `w${row}`),
    title: titles.map(([title]) => title),
    keywords: titles.map(() => null),
    venue: titles.map(() => 'nips NeurIPS'),
    venueKey: titles.map(() => 'nips'),
    venueName: titles.map(() => 'NeurIPS'),
    status: titles.map(() => 'Poster'),
    year: titles.map(([, year]) => year),
    authors: {
      offsets: [
        0,
        ...titles.map((_, row) =>
          titles.slice(0, row + 1).reduce((sum, [, , authors]) => sum + authors.length, 0),
        ),
      ],
      people: titles.flatMap(([, , authors]) => [...authors]),
    },
  },
};

const index = new SearchIndex(buildIndex(input));
const found = (kind: 'people' | 'works' | 'organisations', query: string): string[] =>
  index.names(kind, query, 10).map(({ name }) => name);

test('a name is found with its words joined, parted or in another order', () => {
  for (const query of [
    'Yann LeCun',
    'LeCun Yann',
    'Yann Le Cun',
    'yann lecun',
    'lecun',
    'YannLeCun',
    'Y LeCun',
    'Yann Lec',
  ])
    assert.equal(found('people', query)[0], 'Yann LeCun', query);
  assert.deepEqual(found('people', 'Le Quoc').slice(0, 2), ['Quoc V. Le', 'Quoc Le Tran']);
});

test('accents are forgiven both ways, and spelled-out letters are found', () => {
  assert.deepEqual(found('people', 'Müller'), ['Klaus-Robert Müller', 'Jonas Mueller', 'Ann Muller']);
  assert.deepEqual(found('people', 'Mueller'), ['Klaus-Robert Müller', 'Jonas Mueller']);
  assert.deepEqual(found('people', 'muller'), ['Klaus-Robert Müller', 'Ann Muller']);
  assert.equal(found('organisations', 'universite montreal')[0], 'Université de Montréal');
});

test('a slip is forgiven where nothing else matches', () => {
  assert.deepEqual(found('people', 'Szegdy'), ['Christian Szegedy']);
  assert.equal(found('people', 'Geofrey Hinton')[0], 'Geoffrey Hinton');
  assert.equal(found('works', 'attentoin is all you need')[0], 'Attention Is All You Need');
  assert.ok(!found('people', 'Mueller').includes('Ann Muller'));
});

test('an initial stands for a given name only beside the family name', () => {
  assert.deepEqual(found('people', 'Yoshua Bengio'), ['Yoshua Bengio', 'Y. Bengio']);
  assert.deepEqual(found('people', 'Yoshua'), ['Yoshua Bengio']);
});

test('a middle name that is not in the name is let go of', () => {
  assert.deepEqual(found('people', 'Christian Q Szegedy'), ['Christian Szegedy']);
});

test('of equally good matches the weightier comes first, and a family name before a given name', () => {
  assert.deepEqual(found('people', 'Jordan'), ['Michael I. Jordan', 'Jordan Boyd-Graber']);
});

test('the beginning of any word finds a name, in any script', () => {
  assert.ok(found('people', 'Sze').includes('Christian Szegedy'));
  assert.deepEqual(found('people', '王'), ['王伟']);
});

test('a name is listed once, with the spelling that matched', () => {
  const [first, ...rest] = index.names('people', 'Y Bengio', 10);
  assert.deepEqual([first?.name, first?.matched, first?.score], ['Yoshua Bengio', 'Y Bengio', 1]);
  assert.deepEqual(
    rest.map(({ name }) => name),
    ['Y. Bengio'],
  );
});

test('an organisation is found by alias and acronym, and the nearer name comes before the weightier', () => {
  assert.deepEqual(found('organisations', 'FAIR'), ['Meta', 'FAIR Canada']);
  assert.equal(found('organisations', 'facebook ai research')[0], 'Meta');
  assert.equal(found('organisations', 'DeepMind')[0], 'Google DeepMind');
  assert.equal(found('organisations', 'Universite de Montreal')[0], 'Université de Montréal');
});

test('a title is found while it is typed, the one that begins so first', () => {
  assert.deepEqual(found('works', 'attention is all y'), [
    'Attention Is All You Need',
    'Is sparse attention all you need?',
  ]);
});

test('nothing is found for nothing, and for what nobody is called', () => {
  for (const query of ['', ' ', '?', 'qqqqqq', 'zz zz zz'])
    assert.deepEqual(found('people', query), [], query);
});

test('suggestions mix people, organisations and, from three characters on, works', () => {
  const kindsFor = (query: string) => new Set(index.suggest(query, 6).map(({ kind }) => kind));
  assert.deepEqual(kindsFor('m'), new Set(['people', 'organisations']));
  assert.deepEqual(kindsFor('mar'), new Set(['people', 'works']));
  assert.deepEqual(kindsFor('deep'), new Set(['organisations', 'works']));
});

test('a query is read as a name where it clearly is one, and else as a topic', () => {
  for (const name of ['LeCun', 'Yann Le Cun', 'Jordan', 'Le Quoc', 'Geofrey Hinton'])
    assert.equal(index.people(name, { limit: 5 }).reading, 'name', name);
  for (const topic of ['sparse attention', 'Markov', 'mixture of experts', 'zebra'])
    assert.equal(index.people(topic, { limit: 5 }).reading, 'topic', topic);
});

test('people on a topic come with the works that make the case', () => {
  const {
    people: [first],
    total,
    works,
  } = index.topic('mixture of experts', { limit: 5 });
  assert.equal(total, 1);
  assert.equal(first?.name, 'Quoc V. Le');
  assert.deepEqual(
    first?.case.map(({ work, title, share, score }) => ({ work, title, share, score })),
    [{ work: 'w2', title: 'Sparse mixture of experts', share: 1, score: first?.score }],
  );
  assert.equal(works[0]?.work, 'w2');
});

test('people on a topic can be paged through and filtered, and each filter counts those who pass the others', () => {
  const all = index.topic('sparse attention', { limit: 10 }).people;
  assert.deepEqual(index.topic('sparse attention', { limit: 2, offset: 1 }).people, all.slice(1, 3));
  const british = index.topic('sparse attention', { limit: 10, filter: { country: ['GB'] } });
  assert.deepEqual(
    british.people,
    all.filter(({ last }) => last?.country === 'GB'),
  );
  assert.equal(british.seen, all.length);
  assert.deepEqual(british.choices.country, [{ value: 'GB', name: 'GB', people: british.total }]);
  assert.equal(
    british.choices.stage.reduce((sum, { people: count }) => sum + count, 0),
    british.total,
  );
  const londoners = index.topic('sparse attention', { limit: 10, filter: { city: ['LONDON'] } });
  assert.equal(londoners.total, british.total);
  const everMontreal = index.topic('sparse attention', { limit: 10, filter: { ever: ['o3'] } });
  assert.equal(everMontreal.total, all.length);
  assert.equal(index.people('Jordan', { limit: 5, filter: { active: 2200 } }).people.length, 0);
});

test('a brief holds people to the places that it names, whatever ends its sentences, unless a place is asked', () => {
  // As doors ask: filters that are not set are there, and undefined.
  const none = { city: undefined, country: undefined };
  const british = index.topic('sparse attention', { limit: 10, related: true, filter: { country: ['GB'] } });
  const brief = index.brief('Head of sparse attention, United Kingdom. You lead.', {
    limit: 10,
    filter: none,
  });
  assert.deepEqual(brief.places, ['GB']);
  assert.ok(british.total > 0);
  assert.deepEqual(
    brief.people.map(({ person }) => person),
    british.people.map(({ person }) => person),
  );
  const elsewhere = index.brief('sparse attention, United Kingdom', {
    limit: 10,
    filter: { country: ['ZZ'] },
  });
  assert.equal(elsewhere.total, 0);
});

test('people are held to facets together, and each facet counts those who pass the others', () => {
  const { people: all, choices } = index.topic('sparse attention', { limit: 10 });
  assert.deepEqual(choices.facet, []);
  const ids = all.map(({ person }) => person);
  // People are numbered by weight, then by id. The first stands high in both, the second in one, the others are not known.
  const { id, weight } = input.people;
  const numbered = [...id.keys()].sort((a, b) => weight[b]! - weight[a]! || (id[a]! < id[b]! ? -1 : 1));
  const numbers = ids.slice(0, 2).map((person) => numbered.findIndex((row) => id[row] === person));
  const unknown = [Number.NaN, Number.NaN];
  const levels = facetLevels(id.length, numbers, [[90, 85], [95, 20], unknown, unknown, unknown, unknown]);
  const told = new SearchIndex({
    ...buildIndex(input),
    [fileNames.facets]: pack(facetSections(levels)),
  });
  const few = facetLevels(1, [], []);
  assert.throws(
    () => new SearchIndex({ ...buildIndex(input), [fileNames.facets]: pack(facetSections(few)) }),
    { code: 'search-index-damaged' },
  );
  const held = (...facet: { facet: string; least: number }[]) =>
    told.topic('sparse attention', { limit: 10, filter: { facet } });
  assert.deepEqual(held().choices.facet, [
    { value: 'depth:80', name: 'depth', people: 2 },
    { value: 'breadth:80', name: 'breadth', people: 1 },
  ]);
  const deep = held({ facet: 'depth', least: 86 });
  assert.deepEqual(
    deep.people.map(({ person }) => person),
    ids.slice(0, 1),
  );
  assert.deepEqual(deep.choices.facet, [
    { value: 'depth:80', name: 'depth', people: 2 },
    { value: 'breadth:80', name: 'breadth', people: 1 },
  ]);
  assert.equal(held({ facet: 'depth', least: 80 }, { facet: 'breadth', least: 20 }).total, 2);
});

test('an index written and opened answers like the one built, and a damaged or missing one is refused', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vivier-search-'));
  try {
    writeIndex(buildIndex(input), folder);
    const opened = openIndex(folder);
    for (const query of ['lecun', 'szegdy', 'm'])
      assert.deepEqual(opened.suggest(query, 9), index.suggest(query, 9));
    assert.deepEqual(opened.topic('attention', { limit: 9 }), index.topic('attention', { limit: 9 }));
    truncateSync(join(folder, 'works.topics'), 100);
    assert.throws(() => openIndex(folder), { code: 'search-index-damaged' });
    rmSync(join(folder, 'works.topics'));
    assert.throws(() => openIndex(folder), { code: 'search-index-missing' });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the order of the input leaves no trace in the files', () => {
  const shuffled = <T>(list: readonly T[]) => fc.shuffledSubarray([...list], { minLength: list.length });
  const rows = (length: number) => shuffled(Array.from({ length }, (_, row) => row));
  fc.assert(
    fc.property(rows(people.length), rows(organisations.length), rows(titles.length), (p, o, w) => {
      const placeOf = new Map(p.map((row, place) => [row, place]));
      const pick = <T>(list: readonly T[], order: readonly number[]): T[] => order.map((row) => list[row]!);
      const its = input.profiles;
      const reordered: SearchInput = {
        people: inOrder(input.people, p),
        profiles: {
          works: pick(Array.from(its.works), p),
          posts: pick(Array.from(its.posts), p),
          firstYear: pick(Array.from(its.firstYear), p),
          lastYear: pick(Array.from(its.lastYear), p),
          organisation: pick(its.organisation, p),
          strength: pick(its.strength, p),
          role: pick(its.role, p),
          seen: pick(Array.from(its.seen), p),
          country: pick(its.country, p),
          city: pick(its.city, p),
          printed: pick(Array.from(its.printed), p),
          ever: { owner: p.map((_, place) => place), organisation: pick(its.ever.organisation, p) },
        },
        organisations: {
          ...inOrder(input.organisations, o),
          country: pick(input.organisations.country, o),
          city: pick(input.organisations.city, o),
        },
        works: {
          id: pick(input.works.id, w),
          title: pick(input.works.title, w),
          keywords: pick(input.works.keywords, w),
          venue: pick(input.works.venue, w),
          venueKey: pick(input.works.venueKey, w),
          venueName: pick(input.works.venueName, w),
          status: pick(input.works.status, w),
          year: pick(input.works.year, w),
          authors: {
            offsets: [
              0,
              ...w.map((_, at) => w.slice(0, at + 1).reduce((sum, row) => sum + titles[row]![2].length, 0)),
            ],
            people: w.flatMap((row) => titles[row]![2].map((person) => placeOf.get(person)!)),
          },
        },
      };
      assert.deepEqual(buildIndex(reordered), buildIndex(input));
    }),
    { numRuns: 30 },
  );
});

function inOrder({ id, name, weight, spellings }: NamedColumns, rows: readonly number[]): NamedColumns {
  const placeOf = new Map(rows.map((row, place) => [row, place]));
  return {
    id: rows.map((row) => id[row]!),
    name: rows.map((row) => name[row]!),
    weight: rows.map((row) => weight[row]!),
    spellings: {
      owner: [...spellings.text.keys()].reverse().map((at) => placeOf.get(spellings.owner[at]!)!),
      text: [...spellings.text].reverse(),
    },
  };
}
