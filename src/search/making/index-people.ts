import { fileNames, type IndexFiles, leftNames, made } from '../files/files.ts';
import { numbers, pack, part, type Sections, unpack } from '../files/sections.ts';
import { buildNameIndex, nameSections, readLists } from '../names/name-index.ts';
import { buildProfiles, profileSections } from '../people/profiles.ts';
import { learnVectors, vectorSections } from '../topics/term-vectors.ts';
import { topicSections, withAuthors } from '../topics/topic-index.ts';
import { authorsOf, readIndexedSubjects, readIndexedVenues } from './index-works.ts';
import type { NamedColumns, Places, ProfileColumns, WorkColumns } from './input.ts';
import { byWeight, type Numbered, numbered } from './row-order.ts';

/** What the part of people is made from. */
export interface PeopleInput {
  readonly people: NamedColumns;
  readonly organisations: NamedColumns;
  /** Of works, by rows of those. */
  readonly authors: WorkColumns['authors'];
}

/**
 * The part of an index that waits for people: names, who wrote on which subject, and which terms the same people use.
 * @param works what `indexWorks` made
 */
export function indexPeople({ people, organisations, authors }: PeopleInput, works: IndexFiles): IndexFiles {
  const rows = { people: byWeight(people), organisations: byWeight(organisations) };
  const subjects = readIndexedSubjects(works);
  const topics = withAuthors(
    subjects.index,
    authorsOf(authors, subjects.rows, numbered(rows.people).numberOf),
  );
  const names = {
    people: namesOf(people, rows.people),
    organisations: namesOf(organisations, rows.organisations),
  };
  return {
    [fileNames.people]: pack(nameSections(names.people)),
    [fileNames.peopleSpellings]: names.people.spellings.bytes,
    [fileNames.organisations]: pack(nameSections(names.organisations)),
    [fileNames.organisationsSpellings]: names.organisations.spellings.bytes,
    [fileNames.topics]: pack(topicSections(topics)),
    [fileNames.vectors]: pack(vectorSections(learnVectors(topics, subjects.terms))),
    [leftNames.rows]: pack({
      people: Uint32Array.from(rows.people),
      organisations: Uint32Array.from(rows.organisations),
    }),
  };
}

/** The other spellings of what has none. */
const none: readonly string[] = [];

function namesOf({ id, name, spellings }: NamedColumns, rows: readonly number[]) {
  const others = new Map<number, string[]>();
  for (const [at, text] of spellings.text.entries()) {
    const owner = spellings.owner[at]!;
    const its = others.get(owner);
    if (its === undefined) others.set(owner, [text]);
    else its.push(text);
  }
  return buildNameIndex(
    rows.map((row) => ({ id: id[row]!, name: name[row]!, spellings: others.get(row) ?? none })),
  );
}

/**
 * The part of an index that waits for careers: what lists of people show and filter by.
 * @param taken what `indexWorks` and `indexPeople` made
 */
export function indexProfiles(profiles: ProfileColumns, places: Places, taken: IndexFiles): IndexFiles {
  const rows = unpack(made(taken, leftNames.rows), leftNames.rows);
  const topics = unpack(made(taken, fileNames.topics), fileNames.topics);
  const of = (sections: Sections, name: string): Numbered => numbered(numbers(sections, name));
  const built = buildProfiles(
    profiles,
    places,
    { ...readIndexedVenues(taken), authors: readLists(part(topics, 'authors')) },
    { people: of(rows, 'people'), organisations: of(rows, 'organisations') },
  );
  return { [fileNames.profiles]: pack(profileSections(built)) };
}
