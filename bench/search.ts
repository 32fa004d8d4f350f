/**
 * Measures the search index on the paper lists: build, opening, memory, and the time of an answer over real queries.
 * Usage: node bench/search.ts [FOLDER OF PAPER LISTS [NUMBER OF WORKS [FOLDER OF THE INDEX]]], data/paperlists as they are where left out; an
 * index that is named is left there, and not built again where it is. A person is a printed name here: the figures are
 * of the index, not of identity. Prints a table.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { fileNames } from '../src/search/files/files.ts';
import { writeIndex } from '../src/search/files/folder.ts';
import { pack } from '../src/search/files/sections.ts';
import { buildIndex } from '../src/search/making/build.ts';
import type { ProfileColumns, SearchInput } from '../src/search/making/input.ts';
import { openIndex } from '../src/search/open-index.ts';
import { type FacetLevels, facetLevels, facetSections } from '../src/search/people/facet-levels.ts';
import { facetNames } from '../src/tables/facet-names.ts';

const queriesOfEach = 200;

/** Until the thread that counts has begun, in milliseconds: before, the one that asks counts itself. */
const threadBegins = 1000;

interface Paper {
  readonly id: string;
  readonly title: string;
  readonly keywords: string | null;
  readonly venue: string;
  readonly year: number;
  readonly authors: readonly string[];
}

const textOf = (row: object, field: string): string => {
  const value: unknown = Object.entries(row).find(([key]) => key === field)?.[1];
  return typeof value === 'string' ? value : '';
};

function* papersOf(folder: string): Generator<Paper> {
  for (const venue of readdirSync(folder).sort()) {
    for (const file of readdirSync(join(folder, venue)).sort()) {
      const rows: unknown = JSON.parse(gunzipSync(readFileSync(join(folder, venue, file))).toString());
      for (const [at, row] of (Array.isArray(rows) ? rows : []).entries()) {
        yield {
          id: `${file}#${at}`,
          title: textOf(row, 'title'),
          keywords: textOf(row, 'keywords') || null,
          venue,
          year: Number(/\d{4}/.exec(file)?.[0]),
          authors: textOf(row, 'author').split(';').filter(Boolean),
        };
      }
    }
  }
}

/** Organisations that people are spread over; which is whose says nothing. */
const organisations = Array.from({ length: 5000 }, (_, row) => `Organisation ${row}`);

function profilesOf(people: number): ProfileColumns {
  const of = <T>(value: (row: number) => T): T[] => Array.from({ length: people }, (_, row) => value(row));
  return {
    works: of(() => 1),
    posts: of(() => 0),
    firstYear: of((row) => 2000 + (row % 26)),
    lastYear: of((row) => 2010 + (row % 16)),
    organisation: of((row) => (row % 2 === 0 ? `o${(row * 7) % organisations.length}` : '')),
    strength: of((row) => (row % 2 === 0 ? 'likely' : '')),
    role: of(() => ''),
    seen: of(() => 2024),
    country: of(() => ''),
    city: of(() => ''),
    printed: of(() => 0),
    ever: { owner: of((row) => row), organisation: of((row) => `o${(row * 7) % organisations.length}`) },
  };
}

/** Percentiles that say nothing, of a quarter of all. */
function facetsOf(people: number): FacetLevels {
  const numbers = Array.from({ length: Math.floor(people / 4) }, (_, row) => 4 * row);
  return facetLevels(
    people,
    numbers,
    facetNames.map(() => numbers.map((number) => number % 100)),
  );
}

function inputOf(papers: readonly Paper[]): SearchInput {
  const rowOf = new Map<string, number>();
  const weight: number[] = [];
  const offsets = [0];
  const people: number[] = [];
  for (const { authors } of papers) {
    for (const name of authors) {
      const row = rowOf.get(name) ?? rowOf.size;
      rowOf.set(name, row);
      weight[row] = (weight[row] ?? 0) + 1;
      people.push(row);
    }
    offsets.push(people.length);
  }
  const none = { owner: [], text: [] };
  const names = [...rowOf.keys()];
  return {
    people: { id: names.map((_, row) => `p_${row}`), name: names, weight, spellings: none },
    profiles: profilesOf(names.length),
    organisations: {
      id: organisations.map((_, row) => `o${row}`),
      name: organisations,
      weight: organisations.map(() => 1),
      spellings: none,
      country: organisations.map((_, row) => ['US', 'CN', 'CA', 'FR'][row % 4] ?? ''),
      city: organisations.map((_, row) => `City ${row % 200}`),
    },
    works: {
      id: papers.map(({ id }) => id),
      title: papers.map(({ title }) => title),
      keywords: papers.map(({ keywords }) => keywords),
      venue: papers.map(({ venue }) => venue),
      venueKey: papers.map(({ venue }) => venue),
      venueName: papers.map(({ venue }) => venue.toUpperCase()),
      status: papers.map(() => 'Poster'),
      year: papers.map(({ year }) => year),
      authors: { offsets, people },
    },
  };
}

/** Every so-and-so-many-th of a list: the same ones in every run. */
const sample = <T>(list: readonly T[], count: number): T[] =>
  Array.from({ length: count }, (_, at) => list[Math.floor((at * list.length) / count)]!);

/** A name as people type it: whole, turned round, begun, or with a letter left out. */
function asTyped(name: string, at: number): string {
  const words = name.split(' ');
  const ways = [
    name,
    [...words].reverse().join(' '),
    name.slice(0, Math.ceil(name.length / 2)),
    words.at(-1)!.slice(0, 3),
  ];
  return at % 10 === 9 ? name.slice(0, 2) + name.slice(3) : ways[at % ways.length]!;
}

interface Measure {
  readonly what: string;
  readonly p50: number;
  readonly p95: number;
  readonly most: number;
}

