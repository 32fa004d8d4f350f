import type { StepContext } from '../../engine/step-context.ts';
import { Z95 } from '../../statistics/normal.ts';
import { move } from '../../tables/careers.ts';
import { competition, flow, flowMove, organisationFlow, visibility } from '../../tables/flows.ts';
import { person, personMention } from '../../tables/identity.ts';
import { organisation, organisationEdge } from '../../tables/organisations.ts';
import type { SqlStep, Step } from '../../tables/step.ts';
import { mention, work } from '../../tables/works.ts';
import { fieldOfVenue } from './fields.ts';
import { visibilityStep } from './visibility.ts';

const Z2 = Z95 * Z95;

/**
 * Moves at each level. A firm's laboratories are rolled up by the edges in force on the day of the move, two steps at most; a move within one
 * firm is none at that level.
 */
const flowMoves: SqlStep = {
  kind: 'sql',
  dialect: 'shared',
  output: flowMove,
  inputs: [move, person, personMention, mention, work, organisation, organisationEdge],
  select: `
    with field_count as (
      select p.person, ${fieldOfVenue} as field, count(case when p.repeats is null then 1 end) as works
      from person_mention p join mention m on m.mention = p.mention join work w on w.work = m.work
      where exists (select 1 from move v where v.person = p.person)
      group by p.person, ${fieldOfVenue}
    ),
    main_field as (
      select person, field, row_number() over (partition by person order by works desc, field) as preference
      from field_count
    ),
    kept as (
      select v.move, v.person, coalesce(v.from_organisation, '') as from_organisation, v.to_organisation,
        cast(year(v.date) as smallint) as year, v.date, v.kind, v.strength, v.probability, v.known_on,
        coalesce(f.field, 'unknown') as field,
        case
          when p.first_year is null then 'unknown'
          when year(v.date) - p.first_year <= 3 then '0-3'
          when year(v.date) - p.first_year <= 8 then '4-8'
          when year(v.date) - p.first_year <= 15 then '9-15'
          else '16-on'
        end as seniority
      from move v
      join person p on p.person = v.person
      left join main_field f on f.person = v.person and f.preference = 1
      where v.date is not null
    ),
    above as (
      select e.child, e.parent, coalesce(e.valid_from, date '1900-01-01') as valid_from,
        coalesce(e.valid_to, date '2999-01-01') as valid_to
      from organisation_edge e join organisation o on o.organisation = e.parent
      where e.kind = 'parent' and o.kind = 'company'
    ),
    firm as (
      select k.move, min(coalesce(f2.parent, f1.parent, k.from_organisation)) as from_organisation,
        min(coalesce(t2.parent, t1.parent, k.to_organisation)) as to_organisation
      from kept k
      left join above f1 on f1.child = k.from_organisation and k.date >= f1.valid_from and k.date < f1.valid_to
      left join above f2 on f2.child = f1.parent and k.date >= f2.valid_from and k.date < f2.valid_to
      left join above t1 on t1.child = k.to_organisation and k.date >= t1.valid_from and k.date < t1.valid_to
      left join above t2 on t2.child = t1.parent and k.date >= t2.valid_from and k.date < t2.valid_to
      group by k.move
    )
    select 'laboratory' as level, k.move, k.person, k.from_organisation, k.to_organisation, k.date, k.year, k.kind, k.field,
      k.seniority, k.strength, k.probability, k.known_on
    from kept k
    union all
    select 'parent' as level, k.move, k.person, f.from_organisation, f.to_organisation, k.date, k.year, k.kind, k.field,
      k.seniority, k.strength, k.probability, k.known_on
    from kept k join firm f on f.move = k.move where f.from_organisation <> f.to_organisation`,
};

/** The cube of moves, without those that are merely possible. */
const flows: SqlStep = {
  kind: 'sql',
  dialect: 'shared',
  output: flow,
  inputs: [flowMove],
  select: `
    select level, from_organisation, to_organisation, year, kind, field, seniority, cast(count(*) as integer) as moves,
      cast(sum(case when strength = 'documented' then 1 else 0 end) as integer) as stated,
      cast(sum(probability) as double) as expected, max(known_on) as known_on
    from flow_move where strength <> 'possible'
    group by level, from_organisation, to_organisation, year, kind, field, seniority`,
};

