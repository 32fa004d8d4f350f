import { visibility } from '../../tables/flows.ts';
import { personMention } from '../../tables/identity.ts';
import { affiliation, workOrganisation } from '../../tables/organisations.ts';
import type { SqlStep } from '../../tables/step.ts';
import { mention, work } from '../../tables/works.ts';
import { fieldOfVenue } from './fields.ts';

/**
 * Of the person-years of each field and year, how many could have been seen. A person counts from their first work to the year after
 * their last, silent years between included, so that a venue-year that is missing lowers the share. An own line shows where they were;
 * a paper's bag of n organisations shows it once in n.
 */
export const visibilityStep: SqlStep = {
  kind: 'sql',
  dialect: 'shared',
  output: visibility,
  inputs: [personMention, mention, work, affiliation, workOrganisation],
  select: `
    with own as (
      select distinct mention from affiliation
    ),
    bag as (
      select work, 1 / nullif(cast(count(*) as double), 0) as share from work_organisation group by work
    ),
    line as (
      select p.person, w.year, ${fieldOfVenue} as field, p.repeats,
        case when o.mention is not null then 1 else 0 end as own,
        case when o.mention is null then coalesce(b.share, cast(0 as double)) else cast(0 as double) end as bag
      from person_mention p
      join mention m on m.mention = p.mention
      join work w on w.work = m.work
      left join own o on o.mention = m.mention
      left join bag b on b.work = m.work
      where w.year is not null
    ),
    shown as (
      select person, year, max(own) as own, max(bag) as bag from line group by person, year
    ),
    span as (
      select person, min(year) as first, max(year) as last from shown group by person
    ),
    counted as (
      select person, field, count(*) as works from line where repeats is null group by person, field
    ),
    main_field as (
      select person, field, row_number() over (partition by person order by works desc, field) as preference from counted
    ),
    calendar as (
      select distinct year from work where year is not null
    )
    select f.field, c.year, cast(count(*) as integer) as person_years, cast(count(s.person) as integer) as active,
      cast(coalesce(cast(sum(s.own) as bigint), 0) as integer) as own,
      coalesce(cast(sum(case when s.own = 0 then s.bag end) as double), cast(0 as double)) as bags
    from span n
    join main_field f on f.person = n.person and f.preference = 1
    join calendar c on c.year between n.first and n.last + 1
    left join shown s on s.person = n.person and s.year = c.year
    group by f.field, c.year`,
};
