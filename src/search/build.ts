import type { NamedColumns, SearchInput, WorkColumns } from './input.ts';
import { buildNameIndex, type Named, nameSections } from './name-index.ts';
import { buildProfiles, type Numbered, profileSections } from './profiles.ts';
import { pack } from './sections.ts';
import { learnTermVectors, vectorSections } from './term-vectors.ts';
import { buildTopicIndex, nobody, type Subject, topicSections, undated } from './topic-index.ts';

/** The files of an index. */
export const fileNames = {
  people: 'people.names',
  organisations: 'organisations.names',
  works: 'works.names',
  peopleSpellings: 'people.spellings',
  organisationsSpellings: 'organisations.spellings',
  worksSpellings: 'works.spellings',
  topics: 'works.topics',
  profiles: 'people.profiles',
  vectors: 'words.vectors',
  /** In a folder of its own. */
  facets: 'people.facets',
} as const;

/** Bytes of each file, by file name. */
export type IndexFiles = Readonly<Record<string, Uint8Array>>;

/** Order of ids that is the same on every machine. */
const byId = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Rows, weightiest first. */
function byWeight({ id, weight }: NamedColumns): number[] {
  return [...id.keys()].sort((a, b) => weight[b]! - weight[a]! || byId(id[a]!, id[b]!));
}

/** Rows, undated ones first, then the latest first. */
export function byYear({ id, year }: WorkColumns): number[] {
  const rank = (row: number): number => year[row] ?? Number.POSITIVE_INFINITY;
  return [...id.keys()].sort((a, b) => (rank(a) === rank(b) ? byId(id[a]!, id[b]!) : rank(b) - rank(a)));
}

function namedThings({ id, name, spellings }: NamedColumns, rows: readonly number[]): Named[] {
  const others: string[][] = id.map(() => []);
  for (const [at, text] of spellings.text.entries()) others[spellings.owner[at]!]!.push(text);
  return rows.map((row) => ({ id: id[row]!, name: name[row]!, spellings: others[row]! }));
}

/** Works as their subjects are indexed, in the order of `rows`; `people` gives the number of each row of authors. */
export function subjects(
  { title, keywords, venue, year, authors }: WorkColumns,
  rows: readonly number[],
  people: Uint32Array,
): Subject[] {
  return rows.map((row) => {
    const list: number[] = [];
    for (let at = authors.offsets[row]!; at < authors.offsets[row + 1]!; at++)
      list.push(people[authors.people[at]!] ?? nobody);
    return {
      title: title[row]!,
      keywords: keywords[row] ?? null,
      venue: venue[row] ?? null,
      year: year[row] ?? undated,
      authors: list,
    };
  });
}

/** Rows in the order of their numbers, and the number of each row. */
function numbered(rows: readonly number[]): Numbered {
  const numberOf = new Uint32Array(rows.length);
  for (const [number, row] of rows.entries()) numberOf[row] = number;
  return { rows, numberOf };
}

/**
 * Builds the search index: the same input gives the same bytes, whatever the order of its rows.
 * Write the files to a folder of their own and open them with `openIndex`.
 */
export function buildIndex(input: SearchInput): IndexFiles {
  const people = numbered(byWeight(input.people));
  const works = numbered(byYear(input.works));
  const organisations = numbered(byWeight(input.organisations));
  const titles = works.rows.map((row) => ({
    id: input.works.id[row]!,
    name: input.works.title[row]!,
    spellings: [],
  }));
  const profiles = buildProfiles(input.profiles, input.organisations, input.works, {
    people,
    organisations,
    works,
  });
  const topics = buildTopicIndex(subjects(input.works, works.rows, people.numberOf));
  const named = (columns: NamedColumns, { rows }: Numbered) => buildNameIndex(namedThings(columns, rows));
  const names = {
    people: named(input.people, people),
    organisations: named(input.organisations, organisations),
    works: buildNameIndex(titles),
  };
  return {
    [fileNames.people]: pack(nameSections(names.people)),
    [fileNames.peopleSpellings]: names.people.spellings.bytes,
    [fileNames.organisations]: pack(nameSections(names.organisations)),
    [fileNames.organisationsSpellings]: names.organisations.spellings.bytes,
    [fileNames.works]: pack(nameSections(names.works)),
    [fileNames.worksSpellings]: names.works.spellings.bytes,
    [fileNames.topics]: pack(topicSections(topics)),
    [fileNames.profiles]: pack(profileSections(profiles)),
    [fileNames.vectors]: pack(
      vectorSections(
        learnTermVectors(
          topics,
          titles.map(({ name }) => name),
        ),
      ),
    ),
  };
}
