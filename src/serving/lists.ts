import { stint, stintEvidence } from '../tables/careers.ts';
import { person, personMention, shownClaim, shownPost } from '../tables/identity.ts';
import { affiliation, organisation, organisationString } from '../tables/organisations.ts';
import {
  organisationLine,
  organisationPerson,
  organisationWork,
  personLine,
  personWork,
} from '../tables/serving.ts';
import type { SqlStep } from '../tables/step.ts';
import { mention } from '../tables/works.ts';
import { indexed } from './indexed.ts';
import { printedPlaces } from './printed-places.ts';

/** Whose works, for look-up by person. */
export const personWorks = indexed({
  by: 'person',
  output: personWork,
  inputs: [personMention, mention],
  select: `
    select p.person, m.work, m.position, m.year, m.mention, p.repeats
    from person_mention p
    join mention m on m.mention = p.mention
    order by p.person, m.year desc nulls last, m.work, m.position`,
});

/** Works that print an organisation, sorted for look-up by organisation. */
export const organisationWorks: SqlStep = {
  kind: 'sql',
  dialect: 'duckdb',
  output: organisationWork,
  inputs: [affiliation, mention],
  select: `
    select a.organisation, m.work, m.year, cast(count(*) as integer) as lines
    from affiliation a
    join mention m on m.mention = a.mention
    group by a.organisation, m.work, m.year
    order by a.organisation, m.year desc nulls last, m.work`,
};

/** People seen at an organisation, sorted for look-up by organisation. */
export const organisationPeople: SqlStep = {
  kind: 'sql',
  dialect: 'duckdb',
  output: organisationPerson,
  inputs: [stintEvidence],
  select: `
    select organisation, person,
      cast(count(*) filter (where kind = 'work') as integer) as works,
      cast(count(*) filter (where kind = 'post') as integer) as posts,
      cast(count(*) filter (where kind in ('report', 'model')) as integer) as others,
      cast(min(year(valid_from)) as smallint) as first_year,
      cast(max(year(coalesce(valid_to, case when kind = 'post' then known_on end, valid_from))) as smallint) as last_year
    from stint_evidence
    where kind <> 'bag'
    group by organisation, person
    order by organisation, count(*) desc, person`,
};

/**
 * People as lines of lists. Where somebody was last seen is the stint with the latest evidence of presence: a stated
 * post before a line of a work, and a stint that may go on before one that has ended. A firm's people are where their lines printed it
 * last, and where none does at its seat.
 */
export const personLines: SqlStep = {
  kind: 'sql',
  dialect: 'duckdb',
  output: personLine,
  inputs: [person, stint, organisation, organisationString, mention, personMention],
  select: `
    with printed as (${printedPlaces()}),
    stay as (
      select person, organisation, strength, role, year(coalesce(end_after, start_before)) as seen,
        row_number() over (
          partition by person
          order by strength = 'possible', end_before is not null, year(coalesce(end_after, start_before)) desc nulls last,
            strength = 'documented' desc, coalesce(end_after, start_before) desc nulls last, organisation, slot
        ) as preference
      from stint
    )
    select p.person, p.name, p.mentions as works, p.posts, p.first_year, p.last_year,
      o.organisation, o.name as organisation_name,
      case when t.person is null then o.country else t.country end as country,
      case when t.person is null then o.city else t.city end as city, t.printed, s.strength, s.role, cast(s.seen as smallint) as seen
    from person p
    left join stay s on s.person = p.person and s.preference = 1
    left join organisation o on o.organisation = s.organisation
    left join printed t on t.person = p.person and t.organisation = s.organisation
    order by p.person`,
};

/** Organisations as lines of lists, with how much is held of each. */
export const organisationLines = indexed({
  output: organisationLine,
  inputs: [organisation, organisationPerson, organisationWork, organisationString, shownPost, shownClaim],
  select: `
    with meant as (select raw, organisation from organisation_string where context = 'market'),
    people as (
      select organisation, count(*) as people, min(first_year) as first_year, max(last_year) as last_year
      from organisation_person group by organisation
    ),
    works as (select organisation, count(*) as works from organisation_work group by organisation),
    posts as (
      select s.organisation, count(*) as posts
      from shown_post p join meant s on s.raw = p.raw_organisation
      where p.kind in ('post', 'migration')
      group by s.organisation
    ),
    claims as (
      select organisation, count(*) as claims
      from (
        select s.organisation, c.claim from shown_claim c join meant s on s.raw = c.subject
        union
        select s.organisation, c.claim from shown_claim c join meant s on s.raw = c.object
      )
      group by organisation
    )
    select o.organisation, o.name, o.country, o.city, o.kind,
      cast(coalesce(people.people, 0) as integer) as people,
      cast(coalesce(works.works, 0) as integer) as works,
      cast(coalesce(posts.posts, 0) as integer) as posts,
      cast(coalesce(claims.claims, 0) as integer) as claims,
      people.first_year, people.last_year
    from organisation o
    left join people on people.organisation = o.organisation
    left join works on works.organisation = o.organisation
    left join posts on posts.organisation = o.organisation
    left join claims on claims.organisation = o.organisation
    order by o.organisation`,
});
