import type { StepContext } from '../../engine/step-context.ts';
import { stint, stintEvidence } from '../../tables/careers.ts';
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
import { organisationEdge } from '../../tables/organisations.ts';
import type { ComputeStep, SqlStep, Step } from '../../tables/step.ts';
import { topic, workTopic } from '../../tables/topics.ts';
import { mention, work } from '../../tables/works.ts';
import { appendColumns } from './append-columns.ts';
import { listedAgain, type OrganisationRead, readOrganisations } from './read.ts';
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
    again as (${listedAgain}
    ),
    told as (
      select o.person, t.topic, w.year, case when w.year > l.year - ${window} then 1 else 0 end as recent,
        cast(t.weight / nullif(w.authors - coalesce(g.lines, 0), 0) as decimal(12, 6)) as capacity
      from own o
        join work w on w.work = o.work
        join work_topic t on t.work = o.work
        join topic k on k.topic = t.topic
        left join again g on g.work = o.work
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

/** Share of a person's recent evidence under which they are a guest, and no member. */
const guest = 0.1;

/** So many people more stand for what is not known of a home with few people: two of two say little. */
const homePrior = 10;

/**
 * Of each person the stays that may go on: none later elsewhere, and evidence in the last three years. Somebody is there wholly
 * where a post says so; else by the share of their lines, reports and models of five years that name the organisation, one of its
 * house that they stay at, or what became it, each year counting half of the next: guests print it now and then. A line that names
 * only another home of theirs counts by the share of that home's people who stay here too: members of an institute whose people are a
 * university's print the one, the other or both, and most people of a university visit no laboratory.
 */
export const organisationMembers: SqlStep = {
  kind: 'sql',
  output: organisationMember,
  inputs: [stint, stintEvidence, organisationEdge, post, work, person],
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
      select s.person, s.organisation, s.employer, s.end_after, case when s.strength = 'documented' then 1 else 0 end as stated
      from stay s
        cross join today t
        left join latest l on l.person = s.person
      where (s.end_before is null or s.end_before > t.day)
        and s.end_after >= cast(t.day - interval '3' year as date)
        and (l.began is null or s.began >= l.began or s.end_after >= l.began)
    ),
    placed as (
      select organisation, person, end_after, stated from present
      union all
      select employer as organisation, person, end_after, stated from present
    ),
    member as (
      select organisation, person, max(end_after) as seen, max(stated) as stated from placed group by organisation, person
    ),
    meant as (
      select organisation as place, person, organisation from present
      union
      select employer as place, person, organisation from present
      union
      select p.organisation as place, p.person, e.child as organisation
      from present p
        join organisation_edge e on e.parent = p.organisation and e.kind = 'successor' and e.valid_from is not null
    ),
    home as (
      select distinct m.organisation as place, m.person, p.organisation as home
      from member m
        join present own on own.person = m.person and m.organisation in (own.organisation, own.employer)
        join present p on p.person = m.person and p.employer <> own.employer
    ),
    staying as (select organisation, count(distinct person) as people from present group by organisation),
    shared as (
      select h.place, h.home, cast(count(*) as double) / nullif(s.people + ${homePrior}, 0) as share
      from home h join staying s on s.organisation = h.home
      group by h.place, h.home, s.people
    ),
    recent as (
      select e.person, e.organisation, e.kind, e.source, e.file, e.record, e.position,
        case when e.kind = 'work' then cast(1 as decimal(12, 6)) else cast(e.weight as decimal(12, 6)) end as weight,
        cast(power(2, 4 - (year(t.day) - year(e.valid_from))) as integer) as says
      from stint_evidence e cross join today t
      where e.kind in ('work', 'report', 'model') and year(e.valid_from) between year(t.day) - 4 and year(t.day)
        and e.person in (select person from member where stated = 0)
    ),
    line as (
      select person, kind, source, file, record, position, max(says) as says
      from recent
      group by person, kind, source, file, record, position
    ),
    said as (select person, cast(sum(says) as double) as says from line group by person),
    telling as (
      select m.place, r.person, r.kind, r.source, r.file, r.record, r.position, r.says, r.weight as named, 0 as implied
      from recent r join meant m on m.person = r.person and m.organisation = r.organisation
      union all
      select h.place, r.person, r.kind, r.source, r.file, r.record, r.position, r.says, 0 as named, r.weight * s.share as implied
      from recent r
        join home h on h.person = r.person and h.home = r.organisation
        join shared s on s.place = h.place and s.home = h.home
    ),
    line_here as (
      select place, person, max(says) as says,
        cast(sum(named) as decimal(12, 6)) as named, cast(max(implied) as decimal(12, 6)) as implied
      from telling
      group by place, person, kind, source, file, record, position
    ),
    named as (
      select place, person, says * case when named >= 1 then 1 when named >= implied then named else implied end as says
      from line_here
    ),
    named_here as (
      select place, person, cast(sum(cast(says as decimal(18, 6))) as double) as says from named group by place, person
    ),
    weighed as (
      select m.organisation, m.person, m.seen,
        case when m.stated = 1 then 1.0e0 else coalesce(n.says, 0.0e0) / nullif(s.says, 0) end as presence
      from member m
        left join named_here n on n.place = m.organisation and n.person = m.person
        left join said s on s.person = m.person
    )
    select organisation, person, presence, seen
    from weighed
    where presence >= ${guest}`,
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
const version = '3';

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
