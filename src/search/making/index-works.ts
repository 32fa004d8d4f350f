import { fileNames, type IndexFiles, leftNames, made } from '../files/files.ts';
import type { Lists } from '../files/postings.ts';
import { numbers, pack, part, type Sections, under, unpack } from '../files/sections.ts';
import { buildNameIndex, nameSections } from '../names/name-index.ts';
import { type Dictionary, dictionary, dictionarySections, readDictionary } from '../people/profiles.ts';
import { readWrittenTerms, type WrittenTerms, writtenTermSections, writtenTerms } from '../topics/terms.ts';
import {
  indexSubjects,
  nobody,
  readSubjects,
  type Subject,
  type SubjectIndex,
  subjectSections,
  undated,
} from '../topics/topic-index.ts';
import type { WorkColumns, WorkTexts } from './input.ts';
import { byYear } from './row-order.ts';

/**
 * The part of an index that works alone make: titles by their words, and what people's part and their profiles take up, which are
 * subjects, terms, venues and statuses.
 */
export function indexWorks(works: WorkTexts): IndexFiles {
  const rows = byYear(works);
  const names = buildNameIndex(
    rows.map((row) => ({ id: works.id[row]!, name: works.title[row]!, spellings: [] })),
  );
  const index = indexSubjects(subjectsOf(works, rows));
  const titles = rows.map((row) => works.title[row]!);
  const venues = rows.map((row) =>
    works.venueKey[row] === '' ? '' : `${works.venueKey[row]}\t${works.venueName[row]}`,
  );
  return {
    [fileNames.works]: pack(nameSections(names)),
    [fileNames.worksSpellings]: names.spellings.bytes,
    [leftNames.terms]: pack(writtenTermSections(writtenTerms(index, titles))),
    [leftNames.subjects]: pack({
      ...subjectSections(index),
      ...under('venue', dictionarySections(dictionary(venues))),
      ...under('status', dictionarySections(dictionary(rows.map((row) => works.status[row]!)))),
      rows: Uint32Array.from(rows),
    }),
  };
}

/** Works as their subjects are indexed, in the order of `rows`. */
export const subjectsOf = ({ title, keywords, venue, year }: WorkTexts, rows: readonly number[]): Subject[] =>
  rows.map((row) => ({
    title: title[row]!,
    keywords: keywords[row] ?? null,
    venue: venue[row] ?? null,
    year: year[row] ?? undated,
  }));

/** The authors of works in the order of `rows`; `people` gives the number of each row of people. */
export function authorsOf(
  { offsets, people: authors }: WorkColumns['authors'],
  rows: ArrayLike<number>,
  people: Uint32Array,
): Lists {
  const starts = new Uint32Array(rows.length + 1);
  for (let work = 0; work < rows.length; work++)
    starts[work + 1] = starts[work]! + offsets[rows[work]! + 1]! - offsets[rows[work]!]!;
  const values = new Uint32Array(starts[rows.length]!);
  for (let work = 0; work < rows.length; work++) {
    const from = offsets[rows[work]!]! - starts[work]!;
    for (let at = starts[work]!; at < starts[work + 1]!; at++)
      values[at] = people[authors[from + at]!] ?? nobody;
  }
  return { offsets: starts, values };
}

const subjectSectionsOf = (files: IndexFiles): Sections =>
  unpack(made(files, leftNames.subjects), leftNames.subjects);

/** Subjects and terms as the part of works left them, with the row of each work in the order of numbers. */
export function readIndexedSubjects(files: IndexFiles): {
  readonly index: SubjectIndex;
  readonly terms: WrittenTerms;
  readonly rows: Uint32Array;
} {
  const sections = subjectSectionsOf(files);
  const terms = readWrittenTerms(unpack(made(files, leftNames.terms), leftNames.terms));
  return { index: readSubjects(sections), terms, rows: numbers(sections, 'rows') };
}

/** Venues and statuses of works by their numbers, as the part of works left them. */
export function readIndexedVenues(files: IndexFiles): {
  readonly venue: Dictionary;
  readonly status: Dictionary;
} {
  const sections = subjectSectionsOf(files);
  return { venue: readDictionary(part(sections, 'venue')), status: readDictionary(part(sections, 'status')) };
}
