import type { z } from 'zod';
import { type HomeCard, homeCard } from '../tables/cards/home.ts';
import { type PersonLine, personLine } from '../tables/cards/lines.ts';
import { organisationPage } from '../tables/cards/organisation.ts';
import { packing } from '../tables/cards/pack.ts';
import { type PersonCard, personCard } from '../tables/cards/person.ts';
import { type SourcesHeld, sourcesHeld } from '../tables/cards/sources.ts';
import { type WorkPage, workPage } from '../tables/cards/work.ts';
import { VivierError } from '../tables/error.ts';
import type { Observatory } from './operation.ts';

type Reader = Observatory['reader'];

/**
 * Rows of any of these ids: `select` ends before its list. Ids are bound one by one, since those are looked up in the
 * index while a joined list would read the whole table; the last one is repeated to the next power of two, so that few
 * statements need to be kept prepared.
 */
export function rowsOf(reader: Reader, select: string, ids: readonly string[]): ReturnType<Reader['rows']> {
  const size = 2 ** Math.ceil(Math.log2(ids.length));
  const bound = Array.from({ length: size }, (_, i) => ids[Math.min(i, ids.length - 1)]!);
  return reader.rows(`${select} in (${bound.map((_, i) => `$${i + 1}`).join(', ')})`, bound);
}

/** Reads stored pages by key; answers null where there is none of that key. */
function pageReader<Schema extends z.ZodObject>(schema: Schema, select: string) {
  const { unpack } = packing(schema);
  return async (reader: Reader, key: string): Promise<z.output<Schema> | null> => {
    const [row] = await reader.rows(select, [key]);
    return row === undefined ? null : unpack(String(row['card']));
  };
}

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
  const rows = await rowsOf(reader, 'select work, card from work_card where work', ids);
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

const { unpack: unpackLine } = packing(personLine);
const { unpack: unpackCard } = packing(personCard);

/** A person's line and card; null where there is no such person. */
export async function readPerson(
  reader: Reader,
  id: string,
): Promise<{ readonly line: PersonLine; readonly card: PersonCard } | null> {
  const [row] = await reader.rows('select line, card from person_card where person = $1', [id]);
  if (row === undefined) return null;
  return { line: unpackLine(String(row['line'])), card: unpackCard(String(row['card'])) };
}

/** Ids of a person's works, latest first, at most `limit`. Sorting a few rows here takes a third of the time of asking for them sorted. */
export async function readWorkIds(reader: Reader, person: string, limit: number): Promise<string[]> {
  const rows = await reader.rows('select work, year from person_work where person = $1', [person]);
  const years = new Map(rows.map(({ work, year }) => [String(work), Number(year ?? 0)]));
  const latest = [...years].sort(([x, one], [y, other]) => other - one || (x < y ? -1 : 1));
  return latest.slice(0, limit).map(([work]) => work);
}

/** Lines of these people, by id; an id that is not there is left out. */
export async function readPeople(reader: Reader, ids: readonly string[]): Promise<Map<string, PersonLine>> {
  if (ids.length === 0) return new Map();
  const rows = await rowsOf(reader, 'select line from person_card where person', ids);
  const lines = rows.map((row) => unpackLine(String(row['line'])));
  return new Map(lines.map((line) => [line.id, line]));
}
