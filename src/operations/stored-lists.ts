import type { Scalar } from '../engine/engine.ts';
import type { OrganisationLine, PersonLine } from '../tables/cards/lines.ts';
import type { Observatory } from './operation.ts';
import { readPeople, rowsOf } from './stored-pages.ts';

type Reader = Observatory['reader'];
type Row = Readonly<Record<string, Scalar>>;

const textOf = (row: Row, name: string): string | null => (row[name] == null ? null : String(row[name]));
const numberOf = (row: Row, name: string): number | null => (row[name] == null ? null : Number(row[name]));

/** People of the whole observatory, those with most works and posts first. */
export async function readMostKnown(reader: Reader, limit: number, offset: number): Promise<PersonLine[]> {
  const rows = await reader.rows(
    'select person from person_line order by works + posts desc, person limit $1 offset $2',
    [limit, offset],
  );
  const ids = rows.map((row) => String(row['person']));
  const lines = await readPeople(reader, ids);
  return ids.flatMap((id) => lines.get(id) ?? []);
}

const organisationColumns =
  'organisation, name, country, city, kind, people, works, posts, claims, first_year, last_year';

/** Lines of these organisations, by id; an id that is not there is left out. */
export async function readOrganisations(
  reader: Reader,
  ids: readonly string[],
): Promise<Map<string, OrganisationLine>> {
  if (ids.length === 0) return new Map();
  const select = `select ${organisationColumns} from organisation_line where organisation`;
  const rows = await rowsOf(reader, select, ids);
  return new Map(rows.map((row) => [String(row['organisation']), organisationOf(row)]));
}

/** Organisations of which most is held first. */
export async function readLargest(
  reader: Reader,
  limit: number,
  offset: number,
): Promise<OrganisationLine[]> {
  const order =
    'where people + posts + claims > 0 order by people + posts + claims desc, organisation limit $1 offset $2';
  const rows = await reader.rows(`select ${organisationColumns} from organisation_line ${order}`, [
    limit,
    offset,
  ]);
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
  worksOfPerson: {
    // A work that lists them twice is one.
    table: '(select * from person_work where repeats is null)',
    owner: 'person',
    id: 'work',
    order: 'year desc nulls last, work, position',
  },
  worksOfOrganisation: {
    table: 'organisation_work',
    owner: 'organisation',
    id: 'work',
    order: 'year desc nulls last, work',
  },
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
