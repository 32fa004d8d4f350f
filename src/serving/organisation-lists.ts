import type { Engine } from '../engine/engine.ts';
import type { OrganisationPage } from '../tables/cards/organisation.ts';
import { numberOf } from './dates.ts';
import { gather, type Links, readLinks } from './links.ts';
import { numberedOrganisations, numberedPeople, numberedWorks } from './numbers.ts';

/** Works and people shown on a page; findWorks and findPeople give the rest. */
const WORKS = 40;
const PEOPLE = 60;

/** A person (by number) at an organisation. */
export interface PersonHere {
  readonly person: number;
  readonly here: OrganisationPage['people'][number]['here'];
}

export type WrittenYear = Pick<OrganisationPage['years'][number], 'year' | 'works' | 'people'>;

/** Works and people on papers by year, by organisation number. */
export async function readYears(engine: Engine): Promise<Map<number, WrittenYear[]>> {
  const rows = await engine.read(
    `with ${numberedOrganisations}
     select o.number, m.year, cast(count(distinct m.work) as integer), cast(count(distinct p.person) as integer)
     from affiliation a
     join mention m on m.mention = a.mention
     join person_mention p on p.mention = m.mention
     join organisations o on o.organisation = a.organisation
     where m.year is not null
     group by o.number, m.year
     order by o.number, m.year`,
    { organisation: 'int', year: 'int', works: 'int', people: 'int' },
  );
  return gather(rows.organisation, (i) => ({
    year: rows.year[i]!,
    works: rows.works[i]!,
    people: rows.people[i]!,
  }));
}

/** People with most works and posts there, by organisation number. */
export async function readPeopleHere(engine: Engine): Promise<Map<number, PersonHere[]>> {
  const rows = await engine.read(
    `with ${numberedOrganisations}, ${numberedPeople},
     ranked as (
       select *, row_number() over (partition by organisation order by works + posts + others desc, person) as rank
       from organisation_person
     )
     select o.number, p.number, r.works, r.first_year, r.last_year
     from ranked r
     join organisations o on o.organisation = r.organisation
     join people p on p.person = r.person
     where r.rank <= ${PEOPLE}
     order by o.number, r.rank`,
    { organisation: 'int', person: 'int', works: 'int', first: 'int', last: 'int' },
  );
  return gather(rows.organisation, (i) => ({
    person: rows.person[i]!,
    here: { works: rows.works[i]!, first: numberOf(rows.first[i]!), last: numberOf(rows.last[i]!) },
  }));
}

/** The latest works, by organisation number. */
export function readWorksHere(engine: Engine, organisations: number): Promise<Links> {
  return readLinks(
    engine,
    `with ${numberedOrganisations}, ${numberedWorks},
     ranked as (
       select *, row_number() over (partition by organisation order by year desc nulls last, work) as rank from organisation_work
     )
     select o.number, w.number
     from ranked r
     join organisations o on o.organisation = r.organisation
     join works w on w.work = r.work
     where r.rank <= ${WORKS}
     order by o.number, r.rank`,
    organisations,
  );
}
