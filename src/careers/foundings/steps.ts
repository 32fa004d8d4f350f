import type { StepContext } from '../../engine/step-context.ts';
import { foundsSql } from '../../names/founder.ts';
import { move, stint } from '../../tables/careers.ts';
import { post } from '../../tables/facts.ts';
import { founding, foundingMember } from '../../tables/foundings.ts';
import { personPost } from '../../tables/identity.ts';
import { boomerang, migration, migrationMember } from '../../tables/migrations.ts';
import { organisation, organisationString } from '../../tables/organisations.ts';
import type { SqlStep, Step } from '../../tables/step.ts';

/** Days from the first appearance within which people are the first. */
const FIRST = 730;
/** Most people of a beginning that is read from the record alone. */
const MOST = 15;

/**
 * First people of organisations that look new: a founder is stated, or the first appearance falls within three years of the registered year. Universities and other
 * old houses appear in the record when it begins, which is no founding.
 */
const members: SqlStep = {
  kind: 'sql',
  dialect: 'shared',
  output: foundingMember,
  inputs: [stint, move, post, personPost, organisation, organisationString],
  select: `
    with stay as (
      select organisation, person, min(coalesce(start_before, start_after, end_after)) as date,
        min(strength) as strength, min(known_on) as known_on
      from stint where strength <> 'possible' and coalesce(start_before, start_after, end_after) is not null
      group by organisation, person
    ),
    stated as (
      select distinct s.organisation, i.person
      from post t
      join person_post i on i.post_key = t.post_key
      join organisation_string s on s.context = 'market' and s.raw = t.raw_organisation
      where t.kind = 'post' and t.status <> 'denied' and ${foundsSql('t.role', 't.raw_organisation')}
    ),
    appeared as (
      select y.organisation, min(y.date) as first_seen,
        max(case when f.person is not null then 1 else 0 end) as founder_stated
      from stay y left join stated f on f.organisation = y.organisation and f.person = y.person
      group by y.organisation
    ),
    fresh as (
      select a.organisation, a.first_seen
      from appeared a join organisation o on o.organisation = a.organisation
      where o.kind in ('company', 'nonprofit', 'facility', 'other')
        and (
          (a.founder_stated = 1 and (o.established is null or year(a.first_seen) >= o.established - 1))
          or (o.established is not null and year(a.first_seen) between o.established - 1 and o.established + 3)
        )
    ),
    arrival as (
      select person, to_organisation, from_organisation,
        row_number() over (partition by person, to_organisation order by date, move) as preference
      from move where from_organisation is not null and strength <> 'possible'
    )
    select y.organisation, y.person, y.date, a.from_organisation, f.person is not null as founder, y.strength, y.known_on
    from fresh h
    join stay y on y.organisation = h.organisation and date_diff('day', h.first_seen, y.date) <= ${FIRST}
    left join arrival a on a.person = y.person and a.to_organisation = y.organisation and a.preference = 1
    left join stated f on f.organisation = y.organisation and f.person = y.person`,
};

const foundings: SqlStep = {
  kind: 'sql',
  dialect: 'shared',
  output: founding,
  inputs: [foundingMember, organisation, migration],
  select: `
    with begun as (
      select organisation, min(date) as first_seen, count(*) as people,
        cast(sum(case when founder then 1 else 0 end) as integer) as founders, max(known_on) as known_on
      from founding_member group by organisation
    ),
    origin as (
      select organisation, from_organisation, count(*) as people,
        row_number() over (partition by organisation order by count(*) desc, from_organisation) as preference
      from founding_member where from_organisation is not null group by organisation, from_organisation
    ),
    shared as (
      select organisation, count(*) as origins from origin where people >= 2 group by organisation
    ),
    team as (
      select b.organisation, g.migration,
        row_number() over (partition by b.organisation order by g.members desc, g.level, g.migration) as preference
      from begun b join migration g on g.to_organisation = b.organisation
        and date_diff('day', b.first_seen, g.window_from) <= ${FIRST}
    )
    select b.organisation, b.first_seen, o.established, cast(b.people as smallint) as people,
      cast(b.founders as smallint) as founders, f.from_organisation, cast(coalesce(f.people, 0) as smallint) as from_people,
      cast(coalesce(s.origins, 0) as smallint) as origins,
      case when b.founders > 0 then 'stated' else 'team' end as basis, t.migration, b.known_on
    from begun b
    join organisation o on o.organisation = b.organisation
    left join origin f on f.organisation = b.organisation and f.preference = 1
    left join shared s on s.organisation = b.organisation
    left join team t on t.organisation = b.organisation and t.preference = 1
    where b.founders > 0 or (b.people <= ${MOST} and f.people >= 2)`,
};

/** Who left and came back, however many places later, and with which team. */
const boomerangs: SqlStep = {
  kind: 'sql',
  dialect: 'shared',
  output: boomerang,
  inputs: [move, migrationMember, migration],
  select: `
    with pair as (
      select b.move, b.person, b.to_organisation as organisation, a.date as left_on, b.date as back_on,
        b.from_organisation as via_organisation,
        case when a.known_on > b.known_on then a.known_on else b.known_on end as known_on,
        row_number() over (partition by b.move order by a.date desc, a.move) as preference
      from move b
      join move a on a.person = b.person and a.from_organisation = b.to_organisation and a.date < b.date
      where b.from_organisation is not null and a.strength <> 'possible' and b.strength <> 'possible'
        and a.kind <> 'dual' and b.kind <> 'dual'
    ),
    team as (
      select m.move, min(g.migration) as migration
      from migration_member m join migration g on g.migration = m.migration
      where g.level = 'laboratory' group by m.move
    )
    select p.move, p.person, p.organisation, p.left_on, p.back_on, p.via_organisation, t.migration, p.known_on
    from pair p left join team t on t.move = p.move where p.preference = 1`,
};

export const foundingsSteps: readonly Step<StepContext>[] = [members, foundings, boomerangs];
