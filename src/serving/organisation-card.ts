import type { StepContext } from '../engine/step-context.ts';
import { named } from '../tables/cards/evidence.ts';
import { workLine } from '../tables/cards/lines.ts';
import { organisationPage } from '../tables/cards/organisation.ts';
import { packing } from '../tables/cards/pack.ts';
import { modelRelease } from '../tables/facts.ts';
import { person, personMention, personPost, shownClaim, shownPost } from '../tables/identity.ts';
import {
  affiliation,
  organisation,
  organisationEdge,
  organisationName,
  organisationString,
} from '../tables/organisations.ts';
import {
  organisationCard,
  organisationLine,
  organisationPerson,
  organisationWork,
  personLine,
} from '../tables/serving.ts';
import type { ComputeStep } from '../tables/step.ts';
import { mention, work } from '../tables/works.ts';
import { indexKey } from './indexed.ts';
import { dayJson, joinedInOrder, listJson, numberJson, textJson } from './json.ts';
import { personLineJson, workLineJson } from './line-json.ts';
import { dropStatedOfOrganisations, writeStatedOfOrganisations } from './organisation-stated.ts';

/** Works and people shown on a page; findWorks and findPeople give the rest. */
const WORKS = 40;
const PEOPLE = 60;
/** An organisation with fewer works and reports, or fewer pieces of any kind, rests on few rows: a start, not a census. */
const FEW = { written: 10, all: 30 };

const { shape } = organisationPage;

const nameJson = packing(shape.names.element).select({
  name: textJson('name'),
  kind: textJson('kind'),
  language: textJson('language'),
  from: dayJson('valid_from'),
  to: dayJson('valid_to'),
});

const relationJson = packing(shape.relations.element).select({
  organisation: packing(named).select({
    id: textJson('l.organisation'),
    name: textJson('coalesce(l.name, e.other)'),
  }),
  kind: `case when e.kind in ('child', 'successor', 'predecessor') then '"' || e.kind || '"' else '"parent"' end`,
  from: dayJson('e.valid_from'),
  to: dayJson('e.valid_to'),
  people: numberJson('coalesce(l.people, 0)'),
  works: numberJson('coalesce(l.works, 0)'),
});

const yearJson = packing(shape.years.element).select({
  year: numberJson('coalesce(w.year, p.year)'),
  works: numberJson('coalesce(w.works, 0)'),
  people: numberJson('coalesce(w.people, 0)'),
  joined: numberJson('coalesce(p.joined, 0)'),
  left: numberJson('coalesce(p.gone, 0)'),
});

const personJson = packing(shape.people.element).select({
  ...personLineJson('l'),
  here: packing(shape.people.element.shape.here).select({
    works: numberJson('r.works'),
    first: numberJson('r.first_year'),
    last: numberJson('r.last_year'),
  }),
});

const modelJson = packing(shape.models.element).select({
  name: textJson('m.model'),
  on: dayJson('m.published_on'),
  url: textJson('m.url'),
});

const pageJson = packing(organisationPage).select({
  id: textJson('l.organisation'),
  name: textJson('l.name'),
  country: textJson('l.country'),
  city: textJson('l.city'),
  kind: textJson('l.kind'),
  firstYear: numberJson('l.first_year'),
  lastYear: numberJson('l.last_year'),
  established: numberJson('o.established'),
  ror: textJson('o.ror'),
  source: textJson('o.source'),
  fewRows: `cast(l.works + coalesce(s.written, 0) < ${FEW.written}
    or l.works + coalesce(s.named, 0) + coalesce(s.claimed, 0) < ${FEW.all} as varchar)`,
  names: listJson('n.names'),
  relations: listJson('e.relations'),
  counts: packing(shape.counts).select({
    people: numberJson('l.people'),
    works: numberJson('l.works'),
    posts: numberJson('coalesce(s.stated, 0)'),
    holders: numberJson('coalesce(s.holders, 0)'),
    reports: numberJson('coalesce(s.reports, 0)'),
    models: numberJson('coalesce(m.count, 0)'),
    claims: numberJson('coalesce(s.claimed, 0)'),
  }),
  years: listJson('y.years'),
  founders: `coalesce(s.founders, '[]')`,
  posts: `coalesce(s.posts, '[]')`,
  joinedFrom: `coalesce(s.joined_from, '[]')`,
  leftTo: `coalesce(s.left_to, '[]')`,
  works: listJson('w.works'),
  people: listJson('p.people'),
  models: listJson('m.models'),
  claims: `coalesce(s.claims, '[]')`,
});

