import type { StepContext } from '../../engine/step-context.ts';
import { move, stint } from '../../tables/careers.ts';
import { claim, post } from '../../tables/facts.ts';
import { person, personMention, personPost } from '../../tables/identity.ts';
import {
  dispersal,
  migration,
  migrationDocumented,
  migrationMember,
  migrationTrial,
} from '../../tables/migrations.ts';
import { organisation, organisationEdge, organisationString } from '../../tables/organisations.ts';
import type { ComputeStep, SqlStep, Step } from '../../tables/step.ts';
import { mention, work } from '../../tables/works.ts';
import { appendRows } from '../append-rows.ts';
import { findDispersals } from '../dispersals/find.ts';
import { SharedReading } from '../shared-reading.ts';
import { type MigrationInput, readMigrationInput } from './read.ts';
import { writeTrials } from './trials-table.ts';

/** Days around a claim's window within which a move still belongs to it. */
const AROUND = 366;
/** Rate of false discoveries at which a migration is called likely. */
const LIKELY = 0.05;

/** Migrations and dispersals are looked for in the same moves and common work. */
const readings = new SharedReading<MigrationInput>();

const trials: ComputeStep<StepContext> = {
  kind: 'compute',
  output: migrationTrial,
  inputs: [
    move,
    stint,
    person,
    personMention,
    personPost,
    mention,
    work,
    post,
    organisation,
    organisationEdge,
  ],
  version: '3',
  compute: async (context) => {
    const input = await readings.take(context.run, () => readMigrationInput(context.engine));
    await writeTrials(context, input);
  },
};

const dispersals: ComputeStep<StepContext> = {
  kind: 'compute',
  output: dispersal,
  inputs: trials.inputs,
  version: '1',
  compute: async ({ engine, run, threads }) => {
    const input = await readings.take(run, () => readMigrationInput(engine));
    const rows = await findDispersals(input, threads);
    await appendRows(engine, dispersal, rows);
  },
};

const members: SqlStep = {
  kind: 'sql',
  dialect: 'shared',
  output: migrationMember,
  inputs: [migrationTrial],
  select: `
    with ranked as (
      select migration, person, move, date, move_strength, ties, leader, known_on,
        row_number() over (partition by migration, person order by date, move) as preference
      from migration_trial where migration is not null
    )
    select migration, person, move, date, move_strength as strength, ties, leader, known_on
    from ranked where preference = 1`,
};

/**
 * Published claims of team moves and the migration that shares most of the named people between the same organisations or
 * between a firm and its laboratory; the claims are read for nothing else, so that they measure what the record finds.
 */