/** Milliseconds of each query, the second time round: the first warms up, and other questions lie between the two. */
function measure(what: string, queries: readonly string[], ask: (query: string) => unknown): Measure {
  for (const query of queries) ask(query);
  const times = queries.map((query) => {
    const start = performance.now();
    ask(query);
    return performance.now() - start;
  });
  times.sort((a, b) => a - b);
  const at = (share: number): number => Number(times[Math.ceil(share * times.length) - 1]!.toFixed(2));
  return { what, p50: at(0.5), p95: at(0.95), most: at(1) };
}

/**
 * Opens the index in a process of its own, whose memory is the index's and Node's alone, and asks it questions, for which it makes its scratch
 * arrays.
 */
function openedApart(folder: string, questions: readonly string[]): string {
  const program = `
    import { openIndex } from ${JSON.stringify(new URL('../src/search/open-index.ts', import.meta.url).href)};
    const before = process.memoryUsage.rss();
    const start = performance.now();
    globalThis.index = openIndex(${JSON.stringify(folder)}, ${JSON.stringify(folder)}, 'aside');
    const time = (performance.now() - start).toFixed(0);
    const taken = () => ((process.memoryUsage.rss() - before) / 1e6).toFixed(0) + ' MB';
    const opened = taken();
    await new Promise((begun) => setTimeout(begun, ${threadBegins}));
    const questions = ${JSON.stringify(questions)};
    for (const question of questions) {
      index.topic(question, { limit: 20, related: true });
      index.people(question, { limit: 20 });
      index.suggest(question, 10);
    }
    gc();
    const arrays = (process.memoryUsage().arrayBuffers / 1e6).toFixed(0) + ' MB';
    console.log('opened in ' + time + ' ms; ' + opened + '; after ' + questions.length + ' questions ' + taken() + ' with what Node takes, of which arrays ' + arrays);`;
  return execFileSync(process.execPath, ['--expose-gc', '-e', program], {
    encoding: 'utf8',
  }).trim();
}

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(2)} s`;
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;

/**
 * Papers again and again until there are so many, with other ids, every copy's authors other people whose family's name is a little longer: the words
 * stay real, and names have as many words and beginnings as real ones.
 */
function enlarged(papers: readonly Paper[], count: number): Paper[] {
  if (count <= papers.length) return [...papers];
  return Array.from({ length: count }, (_, at) => {
    const copy = Math.floor(at / papers.length);
    const paper = papers[at % papers.length]!;
    if (copy === 0) return paper;
    return {
      ...paper,
      id: `${paper.id}~${copy}`,
      authors: paper.authors.map((name) => name + 'q'.repeat(copy)),
    };
  });
}

/** What is asked of an index: the same in every run on it. */
interface Questions {
  readonly size: string;
  readonly names: readonly string[];
  readonly titles: readonly string[];
  readonly keywords: readonly string[];
}

/** Its questions lie beside an index, so that the paper lists are not read again for one that is there. */
const questionsFile = 'questions.json';

function build(into: string): void {
  const listed = [...papersOf(process.argv[2] ?? 'data/paperlists')];
  const papers = enlarged(listed, Number(process.argv[3] ?? 0));
  const input = inputOf(papers);
  const start = performance.now();
  writeIndex(buildIndex(input), into);
  console.log(`built in ${seconds(start)}`);
  writeFileSync(join(into, fileNames.facets), pack(facetSections(facetsOf(input.people.id.length))));
  const questions: Questions = {
    size: `${papers.length} works, ${input.people.id.length} names`,
    names: sample(input.people.name, queriesOfEach).map(asTyped),
    titles: sample(papers, queriesOfEach).map(({ title }) => title.split(' ').slice(0, 3).join(' ')),
    keywords: sample(
      [...new Set(papers.flatMap((paper) => paper.keywords?.split(';') ?? []))],
      queriesOfEach,
    ),
  };
  writeFileSync(join(into, questionsFile), JSON.stringify(questions));
}

const left = process.argv[4];
const folder = left ?? mkdtempSync(join(tmpdir(), 'vivier-bench-search-'));
try {
  if (!existsSync(join(folder, questionsFile))) build(folder);
  const questions: Questions = JSON.parse(readFileSync(join(folder, questionsFile), 'utf8'));
  const { size, names, titles, keywords } = questions;
  const onDisk = readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
  console.log(`${size}; ${megabytes(onDisk)} on disk`);
  const index = openIndex(folder, folder, 'aside');
  await setTimeout(threadBegins);

  const frequent = [
    'learning',
    'deep learning',
    'graph neural networks',
    'vision',
    'large language models',
    'robotics',
    'data',
  ];
  const filter = { country: ['CA', 'FR'], active: 2015 };
  // As a list asks: three works of each case are shown.
  const page = { limit: 20, shown: 3 };
  console.log(openedApart(folder, [...frequent, ...keywords.slice(0, 50)]));
  console.table([
    measure('people by name', names, (query) => index.names('people', query, 20)),
    measure('works by title, begun', titles, (query) => index.names('works', query, 20)),
    measure('suggestions', names, (query) => index.suggest(query, 10)),
    measure('people by topic, keywords', keywords, (query) => index.topic(query, page)),
    measure('people by topic, titles', titles, (query) => index.topic(query, page)),
    measure('people by topic, filters', keywords, (query) => index.topic(query, { ...page, filter })),
    measure('people by topic, related terms and filters', keywords, (query) =>
      index.topic(query, { ...page, related: true, filter }),
    ),
    measure('people by topic, most frequent words', frequent, (query) => index.topic(query, page)),
    measure('one field: name or topic', [...names, ...keywords], (query) => index.people(query, page)),
  ]);
} finally {
  if (left === undefined) rmSync(folder, { recursive: true });
}