/**
 * Arrivals and departures by year. Stated moves do not hang on papers; of those seen on papers alone only a share is seen, that of
 * the person-years of the field and the year before, the year itself and the one after, and the high end makes up for it.
 */
const organisationFlows: SqlStep = {
  kind: 'sql',
  dialect: 'shared',
  output: organisationFlow,
  inputs: [flow, visibility],
  select: `
    with around as (
      select y.field, y.year, cast(sum(v.own) as double) + cast(sum(v.bags) as double) as shown, cast(sum(v.person_years) as double) as all_years
      from visibility y
      join visibility v on v.field = y.field and v.year between y.year - 1 and y.year + 1
      group by y.field, y.year
    ),
    everywhere as (
      select year, cast(sum(shown) as double) / nullif(cast(sum(all_years) as double), 0) as seen from around group by year
    ),
    cell as (
      select f.level, f.from_organisation, f.to_organisation, f.year, f.kind, f.moves, f.stated,
        case
          when coalesce(p.shown / nullif(p.all_years, 0), a.seen, 1) < 0.05 then 0.05
          else coalesce(p.shown / nullif(p.all_years, 0), a.seen, 1)
        end as seen
      from flow f
      left join around p on p.field = f.field and p.year = f.year
      left join everywhere a on a.year = f.year
    ),
    side as (
      select level, to_organisation as organisation, year, moves as inflow, 0 as outflow,
        stated + (moves - stated) / nullif(seen, 0) as inflow_high, cast(0 as double) as outflow_high, moves, seen
      from cell
      union all
      select level, from_organisation as organisation, year, 0 as inflow, moves as outflow,
        cast(0 as double) as inflow_high, stated + (moves - stated) / nullif(seen, 0) as outflow_high, moves, seen
      from cell where from_organisation <> '' and kind <> 'dual'
    )
    select level, organisation, year, cast(sum(inflow) as integer) as inflow, cast(sum(outflow) as integer) as outflow,
      cast(sum(inflow - outflow) as integer) as net, cast(sum(inflow_high) as double) as inflow_high,
      cast(sum(outflow_high) as double) as outflow_high,
      cast(sum(seen * moves) as double) / nullif(cast(sum(moves) as double), 0) as seen
    from side group by level, organisation, year`,
};

/** People exchanged by two organisations, both ways, with Wilson's interval of the share won. */
const competitions: SqlStep = {
  kind: 'sql',
  dialect: 'shared',
  output: competition,
  inputs: [flow],
  select: `
    with one_way as (
      select level, from_organisation, to_organisation, cast(sum(moves) as double) as moves
      from flow where from_organisation <> '' and kind not in ('entry', 'dual')
      group by level, from_organisation, to_organisation
    ),
    both_ways as (
      select level, from_organisation as organisation, to_organisation as other, moves as lost, cast(0 as double) as won
      from one_way
      union all
      select level, to_organisation as organisation, from_organisation as other, cast(0 as double) as lost, moves as won
      from one_way
    ),
    paired as (
      select level, organisation, other, cast(sum(lost) as double) as lost, cast(sum(won) as double) as won,
        cast(sum(lost) as double) + cast(sum(won) as double) as n
      from both_ways group by level, organisation, other
    )
    select level, organisation, other, cast(lost as integer) as lost, cast(won as integer) as won,
      won / nullif(lost, 0) as ratio, won / nullif(n, 0) as share,
      (won + ${Z2 / 2} - ${Z95} * sqrt(won * lost / nullif(n, 0) + ${Z2 / 4})) / nullif(n + ${Z2}, 0) as low,
      (won + ${Z2 / 2} + ${Z95} * sqrt(won * lost / nullif(n, 0) + ${Z2 / 4})) / nullif(n + ${Z2}, 0) as high
    from paired`,
};

export const flowsSteps: readonly Step<StepContext>[] = [
  visibilityStep,
  flowMoves,
  flows,
  organisationFlows,
  competitions,
];
