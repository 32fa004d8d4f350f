import type { EverThen, PeopleThen, SeenThen } from '../search/people/people-then.ts';
import { printedPlaces } from '../serving/printed-places.ts';
import { facetsMeasured } from './frozen-facets.ts';
import type { Observatory } from './operation.ts';

/** What a question of a past year asks for besides where people had last been seen. */
export interface AskedOfThen {
  /** Where they had ever been seen. */
  readonly ever: boolean;
  /** Where they stood in each facet: everybody is measured as of the year, which takes some seconds once. */
  readonly facets: boolean;
}

interface Kept {
  readonly year: number;
  readonly holds: AskedOfThen;
  readonly people: Promise<PeopleThen>;
  readonly ending: NodeJS.Timeout;
}

/** Milliseconds after which a past year that nobody asks is forgotten, and its memory given back. */
const idle = 5 * 60_000;

/** The year asked last, by index: people look at one past year at a time. */
const kept = new WeakMap<Observatory['search'], Kept>();

/**
 * People as they were at the end of a year. The first question of a year reads where everybody had been seen; the next ones of that year
 * have it at hand.
 */
export function peopleThen(
  observatory: Observatory,
  year: number,
  { ever, facets }: AskedOfThen,
): Promise<PeopleThen> {
  const { search } = observatory;
  const last = kept.get(search);
  clearTimeout(last?.ending);
  const same = last?.year === year ? last : undefined;
  const holds = { ever: ever || same?.holds.ever === true, facets: facets || same?.holds.facets === true };
  const enough = same?.holds.ever === holds.ever && same.holds.facets === holds.facets;
  const people = enough ? same.people : read(observatory, year, holds);
  const ending = setTimeout(() => kept.delete(search), idle).unref();
  kept.set(search, { year, holds, people, ending });
  // What went wrong is told to whoever asked, and is asked again the next time.
  people.catch(() => kept.delete(search));
  return people;
}

async function read(
  observatory: Observatory,
  year: number,
  { ever, facets }: AskedOfThen,
): Promise<PeopleThen> {
  const { reader, search } = observatory;
  // One after the other: they would only wait for one another, or take two of the few connections.
  const seen = await readSeen(reader, year);
  const places = ever ? await readEver(reader, year) : undefined;
  const measured = facets ? await facetsMeasured(observatory).everybody(year) : undefined;
  return search.peopleThen({ year, seen, ever: places, measured });
}

type Reader = Observatory['reader'];

/**
 * Where people had last been seen at the end of a year, and how many posts, reports and models spoke of them by then. Lines of their own, posts,
 * reports and models come before works that only list the place; of those the latest year, then what names them oftenest in it.
 */
async function readSeen(reader: Reader, year: number): Promise<SeenThen> {
  const until = `date '${year}-12-31'`;
  return reader.read(
    `with known as (
       select person, organisation, kind, kind = 'bag' as listed,
         least(year(coalesce(valid_to, case when kind = 'post' then known_on end, valid_from)), ${year}) as seen
       from stint_evidence
       where kind in ('work', 'post', 'report', 'model', 'bag') and valid_from <= ${until} and known_on <= ${until}
     ),
     placed as (
       select person, organisation, listed, seen, max(kind = 'post') as stated,
         row_number() over (
           partition by person order by listed, seen desc, max(kind = 'post') desc, count(*) desc, organisation
         ) as preference
       from known group by person, organisation, listed, seen
     ),
     posts as (select person, count(*) as posts from known where kind not in ('work', 'bag') group by person),
     printed as (${printedPlaces(year)})
     select s.person, s.organisation,
       case when s.listed then 'possible' when s.stated then 'documented' else 'likely' end as strength,
       cast(s.seen as integer) as seen, cast(coalesce(n.posts, 0) as integer) as posts,
       p.country, p.city, cast(coalesce(p.printed, 0) as integer) as printed
     from placed s
       left join posts n on n.person = s.person
       left join printed p on p.person = s.person and p.organisation = s.organisation
     where s.preference = 1`,
    {
      person: 'text',
      organisation: 'text',
      strength: 'text',
      seen: 'int',
      posts: 'int',
      country: 'text',
      city: 'text',
      printed: 'int',
    },
  );
}

/** Where people had ever been seen by then, by more than a work that only lists the place. */
async function readEver(reader: Reader, year: number): Promise<EverThen> {
  const until = `date '${year}-12-31'`;
  return reader.read(
    `select distinct person, organisation from stint_evidence
     where kind <> 'bag' and coalesce(valid_from, valid_to) <= ${until} and known_on <= ${until}`,
    { person: 'text', organisation: 'text' },
  );
}
