import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, mock, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { facetNames } from '../../tables/facet-names.ts';
import type { PeoplePage } from '../answers.ts';
import { fileNames } from '../files/files.ts';
import { writeIndex } from '../files/folder.ts';
import { pack } from '../files/sections.ts';
import { buildIndex } from '../making/build.ts';
import type { SearchInput } from '../making/input.ts';
import { openIndex } from '../open-index.ts';
import { CountingAside } from './counting-aside.ts';
import { facetLevels, facetSections } from './facet-levels.ts';

const people = 600;
const works = 900;
const words = ['robot', 'grasp', 'policy', 'circuit', 'probe', 'fairness', 'protein'];

const of = <T>(count: number, value: (row: number) => T): T[] =>
  Array.from({ length: count }, (_, row) => value(row));

/** Works whose words and authors follow from their number, and say nothing. */
const input: SearchInput = {
  people: {
    id: of(people, (row) => `p${row}`),
    name: of(people, (row) => `Ada Nobody${row}`),
    weight: of(people, (row) => 1 + (row % 40)),
    spellings: { owner: [], text: [] },
  },
  profiles: {
    works: of(people, () => 1),
    posts: of(people, () => 0),
    firstYear: of(people, (row) => 2000 + (row % 26)),
    lastYear: of(people, (row) => 2010 + (row % 16)),
    organisation: of(people, (row) => (row % 2 === 0 ? `o${(row * 7) % 20}` : '')),
    strength: of(people, (row) => (row % 2 === 0 ? 'likely' : '')),
    role: of(people, () => ''),
    seen: of(people, () => 2024),
    country: of(people, () => ''),
    city: of(people, () => ''),
    printed: of(people, () => 0),
    ever: { owner: of(people, (row) => row), organisation: of(people, (row) => `o${(row * 3) % 20}`) },
  },
  organisations: {
    id: of(20, (row) => `o${row}`),
    name: of(20, (row) => `House ${row}`),
    weight: of(20, () => 1),
    spellings: { owner: [], text: [] },
    country: of(20, (row) => ['US', 'CA', 'FR'][row % 3]!),
    city: of(20, (row) => `City ${row % 5}`),
  },
  works: {
    id: of(works, (row) => `w${row}`),
    title: of(works, (row) => [words[row % 7], words[(row * 3) % 7], words[(row * row) % 7]].join(' ')),
    keywords: of(works, () => null),
    venue: of(works, (row) => ['iclr', 'icml'][row % 2]!),
    venueKey: of(works, (row) => ['iclr', 'icml'][row % 2]!),
    venueName: of(works, (row) => ['ICLR', 'ICML'][row % 2]!),
    status: of(works, () => 'Poster'),
    year: of(works, (row) => 2005 + (row % 21)),
    authors: {
      offsets: of(works + 1, (row) => 3 * row),
      people: of(3 * works, (at) => (at * at * 31 + 7 * at) % people),
    },
  },
};

const folder = mkdtempSync(join(tmpdir(), 'vivier-counting-'));
after(() => rmSync(folder, { recursive: true }));
writeIndex(buildIndex(input), folder);
const levels = facetLevels(
  people,
  of(people, (row) => row),
  facetNames.map((_, facet) => of(people, (row) => (row * (facet + 3)) % 100)),
);
writeFileSync(join(folder, fileNames.facets), pack(facetSections(levels)));

const pages: PeoplePage[] = [
  { limit: 20 },
  { limit: 5, related: true },
  { limit: 20, offset: 40, related: true, filter: { country: ['CA', 'FR'], active: 2015 } },
  { limit: 20, filter: { organisation: ['o2', 'o4'], stage: ['2016-2021'] } },
  { limit: 20, filter: { ever: ['o3'], venue: ['icml'], city: ['City 3'] } },
  { limit: 20, related: true, filter: { facet: [{ facet: 'depth', least: 60 }] } },
  { limit: 20, related: true, not: ['grasp'], should: ['policy'] },
  { limit: 20, asOf: 2014, filter: { country: ['US'] } },
];

test('a thread of its own counts what the one that asks would count', async () => {
  const begin = mock.method(CountingAside.prototype, 'begin');
  const here = openIndex(folder, folder);
  const aside = openIndex(folder, folder, 'aside');
  const counts = () => begin.mock.calls.at(-1)?.result !== undefined;
  while (!counts()) {
    await setTimeout(20);
    aside.topic('robot', { limit: 1 });
  }
  const questions = [
    'robot',
    'circuit probe',
    'robot; fairness',
    'protein policy; probe; grasp',
    'nothing at all',
  ];
  for (const question of questions)
    for (const page of pages) {
      assert.deepEqual(aside.topic(question, page), here.topic(question, page));
      assert.ok(counts(), 'it was counted beside');
    }
  assert.deepEqual(aside.like('p7', { limit: 9 }), here.like('p7', { limit: 9 }));
});

test('what a question that failed was told ahead leaves no trace', async () => {
  const begin = mock.method(CountingAside.prototype, 'begin');
  const aside = openIndex(folder, folder, 'aside');
  while (begin.mock.calls.at(-1)?.result === undefined) {
    await setTimeout(20);
    aside.topic('robot', { limit: 1 });
  }
  const expected = aside.topic('protein', { limit: 9 });
  begin.mock.mockImplementationOnce(() => {
    throw new RangeError('no room');
  });
  assert.throws(() => aside.like('p7', { limit: 9 }), RangeError);
  assert.deepEqual(aside.topic('protein', { limit: 9 }), expected);
});

test('a process that counts beside ends by itself', () => {
  const opener = new URL('../open-index.ts', import.meta.url).href;
  const program = `
    const { openIndex } = await import(${JSON.stringify(opener)});
    const index = openIndex(${JSON.stringify(folder)}, undefined, 'aside');
    await new Promise((later) => setTimeout(later, 300));
    console.log(index.topic('robot', { limit: 1 }).total > 0);`;
  const said = execFileSync(process.execPath, ['-e', program], { encoding: 'utf8', timeout: 300_000 });
  assert.equal(said.trim(), 'true');
});