/** Every organisation's page, written by the engine; only what is stated of the few hundred with posts and claims is put together here. */
export const organisationCards: ComputeStep<StepContext> = {
  kind: 'compute',
  output: organisationCard,
  inputs: [
    ...[organisation, organisationName, organisationEdge, organisationString, organisationLine],
    ...[organisationPerson, organisationWork, personLine, person, personMention, personPost],
    ...[affiliation, mention, work, shownPost, shownClaim, modelRelease],
  ],
  version: '6',
  heavy: true,
  compute: async ({ engine }) => {
    await writeStatedOfOrganisations(engine);
    await engine.run(`insert into organisation_card ${pages}`);
    await dropStatedOfOrganisations(engine);
    await indexKey(engine, organisationCard);
  },
};

/** Each relation from both of its ends. */
const edges = `
  select child as organisation, kind, parent as other, valid_from, valid_to from organisation_edge
  union all
  select parent, case kind when 'parent' then 'child' else 'predecessor' end, child, valid_from, valid_to from organisation_edge`;

/** Works and people on papers, by year. */
const written = `
  select a.organisation, m.year, count(distinct m.work) as works, count(distinct i.person) as people
  from affiliation a
  join mention m on m.mention = a.mention
  join person_mention i on i.mention = m.mention
  where m.year is not null
  group by a.organisation, m.year`;

const pages = `
  with names as (
    select organisation, ${joinedInOrder(nameJson, {
      keys: [`case kind when 'label' then 0 when 'alias' then 1 else 2 end`, 'name'],
    })} as names
    from organisation_name
    group by organisation
  ),
  relations as (
    select e.organisation, ${joinedInOrder(relationJson, {
      keys: ['e.kind', `coalesce(e.valid_from, date '0001-01-01')`, 'e.other'],
    })} as relations
    from (${edges}) e
    left join organisation_line l on l.organisation = e.other
    group by e.organisation
  ),
  years as (
    select coalesce(w.organisation, p.organisation) as organisation,
      ${joinedInOrder(yearJson, { keys: ['coalesce(w.year, p.year)'] })} as years
    from (${written}) w
    full join organisation_passed p on p.organisation = w.organisation and p.year = w.year
    group by coalesce(w.organisation, p.organisation)
  ),
  latest as (
    select organisation, work,
      row_number() over (partition by organisation order by year desc nulls last, work) as rank
    from organisation_work
  ),
  works as (
    select r.organisation, ${joinedInOrder(packing(workLine).select(workLineJson('w')), { keys: ['r.rank'] })} as works
    from latest r
    join work w on w.work = r.work
    where r.rank <= ${WORKS}
    group by r.organisation
  ),
  foremost as (
    select *, row_number() over (partition by organisation order by works + posts + others desc, person) as rank
    from organisation_person
  ),
  people as (
    select r.organisation, ${joinedInOrder(personJson, { keys: ['r.rank'] })} as people
    from foremost r
    join person_line l on l.person = r.person
    where r.rank <= ${PEOPLE}
    group by r.organisation
  ),
  models as (
    select s.organisation, count(*) as count,
      ${joinedInOrder(modelJson, { keys: [`coalesce(date '1970-01-01' - m.published_on, 2147483647)`, 'm.model'] })} as models
    from model_release m
    join organisation_string s on s.context = 'market' and s.raw = replace(m.raw_organisation, ',', ';')
    group by s.organisation
  )
  select l.organisation, ${pageJson} as card
  from organisation_line l
  join organisation o on o.organisation = l.organisation
  left join organisation_stated s on s.organisation = l.organisation
  left join names n on n.organisation = l.organisation
  left join relations e on e.organisation = l.organisation
  left join years y on y.organisation = l.organisation
  left join works w on w.organisation = l.organisation
  left join people p on p.organisation = l.organisation
  left join models m on m.organisation = l.organisation
  order by l.organisation`;
