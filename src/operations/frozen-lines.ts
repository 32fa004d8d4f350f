import type { Scalar } from '../engine/engine.ts';
import type { PersonLine } from '../tables/cards/lines.ts';
import type { Observatory } from './operation.ts';

type Row = Readonly<Record<string, Scalar>>;

/** What of a line of a list has a date. */
type FrozenLine = Pick<PersonLine, 'works' | 'posts' | 'firstYear' | 'lastYear' | 'last'>;

/**
 * What was held of people at the end of a year, by id: works, posts, reports and models known by then, and where they had last been seen. Lines of their own,
 * posts, reports and models come before works that only list the place; of those the latest year, then what names them oftenest in it. No role, since a
 * stay's role is the latest stated one.
 */
export async function linesAsOf(
  { reader }: Pick<Observatory, 'reader'>,
  people: readonly string[],
  year: number,
): Promise<Map<string, FrozenLine>> {
  if (people.length === 0) return new Map();
  const theirs = `person in (${people.map((_, at) => `$${at + 1}`).join(', ')})`;
  const until = `date '${year}-12-31'`;
  const rows = await reader.rows(
    `with works as (
       select person, count(distinct work) as works, min(year) as first_year, max(year) as last_year
       from person_work where ${theirs} and year <= ${year} group by person
     ),
     known as (
       select person, organisation, kind, kind = 'bag' as listed,
         least(year(coalesce(valid_to, case when kind = 'post' then known_on end, valid_from)), ${year}) as seen
       from stint_evidence
       where ${theirs} and kind in ('work', 'post', 'report', 'model', 'bag')
         and valid_from <= ${until} and known_on <= ${until}
     ),
     placed as (
       select person, organisation, listed, seen, max(kind = 'post') as stated,
         row_number() over (
           partition by person order by listed, seen desc, max(kind = 'post') desc, count(*) desc, organisation
         ) as preference
       from known group by person, organisation, listed, seen
     ),
     posts as (select person, count(*) as posts from known where kind not in ('work', 'bag') group by person)
     select p.person, w.works, w.first_year, w.last_year, n.posts, s.listed, s.seen, s.stated, o.organisation, o.name, o.country
     from person p
       left join works w on w.person = p.person
       left join posts n on n.person = p.person
       left join placed s on s.person = p.person and s.preference = 1
       left join organisation o on o.organisation = s.organisation
     where p.${theirs}`,
    people,
  );
  return new Map(rows.map((row) => [String(row['person']), lineOf(row)]));
}

const lineOf = (row: Row): FrozenLine => ({
  works: Number(row['works'] ?? 0),
  posts: Number(row['posts'] ?? 0),
  firstYear: row['first_year'] == null ? null : Number(row['first_year']),
  lastYear: row['last_year'] == null ? null : Number(row['last_year']),
  last: row['organisation'] == null ? null : lastOf(row),
});

function lastOf(row: Row): NonNullable<PersonLine['last']> {
  const known = row['stated'] === true ? 'documented' : 'likely';
  return {
    organisation: { id: String(row['organisation']), name: String(row['name']) },
    country: row['country'] == null ? null : String(row['country']),
    strength: row['listed'] === true ? 'possible' : known,
    role: null,
    year: Number(row['seen']),
  };
}
