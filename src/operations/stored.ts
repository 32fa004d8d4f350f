import type { z } from 'zod';
import type { Scalar } from '../engine/engine.ts';
import { strength } from '../tables/cards/evidence.ts';
import { type HomeCard, homeCard } from '../tables/cards/home.ts';
import type { OrganisationLine, PersonLine } from '../tables/cards/lines.ts';
import { organisationPage } from '../tables/cards/organisation.ts';
import { packing } from '../tables/cards/pack.ts';
import { personPage } from '../tables/cards/person.ts';
import { type SourcesHeld, sourcesHeld } from '../tables/cards/sources.ts';
import { workPage } from '../tables/cards/work.ts';
import { VivierError } from '../tables/error.ts';
import type { Observatory } from './operation.ts';

type Reader = Observatory['reader'];
type Row = Readonly<Record<string, Scalar>>;

const textOf = (row: Row, name: string): string | null => (row[name] == null ? null : String(row[name]));
const numberOf = (row: Row, name: string): number | null => (row[name] == null ? null : Number(row[name]));

/** Ids bound as one text, since no id of ours holds a comma. */
const listed = "(select unnest(string_split($1, ',')))";

/** Reads stored pages by key; answers null where there is none of that key. */
function pageReader<Schema extends z.ZodObject>(schema: Schema, select: string) {
  const { unpack } = packing(schema);
  return async (reader: Reader, key: string): Promise<z.output<Schema> | null> => {
    const [row] = await reader.rows(select, [key]);
    return row === undefined ? null : unpack(String(row['card']));
  };
}

export const readPerson = pageReader(personPage, 'select card from person_card where person = $1');
export const readWork = pageReader(workPage, 'select card from work_card where work = $1');
export const readOrganisation = pageReader(organisationPage, 'select card from organisation_card where organisation = $1');
const readHomeCard = pageReader(homeCard, 'select card from page_card where page = $1');
const readSourcesCard = pageReader(sourcesHeld, 'select card from page_card where page = $1');

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

/** A person's line, with the country of where they were last seen, by which lists are filtered. */
export interface StoredPerson {
  readonly line: PersonLine;
  readonly country: string | null;
}

const personColumns =
  'person, name, works, posts, first_year, last_year, organisation, organisation_name, country, strength, role, seen';

/** Lines of these people, by id; an id that is not there is left out. */
export async function readPeople(reader: Reader, ids: readonly string[]): Promise<Map<string, StoredPerson>> {
  const rows = await reader.rows(`select ${personColumns} from person_line where person in ${listed}`, [ids.join(',')]);
  return new Map(rows.map((row) => [String(row['person']), personOf(row)]));
}

/** People of the whole observatory, those with most works and posts first. */
export async function readMostKnown(reader: Reader, limit: number, offset: number): Promise<StoredPerson[]> {
  const order = 'order by works + posts desc, person limit $1 offset $2';
  return (await reader.rows(`select ${personColumns} from person_line ${order}`, [limit, offset])).map(personOf);
}

function personOf(row: Row): StoredPerson {
  const name = textOf(row, 'organisation_name');
  const last =
    name === null
      ? null
      : {
          organisation: { id: textOf(row, 'organisation'), name },
          strength: strength.parse(row['strength']),
          role: textOf(row, 'role'),
          year: numberOf(row, 'seen'),
        };
  const line = {
    id: String(row['person']),
    name: String(row['name']),
    works: Number(row['works']),
    posts: Number(row['posts']),
    firstYear: numberOf(row, 'first_year'),
    lastYear: numberOf(row, 'last_year'),
    last,
  };
  return { line, country: textOf(row, 'country') };
}

const organisationColumns =
  'organisation, name, country, city, kind, people, works, posts, claims, first_year, last_year';

/** Lines of these organisations, by id; an id that is not there is left out. */
export async function readOrganisations(
  reader: Reader,
  ids: readonly string[],
): Promise<Map<string, OrganisationLine>> {
  const select = `select ${organisationColumns} from organisation_line where organisation in ${listed}`;
  const rows = await reader.rows(select, [ids.join(',')]);
  return new Map(rows.map((row) => [String(row['organisation']), organisationOf(row)]));
}

/** Organisations of which most is held first. */
export async function readLargest(reader: Reader, limit: number, offset: number): Promise<OrganisationLine[]> {
  const order = 'where people + posts + claims > 0 order by people + posts + claims desc, organisation limit $1 offset $2';
  const rows = await reader.rows(`select ${organisationColumns} from organisation_line ${order}`, [limit, offset]);
  return rows.map(organisationOf);
}

function organisationOf(row: Row): OrganisationLine {
  return {
    id: String(row['organisation']),
    name: String(row['name']),
    country: textOf(row, 'country'),
    city: textOf(row, 'city'),
    kind: String(row['kind']),
    people: Number(row['people']),
    works: Number(row['works']),
    posts: Number(row['posts']),
    claims: Number(row['claims']),
    firstYear: numberOf(row, 'first_year'),
    lastYear: numberOf(row, 'last_year'),
  };
}

/** One page of ids, and how many there are in all. */
export interface IdPage {
  readonly ids: string[];
  readonly total: number;
}

const idLists = {
  worksOfPerson: { table: 'person_work', owner: 'person', id: 'work', order: 'year desc nulls last, work, position' },
  worksOfOrganisation: { table: 'organisation_work', owner: 'organisation', id: 'work', order: 'year desc nulls last, work' },
  peopleOfOrganisation: {
    table: 'organisation_person',
    owner: 'organisation',
    id: 'person',
    order: 'works + posts + others desc, person',
  },
} as const;

/** Ids that belong to an owner, in the order of its page. */
export async function readIds(
  reader: Reader,
  list: keyof typeof idLists,
  owner: string,
  limit: number,
  offset: number,
): Promise<IdPage> {
  const { table, owner: column, id, order } = idLists[list];
  const [count] = await reader.rows(`select count(*) as total from ${table} where ${column} = $1`, [owner]);
  const rows = await reader.rows(
    `select ${id} as id from ${table} where ${column} = $1 order by ${order} limit $2 offset $3`,
    [owner, limit, offset],
  );
  return { ids: rows.map((row) => String(row['id'])), total: Number(count?.['total'] ?? 0) };
}
