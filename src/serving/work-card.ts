import type { StepContext } from '../engine/step-context.ts';
import { personNamed } from '../tables/cards/career.ts';
import { dated, evidence, named } from '../tables/cards/evidence.ts';
import { packing } from '../tables/cards/pack.ts';
import { workPage } from '../tables/cards/work.ts';
import { award, workRecord } from '../tables/facts.ts';
import { withheld } from '../tables/identity.ts';
import { affiliation, organisation, workOrganisation } from '../tables/organisations.ts';
import { personLine, personWork, workCard } from '../tables/serving.ts';
import type { ComputeStep } from '../tables/step.ts';
import { mention, work, workSource } from '../tables/works.ts';
import { indexKey } from './indexed.ts';
import { dayJson, joinedInOrder, listJson, numberJson, textJson } from './json.ts';
import { publishedJson, workLineJson } from './line-json.ts';
import { partsOf } from './parts.ts';

const organisationJson = packing(named).select({ id: textJson('organisation'), name: textJson('name') });

const authorJson = packing(workPage.shape.people.element).select({
  position: numberJson('x.position'),
  person: packing(personNamed).select({ id: textJson('x.person'), name: textJson('l.name') }),
  printedName: textJson('m.raw_name'),
  printed: textJson('m.raw_affiliation'),
  organisations: listJson('b.organisations'),
});

/** The line of a suppressed person: their place, and nothing that tells who it is. */
const withheldJson = packing(workPage.shape.people.element).select({
  position: numberJson('m.position'),
  person: packing(personNamed).select({ id: `'null'`, name: `'""'` }),
  printedName: `'""'`,
  printed: `'null'`,
  organisations: `'[]'`,
});

/** What a record in `table` says, which leaves the rest open. */
function evidenceJson(
  table: string,
  stated: Readonly<Record<'kind' | 'says' | 'work' | 'date' | 'knownOn', string>>,
): string {
  return packing(evidence).select({
    ...stated,
    source: textJson(`${table}.source`),
    file: textJson(`${table}.file`),
    record: textJson(`${table}.record`),
    publisher: `'null'`,
    urls: `'[]'`,
    status: `'null'`,
    verified: `'null'`,
    note: `'null'`,
  });
}

const recordJson = evidenceJson('r', {
  kind: `'"work"'`,
  says: `'null'`,
  work: textJson('s.work'),
  date: publishedJson('w'),
  knownOn: dayJson('r.known_on'),
});

const awardJson = packing(workPage.shape.awards.element).select({
  award: textJson('a.award'),
  venue: textJson('a.venue'),
  year: numberJson('a.year'),
  evidence: evidenceJson('a', {
    kind: `'"award"'`,
    says: textJson('a.award'),
    work: `'null'`,
    date: packing(dated).select({ on: `'"' || a.year || '-01-01"'`, precision: `'"year"'` }),
    knownOn: `'null'`,
  }),
});

/** Titles are compared without case, accents and punctuation: no award names a record. */
const titleKey = (title: string): string =>
  `regexp_replace(strip_accents(lower(${title})), '[^\\p{L}\\p{N}]+', '', 'g')`;

const keywordsJson = `coalesce(cast(to_json(list_filter(
  list_transform(string_split(w.keywords, ';'), lambda word: trim(word)), lambda word: word <> '')) as varchar), '[]')`;

const pageJson = packing(workPage).select({
  ...workLineJson('w'),
  kind: textJson('w.kind'),
  track: textJson('w.track'),
  keywords: keywordsJson,
  url: textJson('w.url'),
  knownOn: dayJson('w.known_on'),
  people: listJson('y.people'),
  bag: listJson('b.organisations'),
  awards: listJson('a.awards'),
  records: listJson('r.records'),
});

/** Every work's page, written by the engine: a million authors' lines need not come to this process and go back. */
export const workCards: ComputeStep<StepContext> = {
  kind: 'compute',
  output: workCard,
  inputs: [
    ...[work, workSource, workRecord, workOrganisation, mention, personWork, personLine],
    ...[affiliation, organisation, award, withheld],
  ],
  version: '6',
  heavy: true,
  compute: async ({ engine }) => {
    for (const within of partsOf('w')) await engine.run(`insert into work_card ${pagesWithin(within)}`);
    await indexKey(engine, workCard);
  },
};

/** Pages of one part of the works. */
function pagesWithin(within: (id: string) => string): string {
  return `
    with said as (
      select organisation, ${organisationJson} as json from organisation
    ),
    line as (
      select * from person_work where ${within('work')}
    ),
    belonging as (
      select a.mention, ${joinedInOrder('s.json', { keys: ['-a.weight', 's.organisation'] })} as organisations
      from affiliation a
      join line x on x.mention = a.mention
      join said s on s.organisation = a.organisation
      group by a.mention
    ),
    author as (
      select x.work, x.position, x.mention, ${authorJson} as json
      from line x
      join person_line l on l.person = x.person
      join mention m on m.mention = x.mention
      left join belonging b on b.mention = x.mention
      union all
      select m.work, m.position, m.mention, ${withheldJson} as json
      from withheld h
      join mention m on m.mention = h.key
      where h.kind = 'mention' and ${within('m.work')}
    ),
    byline as (
      select work, ${joinedInOrder('json', { keys: ['position', 'mention'] })} as people from author group by work
    ),
    bag as (
      select b.work, ${joinedInOrder('s.json', { keys: ['-b.weight', 's.organisation'] })} as organisations
      from work_organisation b
      join said s on s.organisation = b.organisation
      where ${within('b.work')}
      group by b.work
    ),
    recorded as (
      select s.work, ${joinedInOrder(recordJson, { keys: ['r.source', 'r.file', 'r.record'] })} as records
      from work_source s
      join work w on w.work = s.work
      join work_record r on r.source = s.source and r.file = s.file and r.record = s.record
      where ${within('s.work')}
      group by s.work
    ),
    awarded as (
      select w.work, ${joinedInOrder(awardJson, { keys: ['-a.year', 'a.award', 'a.record'] })} as awards
      from award a
      join work w on w.year = coalesce(a.work_year, a.year) and ${titleKey('w.title')} = ${titleKey('a.title')}
      where ${within('w.work')}
      group by w.work
    )
    select w.work, ${pageJson} as card
    from work w
    left join byline y on y.work = w.work
    left join bag b on b.work = w.work
    left join recorded r on r.work = w.work
    left join awarded a on a.work = w.work
    where ${within('w.work')}
    order by w.work`;
}