const documented: SqlStep = {
  kind: 'sql',
  dialect: 'shared',
  output: migrationDocumented,
  inputs: [claim, post, personPost, organisationString, organisation, organisationEdge, move, migrationTrial],
  select: `
    with told as (
      select claim, topic, source, file, record, subject, object, known_on, valid_from,
        coalesce(valid_to, valid_from) as valid_to
      from claim where kind = 'migration'
    ),
    named as (
      select t.claim, p.post_key, p.previous_organisation, p.raw_organisation
      from told t
      join post p on p.kind = 'migration' and p.source = t.source and p.file = t.file and p.record = t.record
    ),
    listed as (
      select distinct n.claim, i.person from named n join person_post i on i.post_key = n.post_key
    ),
    house as (
      select organisation as one, organisation as other from organisation
      union
      select e.child as one, e.parent as other from organisation_edge e join organisation o on o.organisation = e.parent
      where o.kind = 'company'
      union
      select e.parent as one, e.child as other from organisation_edge e join organisation o on o.organisation = e.parent
      where o.kind = 'company'
    ),
    origin as (
      select distinct t.claim, h.other as organisation
      from told t join organisation_string s on s.context = 'market' and s.raw = t.subject join house h on h.one = s.organisation
      union
      select distinct n.claim, h.other as organisation
      from named n join organisation_string s on s.context = 'market' and s.raw = n.previous_organisation
      join house h on h.one = s.organisation
    ),
    destination as (
      select distinct t.claim, h.other as organisation
      from told t join organisation_string s on s.context = 'market' and s.raw = t.object join house h on h.one = s.organisation
    ),
    gone as (
      select distinct l.claim, l.person
      from listed l
      join told t on t.claim = l.claim
      join move m on m.person = l.person
      join origin a on a.claim = l.claim and a.organisation = m.from_organisation
      join destination b on b.claim = l.claim and b.organisation = m.to_organisation
      where date_diff('day', m.date, t.valid_from) <= ${AROUND} and date_diff('day', t.valid_to, m.date) <= ${AROUND}
    ),
    shared as (
      select l.claim, m.migration, cast(count(*) as smallint) as matched, min(m.level) as level, max(m.ties_before) as ties
      from listed l
      join gone g on g.claim = l.claim and g.person = l.person
      join migration_trial m on m.person = l.person and m.migration is not null
      join origin a on a.claim = l.claim and a.organisation = m.from_organisation
      join destination b on b.claim = l.claim and b.organisation = m.to_organisation
      group by l.claim, m.migration
    ),
    best as (
      select claim, migration, matched,
        row_number() over (partition by claim order by matched desc, level, ties desc, migration) as preference
      from shared where matched >= 2
    ),
    counted as (
      select t.claim, t.topic, t.object, t.known_on,
        (select count(*) from named n where n.claim = t.claim) as listed,
        (select count(*) from listed l where l.claim = t.claim) as found,
        (select count(*) from gone g where g.claim = t.claim) as moves,
        (select count(*) from origin a where a.claim = t.claim) as origins,
        (select count(*) from destination b where b.claim = t.claim) as destinations
      from told t
    )
    select c.claim, c.topic, b.migration, cast(c.listed as smallint) as listed, cast(c.found as smallint) as found,
      cast(c.moves as smallint) as moves, coalesce(b.matched, cast(0 as smallint)) as matched,
      case
        when b.migration is not null then cast(null as varchar)
        when c.object is null then 'no-destination'
        when c.origins = 0 or c.destinations = 0 then 'unknown-organisation'
        when c.listed < 2 then 'no-names'
        when c.found < 2 then 'people-not-on-record'
        when c.moves < 2 then 'moves-not-on-record'
        else 'moves-apart'
      end as reason,
      c.known_on
    from counted c left join best b on b.claim = c.claim and b.preference = 1`,
};

const migrations: SqlStep = {
  kind: 'sql',
  dialect: 'shared',
  output: migration,
  inputs: [migrationTrial, migrationDocumented],
  select: `
    with flows as (
      select level, from_organisation, to_organisation, flow_from, cast(count(*) as smallint) as flow
      from migration_trial group by level, from_organisation, to_organisation, flow_from
    ),
    named as (
      select migration, min(claim) as claim from migration_documented where migration is not null group by migration
    )
    select t.migration, min(t.level) as level, min(t.from_organisation) as from_organisation,
      min(t.to_organisation) as to_organisation, min(t.date) as window_from, max(t.date) as window_to,
      cast(count(distinct t.person) as smallint) as members,
      cast(count(distinct case when t.ties > 0 then t.person end) as smallint) as tied,
      max(f.flow) as flow, min(case when t.leader then t.person end) as leader,
      max(t.ties_before) as ties_before, max(t.ties_after) as ties_after, max(t.expected_ties) as expected_ties,
      max(t.pool) as pool, max(t.expected_flow) as expected_flow, max(t.flow_p) as flow_p, min(t.strata) as strata, max(t.permutations) as permutations, min(t.p) as p, min(t.q) as q,
      case
        when min(n.claim) is not null then 'documented'
        when min(t.q) <= ${LIKELY} then 'likely'
        else 'possible'
      end as strength,
      min(n.claim) as documented, max(t.known_on) as known_on
    from migration_trial t
    join flows f on f.level = t.level and f.from_organisation = t.from_organisation
      and f.to_organisation = t.to_organisation and f.flow_from = t.flow_from
    left join named n on n.migration = t.migration
    where t.migration is not null
    group by t.migration`,
};

export const migrationsSteps: readonly Step<StepContext>[] = [
  trials,
  members,
  documented,
  migrations,
  dispersals,
];
