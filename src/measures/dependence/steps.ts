import type { StepContext } from '../../engine/step-context.ts';
import { stint } from '../../tables/careers.ts';
import { post } from '../../tables/facts.ts';
import { person, personMention } from '../../tables/identity.ts';
import {
  dependence,
  organisationDependence,
  organisationMember,
  organisationTopic,
  personTopic,
  topicExpert,
} from '../../tables/measures.ts';
import type { ComputeStep, SqlStep, Step } from '../../tables/step.ts';
import { topic, workTopic } from '../../tables/topics.ts';
import { mention, work } from '../../tables/works.ts';
import { appendColumns } from './append-columns.ts';
import { type OrganisationRead, readOrganisations } from './read.ts';
import { type Resting, weigh } from './weigh.ts';

/** Years of works that count as what is there now. */
const window = 5;

const personTopics: SqlStep = {
  kind: 'sql',
  output: personTopic,
  inputs: [personMention, mention, work, topic, workTopic],
  dialect: 'shared',
  select: `
    with latest as (select max(year) as year from work),
    own as (select distinct i.person, m.work from person_mention i join mention m on m.mention = i.mention),
    told as (
      select o.person, t.topic, w.year, case when w.year > l.year - ${window} then 1 else 0 end as recent,
        cast(t.weight / nullif(w.authors, 0) as decimal(12, 6)) as capacity
      from own o
        join work w on w.work = o.work
        join work_topic t on t.work = o.work
        join topic k on k.topic = t.topic
        cross join latest l
      where k.kind <> 'area'
    )
    select person, topic, cast(count(*) as integer) as works, cast(sum(recent) as integer) as recent,
      coalesce(cast(sum(case when recent = 1 then capacity end) as double), 0) as capacity,
      min(year) as first_year, max(year) as last_year
    from told
    group by person, topic`,
};

const topicExperts: SqlStep = {
  kind: 'sql',
  output: topicExpert,
  inputs: [personTopic, topic],
  dialect: 'shared',
  select: `
    with ranked as (
      select p.topic, p.capacity, row_number() over (partition by p.topic order by p.capacity, p.person) as nth,
        count(*) over (partition by p.topic) as people
      from person_topic p join topic k on k.topic = p.topic
      where p.recent >= 2 and k.kind = 'topic'
    )
    select topic, cast(people as integer) as people, capacity
    from ranked
    where nth * 2 = people or nth * 2 = people + 1`,
};

/** Of each person the stays that may go on: none later elsewhere, and evidence in the last three years. */
const organisationMembers: SqlStep = {
  kind: 'sql',
  output: organisationMember,
  inputs: [stint, post, work, person],
  dialect: 'shared',
  select: `
    with today as (
      select max(known_on) as day from (
        select max(known_on) as known_on from work
        union all
        select max(known_on) as known_on from post
      ) known
    ),
    stay as (
      select person, organisation, employer, strength, part, end_before, end_after,
        coalesce(start_before, start_after, end_after) as began
      from stint
      where strength <> 'possible' and part in ('main', 'dual') and probability >= 0.5 and end_after is not null
    ),
    latest as (select person, max(began) as began from stay where part = 'main' group by person),
    present as (
      select s.person, s.organisation, s.employer, s.end_after
      from stay s
        cross join today t
        left join latest l on l.person = s.person
      where (s.end_before is null or s.end_before > t.day)
        and s.end_after >= cast(t.day - interval '3' year as date)
        and (l.began is null or s.began >= l.began or s.end_after >= l.began)
    ),
    placed as (
      select organisation, person, end_after from present
      union all
      select employer as organisation, person, end_after from present
    )
    select organisation, person, max(end_after) as seen
    from placed
    group by organisation, person`,
};

const inputs = [
  organisationMember,
  personTopic,
  topicExpert,
  topic,
  workTopic,
  work,
  mention,
  person,
  personMention,
];
const version = '1';

const members: ComputeStep<StepContext> = {
  kind: 'compute',
  output: dependence,
  inputs,
  version,
  compute: async ({ engine, run }) => {
    const rows = (await weighed(engine, run)).flatMap(({ organisation, people }) =>
      people().map((one) => ({ organisation, ...one })),
    );
    await appendColumns(engine, dependence, rows);
  },
};

const wholes: ComputeStep<StepContext> = {
  kind: 'compute',
  output: organisationDependence,
  inputs,
  version,
  compute: async ({ engine, run }) => {
    const rows = (await weighed(engine, run)).map(({ organisation, whole }) => ({ organisation, ...whole }));
    await appendColumns(engine, organisationDependence, rows);
  },
};

const subjects: ComputeStep<StepContext> = {
  kind: 'compute',
  output: organisationTopic,
  inputs,
  version,
  compute: async ({ engine, run }) => {
    const rows = (await weighed(engine, run)).flatMap(({ organisation, topics }) =>
      topics.map((one) => ({ organisation, ...one })),
    );
    await appendColumns(engine, organisationTopic, rows);
  },
};

/** All three tables come from one computation of a run, kept until the third has it. */
const made = new WeakMap<object, { readonly all: Promise<Resting[]>; left: number }>();

async function weighed(engine: StepContext['engine'], run: object): Promise<Resting[]> {
  const known = made.get(run) ?? { all: readOrganisations(engine, window).then(weighAll), left: 3 };
  known.left -= 1;
  if (known.left === 0) made.delete(run);
  else made.set(run, known);
  return known.all;
}

const weighAll = (organisations: readonly OrganisationRead[]): Resting[] => organisations.map(weigh);

/** What people work on, who is where, and what rests on whom. */
export const dependenceSteps: readonly Step<StepContext>[] = [
  personTopics,
  topicExperts,
  organisationMembers,
  members,
  wholes,
  subjects,
];
