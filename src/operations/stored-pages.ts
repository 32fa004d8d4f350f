import type { z } from 'zod';
import { type HomeCard, homeCard } from '../tables/cards/home.ts';
import type { PersonLine } from '../tables/cards/lines.ts';
import { organisationPage } from '../tables/cards/organisation.ts';
import { packing } from '../tables/cards/pack.ts';
import { type PersonCard, personCard } from '../tables/cards/person.ts';
import { type SourcesHeld, sourcesHeld } from '../tables/cards/sources.ts';
import { type WorkPage, workPage } from '../tables/cards/work.ts';
import { VivierError } from '../tables/error.ts';
import type { Observatory } from './operation.ts';

type Reader = Observatory['reader'];

/** Marks for ids bound one by one: those are looked up in the index, while a joined list would read the whole table. */
export function marks(ids: readonly string[]): string {
  return ids.map((_, i) => `$${i + 1}`).join(', ');
}

/** Reads stored pages by key; answers null where there is none of that key. */
function pageReader<Schema extends z.ZodObject>(schema: Schema, select: string) {
  const { unpack } = packing(schema);
  return async (reader: Reader, key: string): Promise<z.output<Schema> | null> => {
    const [row] = await reader.rows(select, [key]);
    return row === undefined ? null : unpack(String(row['card']));
  };
}

export const readPerson = pageReader(personCard, 'select card from person_card where person = $1');
export const readWork = pageReader(workPage, 'select card from work_card where work = $1');
export const readOrganisation = pageReader(
  organisationPage,
  'select card from organisation_card where organisation = $1',
);
const readHomeCard = pageReader(homeCard, 'select card from page_card where page = $1');
const readSourcesCard = pageReader(sourcesHeld, 'select card from page_card where page = $1');

const workPacking = packing(workPage);

/** Pages of works, in the order of the ids; an id that is not there is left out. */
export async function readWorks(reader: Reader, ids: readonly string[]): Promise<WorkPage[]> {
  if (ids.length === 0) return [];
  const rows = await reader.rows(`select work, card from work_card where work in (${marks(ids)})`, ids);
  const cards = new Map(rows.map((row) => [String(row['work']), String(row['card'])]));
  return ids.flatMap((id) => {
    const card = cards.get(id);
    return card === undefined ? [] : [workPacking.unpack(card)];
  });
}

const termsRead = new WeakMap<Reader, Promise<ReadonlyMap<string, string>>>();

/** Terms under which each source published; read once of each build. */
export function readTerms(reader: Reader): Promise<ReadonlyMap<string, string>> {
  const known = termsRead.get(reader);
  if (known !== undefined) return known;
  const terms = reader
    .rows('select source, max(terms) as terms from source_file group by source')
    .then((rows) => new Map(rows.map((row) => [String(row['source']), String(row['terms'])])));
  termsRead.set(reader, terms);
  return terms;
}

/** The home page. Throws `page-missing` where the build did not make it. */
export async function readHome({ reader, build }: Observatory): Promise<HomeCard> {
  return (await readHomeCard(reader, 'home')) ?? missing('home', build);
}

/** The page of sources. Throws `page-missing` where the build did not make it. */
export async function readSources({ reader, build }: Observatory): Promise<SourcesHeld> {
  return (await readSourcesCard(reader, 'sources')) ?? missing('sources', build);
}

function missing(page: string, build: string): never {
  throw new VivierError('page-missing', {
    what: `The build holds no page “${page}”.`,
    where: build,
    mend: 'Build it: vivier build --from page_card.',
  });
}

const { unpack: unpackPerson } = packing(personCard);

/**
 * Lines of these people, by id; an id that is not there is left out. They are read from the cards: of a few hundred
 * rows, one column is found much sooner than a dozen.
 */
export async function readPeople(reader: Reader, ids: readonly string[]): Promise<Map<string, PersonLine>> {
  if (ids.length === 0) return new Map();
  const rows = await reader.rows(`select card from person_card where person in (${marks(ids)})`, ids);
  const lines = rows.map((row) => lineOf(unpackPerson(String(row['card']))));
  return new Map(lines.map((line) => [line.id, line]));
}

function lineOf({ id, name, firstYear, lastYear, last, counts }: PersonCard): PersonLine {
  const posts = counts.posts + counts.reports + counts.models + counts.awards;
  return { id, name, works: counts.works, posts, firstYear, lastYear, last };
}
