import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { z } from 'zod';
import { type DuckDBEngine, openDuckDB } from '../engine/duckdb/duckdb.ts';
import { createTable, identifier } from '../engine/schema.ts';
import type { StepContext } from '../engine/step-context.ts';
import { openIndex } from '../search/open-index.ts';
import { searchSteps } from '../search/steps.ts';
import { pageSteps, servingSteps } from '../serving/steps.ts';
import { VivierError } from '../tables/error.ts';
import { tables } from '../tables/index.ts';
import { type Step, stepName, taken } from '../tables/step.ts';
import { sources } from './builds/sources.ts';
import { showStatus } from './builds/status.ts';
import { compare } from './compare.ts';
import { findOrganisations } from './find-organisations.ts';
import { findPeople } from './find-people.ts';
import { findWorks } from './find-works.ts';
import { nobodyHidden } from './hidden.ts';
import { home } from './home.ts';
import { findMigrations } from './mobility/find-migrations.ts';
import { findMoves } from './mobility/find-moves.ts';
import { showCareer } from './mobility/show-career.ts';
import { showFlows } from './mobility/show-flows.ts';
import { showMigration } from './mobility/show-migration.ts';
import { showRetention } from './mobility/show-retention.ts';
import { ask, type Context, type Operation } from './operation.ts';
import { showOrganisation } from './show-organisation.ts';
import { showPerson } from './show-person.ts';
import { showWork } from './show-work.ts';
import { sql } from './sql.ts';
import { suggest } from './suggest.ts';

/**
 * A small observatory of people who plainly don't exist: Ada Lantern wrote at Harbour University, then founded the Pond
 * Lab; Ben Reed wrote with her and followed; Cy Reed is known from a post alone.
 */
const facts = `
insert into organisation values
  ('pond-lab', 'Pond Lab', 'CA', 'Montréal', 'company', null, 2024, 'vivier'),
  ('harbour', 'Harbour University', 'FI', 'Turku', 'education', '0harbour1', 1920, 'ror'),
  ('pond-group', 'Pond Group', 'CA', null, 'company', null, null, 'vivier');
insert into organisation_name values ('pond-lab', 'Pond Lab', 'label', null, null, null), ('pond-lab', 'Vivier Labs', 'alias', null, null, null),
  ('harbour', 'Harbour University', 'label', null, null, null);
insert into organisation_edge values ('pond-lab', 'pond-group', 'parent', date '2024-06-01', null);
insert into organisation_string values ('work', 'Harbour Univ.', 'harbour', 'alias', 1, 'FI', null), ('market', 'Pond Lab', 'pond-lab', 'alias', 1, null, null),
  ('market', 'Harbour University', 'harbour', 'alias', 1, null, null);
insert into work_record (source, file, record, record_key, title, venue, venue_name, year, published_on, precision, known_on, kind)
  select 'paperlists', 'fen/fen' || y || '.json', 'r' || y, 'k' || y, t, 'fen', 'FEN', y, make_date(y, 5, 1), 'month', make_date(y, 5, 1), 'conference-paper'
  from (values (2020, 'Sparse reeds for dense water'), (2021, 'Dense water for sparse reeds'), (2023, 'On the depth of ponds')) v(y, t);
insert into work select 'w_aaaaaaaa' || substr(cast(year as varchar), 3) || 'b', title, venue, venue_name, year, published_on, precision, known_on, kind,
  'Oral', null, 'reeds;water', null, 2, 1 from work_record;
insert into work_source select 'paperlists', file, record, 'w_aaaaaaaa' || substr(cast(year as varchar), 3) || 'b' from work_record;
insert into mention (mention, work, position, authors, raw_name, raw_affiliation, year)
  select year * 10 + p, 'w_aaaaaaaa' || substr(cast(year as varchar), 3) || 'b', p, 2, case p when 0 then case year when 2023 then 'A. Lantern' else 'Ada Lantern' end else 'Ben Reed' end,
    case when p = 0 and year < 2023 then 'Harbour Univ.' end, year
  from work_record, (values (0), (1)) v(p);
insert into mention_line (source, file, record, position, mention)
  select 'paperlists', file, record, p, year * 10 + p from work_record, (values (0), (1)) v(p);
insert into affiliation select mention, 'harbour', 'alias', 1 from mention where raw_affiliation is not null;
insert into work_organisation values ('w_aaaaaaaa23b', 'pond-lab', 1);
insert into person values ('p_adaadaada', 'Ada Lantern', 3, 1, 2020, 2023), ('p_benbenben', 'Ben Reed', 3, 1, 2020, 2023), ('p_cyccyccyc', 'Cy Reed', 0, 1, null, null);
insert into person_mention select mention, case position when 0 then 'p_adaadaada' else 'p_benbenben' end, 1, null from mention;
insert into mention (mention, work, position, authors, raw_name, raw_affiliation, year) values (20232, 'w_aaaaaaaa23b', 2, 3, 'Ada Lantern', 'Pond Lab', 2023);
insert into mention_line (source, file, record, position, mention) values ('paperlists', 'fen/fen2023.json', 'r2023', 2, 20232);
insert into person_mention values (20232, 'p_adaadaada', 1, 20230);
insert into person_forward values ('p_oldoldold', 'p_adaadaada');
insert into post (source, file, record, position, post_key, kind, raw_name, raw_organisation, role, valid_from, from_precision, known_on, previous_organisation,
    publisher, url, status, verified)
  values ('market', 'posts.csv', 'row:0', 0, 1, 'post', 'Ada Lantern', 'Pond Lab', 'co-founder', date '2024-06-01', 'month', date '2024-06-05', 'Harbour University', 'The Fen Post', 'https://example.org/a', 'confirmed', true),
    ('market', 'posts.csv', 'row:1', 0, 2, 'post', 'Ben Reed', 'Pond Lab', 'researcher', date '2024-08-01', 'month', date '2024-08-05', 'Harbour University', 'The Fen Post', 'a notice, not re-read', 'reported', false),
    ('aiwatch', 'posts.csv', 'row:9', 0, 3, 'post', 'Cy Reed', 'Pond Lab', 'gardener', date '2024-01-01', 'year', null, null, null, null, 'reported', false);
insert into person_post select source, file, record, position, post_key, case post_key when 1 then 'p_adaadaada' when 2 then 'p_benbenben' else 'p_cyccyccyc' end, 1, 'name' from post;
insert into stint_evidence select person, 'pond-lab', 'post', p.source, p.file, p.record, p.position, p.valid_from, p.from_precision, null, null, p.known_on, 1, 'employed' from post p join person_post using (post_key);
insert into stint_evidence select 'p_adaadaada', 'harbour', 'work', source, file, record, 0, published_on, precision, null, null, known_on, 1, null from work_record where year < 2023;
insert into stint_evidence select 'p_benbenben', 'pond-lab', 'bag', source, file, record, 1, published_on, precision, null, null, known_on, 0.5, null from work_record where year = 2023;
insert into stint values
  ('p_adaadaada', 'harbour', 0, null, date '2020-05-01', date '2021-05-01', null, null, 'likely', 2, date '2020-05-01', 'harbour', 'main', 0.9),
  ('p_adaadaada', 'pond-lab', 0, date '2024-06-01', date '2024-06-01', date '2024-06-05', null, 'co-founder', 'documented', 1, date '2024-06-05', 'pond-lab', 'main', 0.9),
  ('p_benbenben', 'pond-lab', 0, date '2024-08-01', date '2024-08-01', date '2024-08-05', null, 'researcher', 'documented', 2, date '2023-05-01', 'pond-lab', 'main', 0.9),
  ('p_cyccyccyc', 'pond-lab', 0, date '2024-01-01', date '2024-01-01', date '2024-01-01', null, 'gardener', 'documented', 1, null, 'pond-lab', 'main', 0.9);
insert into move values
  ('m_ada', 'p_adaadaada', 'harbour', 'pond-lab', null, 'founding', date '2021-05-01', date '2024-06-01', date '2024-06-01', 'month', 0.95, 'documented', date '2024-06-05', 3),
  ('m_ben', 'p_benbenben', 'harbour', 'pond-lab', null, 'move', date '2023-05-01', date '2024-08-01', date '2024-08-01', 'month', 0.9, 'documented', date '2024-08-05', 2),
  ('m_cy', 'p_cyccyccyc', null, 'pond-lab', 'harbour', 'entry', null, date '2024-01-01', date '2024-01-01', 'year', 0.6, 'likely', null, 1);
insert into flow_move select l, move, person, coalesce(from_organisation, ''), case l when 'parent' then 'pond-group' else to_organisation end, date, year(date),
  kind, 'learning', '0-3', strength, probability, known_on from move, (values ('laboratory'), ('parent')) v(l);
insert into organisation_flow values ('laboratory', 'pond-lab', 2024, 3, 0, 3, 4.5, 0, 0.5);
insert into migration values ('g_pondpond', 'laboratory', 'harbour', 'pond-lab', date '2024-06-01', date '2024-08-01', 2, 2, 2, 'p_adaadaada', 1, 0, 0.2, 20, 0.5, 0.09,
  'works', 10000, 0.01, 0.04, 'likely', null, date '2024-08-05');
insert into migration_member values ('g_pondpond', 'p_adaadaada', 'm_ada', date '2024-06-01', 'documented', 1, true, date '2024-06-05'),
  ('g_pondpond', 'p_benbenben', 'm_ben', date '2024-08-01', 'documented', 1, false, date '2024-08-05');
insert into migration_documented values ('c_9', 'reed-exodus-2024', null, 4, 0, 0, 0, 'people-not-on-record', date '2024-09-01');
insert into retention (level, organisation, cohort, kind, people, exits, most_at_risk, reason) values ('laboratory', 'pond-lab', 'all', 'company', 3, 0, 3, 'too-few-at-risk');
insert into claim (source, file, record, claim, kind, topic, subject, predicate, value_low, value_high, unit, details, valid_from, from_precision, status, verified, publisher)
  values ('market', 'deals.csv', 'row:0', 'c_1', 'deal', 'pond-2024', 'Pond Lab', 'funding-round', 1000000, 1000000, 'USD', '{"kind":"seed"}', date '2024-09-01', 'month', 'reported', false, 'The Fen Post'),
    ('market', 'deals.csv', 'row:1', 'c_2', 'deal', 'pond-2024', 'Pond Lab', 'funding-round', 2000000, 2000000, 'USD', '{}', date '2024-09-01', 'month', 'disputed', true, 'Marsh News');
insert into award (source, file, record, venue, year, award, title, work_venue, work_year) values ('awards', 'awards.csv', 'row:0', 'fen', 2020, 'Best paper', 'Sparse Reeds for Dense Water', 'fen', 2020);
insert into facet (person, facet, as_of, cohort, cohort_people, value, estimate, spread, percentile, low, high, pieces) values
  ('p_adaadaada', 'depth', 2024, 'all', 2, 1, 1, 0.1, 60, 50, 70, 3), ('p_benbenben', 'depth', 2024, 'all', 2, 2, 2, 0.1, 90, 80, 95, 3),
  ('p_adaadaada', 'leadership', 2024, 'all', 2, 1, 1, 0.1, 85, 80, 95, 3);
insert into source_file (source, file, sha256, bytes, records, rejected, terms) values ('paperlists', 'fen/fen2020.json', 'a', 10, 3, 1, 'facts'), ('market', 'posts.csv', 'b', 5, 2, 0, 'facts, each row with its publisher');
insert into rejection values ('paperlists', 'fen/fen2020.json', 'r9', 0, 'year', 'date-in-future', '2099');
`;

const unasked = async (): Promise<never> => assert.fail('no test asks the builder for anything');
const idle: Context['builder'] = {
  state: () => 'idle',
  startBuild: unasked,
  explain: unasked,
  importFiles: unasked,
  previewImport: unasked,
};

const folder = mkdtempSync(join(tmpdir(), 'vivier-operations-'));
const database = join(folder, 'served.duckdb');
let engine: DuckDBEngine;
let context: Context;

before(async () => {
  engine = await openDuckDB({ path: database });
  for (const table of tables) await createTable(engine, table);
  await engine.run(facts);
  const folderOf = (step: Step<StepContext>): string => join(folder, stepName(step));
  await engine.run('insert into shown_post select * from post; insert into shown_claim select * from claim');
  await engine.run('insert into shown_rejection select * from rejection');
  for (const step of [...servingSteps, ...pageSteps, ...searchSteps]) {
    const files = folderOf(step);
    mkdirSync(files);
    const stepContext = { engine, run: {}, threads: 1, files, progress: () => undefined };
    if (step.kind === 'sql') await engine.run(`insert into ${identifier(step.output.name)} ${step.select}`);
    else await step.compute(stepContext, ...taken(step).map(folderOf));
  }
  engine.closeDatabase();
  engine = await openDuckDB({ path: database, readOnly: true });
  const search = openIndex(join(folder, 'search'), join(folder, 'search_facets'));
  const observatory = {
    build: 'one',
    builtAt: '2026-01-01T00:00:00Z',
    dataTo: '2024-09-01',
    database,
    reader: engine,
    search,
    explanation: unasked,
    hidden: nobodyHidden,
  };
  context = { observatory: () => observatory, builder: idle, desk: unasked, hide: unasked };
});

after(() => {
  engine.closeDatabase();
  rmSync(folder, { recursive: true });
});

/** Asks, and holds the answer to the operation's schema. */
async function answer<In extends z.ZodObject, Out extends z.ZodType>(
  operation: Operation<In, Out>,
  input: unknown,
): Promise<z.output<Out>> {
  return operation.output.parse(await ask(operation, context, input));
}

test("a person's page has spellings, stays with their evidence, co-authors and what is held", async () => {
  const page = await answer(showPerson, { id: 'Ada Lantern' });
  assert.deepEqual(page.spellings, [
    { name: 'Ada Lantern', works: 2 },
    { name: 'A. Lantern', works: 1 },
  ]);
  assert.deepEqual(
    page.stints.map((stint) => [stint.organisation.id, stint.strength]),
    [
      ['pond-lab', 'documented'],
      ['harbour', 'likely'],
    ],
  );
  assert.deepEqual(
    page.stints[0]?.evidence.map(({ kind, says }) => [kind, says]),
    [['post', 'co-founder']],
  );
  assert.deepEqual(
    page.stints[1]?.evidence.map(({ kind, record, says }) => [kind, record, says]),
    [
      ['work', 'r2021', 'Harbour Univ.'],
      ['work', 'r2020', 'Harbour Univ.'],
    ],
  );
  assert.deepEqual(
    page.coauthors.map(({ id, works, firstYear, lastYear }) => [id, works, firstYear, lastYear]),
    [['p_benbenben', 3, 2020, 2023]],
  );
  assert.deepEqual(page.held, [
    { source: 'market', kind: 'post', records: 1, terms: 'facts, each row with its publisher' },
    { source: 'paperlists', kind: 'work', records: 3, terms: 'facts' },
  ]);
  assert.deepEqual(page.last?.organisation, { id: 'pond-lab', name: 'Pond Lab' });
  assert.deepEqual(
    page.works.map(({ year }) => year),
    [2023, 2021, 2020],
  );
});

test('a person known from a post alone has a page', async () => {
  const page = await answer(showPerson, { id: 'p_cyccyccyc' });
  assert.deepEqual(
    [page.works.length, page.posts.length, page.posts[0]?.from],
    [0, 1, { on: '2024-01-01', precision: 'year' }],
  );
});

test('a lost id leads to the person who has it now, and says so', async () => {
  const page = await answer(showPerson, { id: 'p_oldoldold' });
  assert.deepEqual([page.id, page.forwardedFrom], ['p_adaadaada', 'p_oldoldold']);
});

test('a work that lists somebody again is one work of theirs, in their list, in search and with each co-author', async () => {
  const lines = await engine.rows(
    "select position from person_work where person = 'p_adaadaada' and work = 'w_aaaaaaaa23b'",
  );
  assert.equal(lines.length, 2);
  const list = await answer(findWorks, { person: 'p_adaadaada' });
  assert.deepEqual([list.total, list.works.map(({ year }) => year)], [3, [2023, 2021, 2020]]);
  const page = await answer(showPerson, { id: 'p_adaadaada' });
  const last = page.works.find(({ id }) => id === 'w_aaaaaaaa23b');
  assert.deepEqual([page.counts.works, last?.position, last?.printed], [3, 0, 'Pond Lab']);
  const other = await answer(showPerson, { id: 'p_benbenben' });
  assert.deepEqual(
    other.coauthors.map(({ id, works }) => [id, works]),
    [['p_adaadaada', 3]],
  );
  const { people } = await answer(findPeople, { q: 'depth of ponds', mode: 'subject' });
  const found = people.find(({ id }) => id === 'p_adaadaada');
  assert.deepEqual(
    found?.because.map(({ id, share }) => [id, share]),
    [['w_aaaaaaaa23b', 1]],
  );
  assert.equal(found?.onSubject, 1);
});

test('an unknown person, and a name that several have, are refused with what to do', async () => {
  await assert.rejects(answer(showPerson, { id: 'p_nobodynob' }), { code: 'person-unknown' });
  // Too short for an id: read as a name, its letters would lead to somebody else.
  await assert.rejects(answer(showPerson, { id: 'p_ada' }), { code: 'person-unknown' });
  await assert.rejects(answer(showPerson, { id: 'Reed' }), {
    code: 'person-ambiguous',
    message: /find people "Reed"/,
  });
});

test('an unknown name is said where it was typed, so that every tongue can name it', async () => {
  const refused = await answer(showPerson, { id: 'Nobody Atall' }).catch((error: unknown) => error);
  assert.ok(refused instanceof VivierError);
  assert.equal(refused.complaint.where, 'Nobody Atall');
});

test('people like somebody are asked by name as by id', async () => {
  const byId = await answer(findPeople, { like: 'p_adaadaada' });
  assert.equal(byId.matched, 'subject');
  assert.deepEqual(await answer(findPeople, { like: 'Ada Lantern' }), byId);
  await assert.rejects(answer(findPeople, { like: 'Nobody Atall' }), { code: 'person-unknown' });
});

test('half a word is no organisation and nobody, whatever begins so', async () => {
  await assert.rejects(answer(showOrganisation, { id: 'Pon' }), { code: 'organisation-unknown' });
  assert.equal((await answer(showOrganisation, { id: 'Pond' })).id, 'pond-lab');
  await assert.rejects(answer(showPerson, { id: 'Ree' }), { code: 'person-unknown' });
});

test("an organisation's page says who founded it, who came from where and with which source", async () => {
  const page = await answer(showOrganisation, { id: 'Vivier Labs' });
  assert.deepEqual(
    page.founders.map(({ person, evidence }) => [person.id, evidence.publisher, evidence.urls]),
    [['p_adaadaada', 'The Fen Post', ['https://example.org/a']]],
  );
  assert.deepEqual(
    page.joinedFrom.map(({ organisation, people, first, last }) => [organisation.id, people, first, last]),
    [['harbour', 2, '2024-06-01', '2024-08-01']],
  );
  assert.deepEqual(
    page.relations.map(({ kind, organisation }) => [kind, organisation.id]),
    [['parent', 'pond-group']],
  );
  assert.deepEqual(
    page.claims.map(({ topic, low, evidence }) => [topic, low, evidence.status, evidence.verified]),
    [
      ['pond-2024', 1e6, 'reported', false],
      ['pond-2024', 2e6, 'disputed', true],
    ],
  );
  assert.equal(page.fewRows, true);
  assert.deepEqual(page.years, [{ year: 2024, works: 0, people: 0, joined: 3, left: 0 }]);
});

test('a text that is no address is told as a note, not as an address', async () => {
  const page = await answer(showOrganisation, { id: 'pond-lab' });
  const [post] = page.posts.filter(({ person }) => person.name === 'Ben Reed');
  assert.deepEqual([post?.evidence.urls, post?.evidence.note], [[], 'a notice, not re-read']);
});

test("the other end of a passage sees it too: where a university's people went", async () => {
  const page = await answer(showOrganisation, { id: 'harbour' });
  assert.deepEqual(
    page.leftTo.map(({ organisation, people }) => [organisation.id, people]),
    [['pond-lab', 2]],
  );
  assert.deepEqual(
    page.years.map(({ year, works, people }) => [year, works, people]),
    [
      [2020, 1, 1],
      [2021, 1, 1],
    ],
  );
});

test("a work's page has its authors as printed, its bag, its award and its record", async () => {
  const old = await answer(showWork, { id: 'Sparse reeds for dense water' });
  assert.deepEqual(
    old.people.map(({ printedName, printed }) => [printedName, printed]),
    [
      ['Ada Lantern', 'Harbour Univ.'],
      ['Ben Reed', null],
    ],
  );
  assert.deepEqual(
    old.awards.map(({ award, year }) => [award, year]),
    [['Best paper', 2020]],
  );
  assert.deepEqual(
    old.records.map(({ file, record }) => [file, record]),
    [['fen/fen2020.json', 'r2020']],
  );
  const late = await answer(showWork, { id: 'w_aaaaaaaa23b' });
  assert.deepEqual(late.bag, [{ id: 'pond-lab', name: 'Pond Lab' }]);
});

test('people are found by name and by subject, and filters count among those found', async () => {
  const byName = await answer(findPeople, { q: 'lantern' });
  assert.deepEqual([byName.matched, byName.people.map(({ id }) => id)], ['name', ['p_adaadaada']]);
  const bySubject = await answer(findPeople, { q: 'sparse reeds', mode: 'subject' });
  assert.deepEqual([bySubject.matched, bySubject.total], ['subject', 2]);
  for (const { because } of bySubject.people)
    assert.ok(because.length > 0 && because.every(({ share }) => share > 0));
  assert.deepEqual(bySubject.filters.country, [{ value: 'CA', name: 'CA', people: 2 }]);
  const nobody = await answer(findPeople, { q: 'sparse reeds', mode: 'subject', country: 'FI' });
  assert.deepEqual([nobody.total, nobody.people], [0, []]);
});

test('beside an answer of a past year stands what was held of people at its end', async () => {
  const asked = { q: 'sparse reeds', mode: 'subject' as const };
  const now = await answer(findPeople, asked);
  const then = await answer(findPeople, { ...asked, asOf: 2021 });
  const people = [now, then].flatMap((found) => found.people.filter(({ id }) => id === 'p_adaadaada'));
  assert.deepEqual(
    people.map(({ last }) => last?.organisation.id),
    ['pond-lab', 'harbour'],
  );
  assert.deepEqual([people[1]?.lastYear, people[1]?.last?.year, people[1]?.posts], [2021, 2021, 0]);
  assert.ok(people[1]!.works < people[0]!.works);
});

test('filters beside an answer of a past year hold to what was then, and count it', async () => {
  const asked = { q: 'sparse reeds', mode: 'subject', asOf: 2021 };
  const ids = async (more: object) => {
    const { people } = await answer(findPeople, { ...asked, ...more });
    return people.map(({ id }) => id).toSorted();
  };
  const then = await answer(findPeople, asked);
  assert.deepEqual(
    [then.filters.organisation, then.filters.country].map((choices) => choices.map(({ value }) => value)),
    [['harbour'], ['FI']],
  );
  assert.deepEqual(
    then.filters.stage.map(({ value }) => value),
    ['since-2018'],
  );
  assert.deepEqual(await ids({ organisation: 'harbour' }), ['p_adaadaada']);
  assert.deepEqual(await ids({ organisation: 'pond-lab' }), []);
  assert.deepEqual(await ids({ ever: 'harbour' }), ['p_adaadaada']);
  assert.deepEqual(await ids({ ever: 'pond-lab' }), []);
  assert.deepEqual(await ids({ ever: 'pond-lab', asOf: 2024 }), ['p_adaadaada', 'p_benbenben']);
  assert.deepEqual(await ids({ country: 'Canada', asOf: 2024 }), ['p_adaadaada', 'p_benbenben']);
  assert.deepEqual(await ids({ active: 2021, asOf: 2020 }), []);
  assert.deepEqual(await ids({ stage: 'since-2020' }), ['p_adaadaada', 'p_benbenben']);
  await assert.rejects(ids({ stage: 'young' }), { code: 'input-refused' });
  // Whom nothing was known of by then is nobody's namesake.
  assert.deepEqual(await ids({ q: 'reed', mode: 'name' }), ['p_benbenben']);
});

test('facets of a past year are those measured then, and are counted where one is asked', async () => {
  const asked = { q: 'sparse reeds', mode: 'subject', asOf: 2023 };
  const all = await answer(findPeople, asked);
  assert.deepEqual(all.filters.facet, []);
  // Three works each are as many as are needed: today's table puts them elsewhere.
  const measured = await answer(compare, { people: 'p_adaadaada,p_benbenben', asOf: 2023 });
  assert.ok(measured.people.every(({ facets }) => facets.length > 0));
  for (const least of [1, 50, 99]) {
    const held = await answer(findPeople, { ...asked, facet: `depth:${least}` });
    assert.deepEqual(
      held.people.map(({ id }) => id).toSorted(),
      measured.people
        .filter(({ facets }) =>
          facets.some(({ facet, percentile }) => facet === 'depth' && percentile >= least),
        )
        .map(({ id }) => id)
        .toSorted(),
    );
  }
  assert.deepEqual((await answer(findPeople, asked)).filters, all.filters);
});

test('people are held to where they stand in a facet, each to their own place', async () => {
  const held = async (facet: string) =>
    (await answer(findPeople, { q: 'sparse reeds', facet, limit: 10 })).people.map(({ name }) => name);
  assert.deepEqual(await held('depth:80'), ['Ben Reed']);
  assert.deepEqual(await held('leadership:80'), ['Ada Lantern']);
  assert.deepEqual((await held('depth:50')).toSorted(), ['Ada Lantern', 'Ben Reed']);
  assert.deepEqual(await held('impact:1'), []);
});

test('people of an organisation are listed page by page, and a cursor of another build is refused', async () => {
  const first = await answer(findPeople, { organisation: 'pond-lab', limit: 2 });
  assert.deepEqual([first.total, first.people.length], [3, 2]);
  const second = await answer(findPeople, { organisation: 'pond-lab', limit: 2, cursor: first.next });
  assert.deepEqual([second.people.length, second.next], [1, null]);
  assert.equal(new Set([...first.people, ...second.people].map(({ id }) => id)).size, 3);
  await assert.rejects(answer(findPeople, { cursor: '2@another' }), { code: 'cursor-stale' });
});

test('works are found by words of the title, by person and by organisation, latest first', async () => {
  assert.equal((await answer(findWorks, { q: 'depth of ponds' })).works[0]?.id, 'w_aaaaaaaa23b');
  assert.deepEqual(
    (await answer(findWorks, { person: 'p_benbenben' })).works.map(({ year }) => year),
    [2023, 2021, 2020],
  );
  assert.deepEqual(
    (await answer(findWorks, { organisation: 'harbour' })).works.map(({ year }) => year),
    [2021, 2020],
  );
  await assert.rejects(answer(findWorks, { person: 'p_nobodyatall' }), { code: 'person-unknown' });
  await assert.rejects(answer(findWorks, { organisation: 'no-such-house' }), {
    code: 'organisation-unknown',
  });
  await assert.rejects(answer(findWorks, {}), { code: 'question-empty' });
});

test('organisations are found by alias, or listed by how much is held', async () => {
  const [found] = (await answer(findOrganisations, { q: 'vivier labs' })).organisations;
  assert.deepEqual([found?.id, found?.matched], ['pond-lab', 'Vivier Labs']);
  assert.equal((await answer(findOrganisations, {})).organisations[0]?.id, 'pond-lab');
});

test('what is offered while typing says what tells namesakes apart', async () => {
  const { suggestions } = await answer(suggest, { q: 'reed' });
  assert.ok(suggestions.some(({ id, hint }) => id === 'p_benbenben' && hint === 'Pond Lab'));
});

test('home, sources and status tell what is new, what is held and what was rejected', async () => {
  const page = await answer(home, {});
  assert.deepEqual(
    [page.latestPosts[0]?.person.name, page.holdings.people, page.holdings.postHolders],
    ['Ben Reed', 3, 3],
  );
  assert.deepEqual(page.watched, [
    {
      id: 'pond-lab',
      name: 'Pond Lab',
      joined: 3,
      left: 0,
      halves: [
        { from: '2024-01-01', joined: 2, left: 0 },
        { from: '2024-07-01', joined: 1, left: 0 },
      ],
    },
  ]);
  assert.deepEqual(page.coverage[0], { year: 2020, works: 1, lines: 2, printed: 1, resolved: 1, ids: 0 });
  const held = await answer(sources, {});
  assert.deepEqual(held.sources.find(({ source }) => source === 'paperlists')?.rejections, [
    {
      reason: 'date-in-future',
      field: 'year',
      records: 1,
      examples: [{ file: 'fen/fen2020.json', record: 'r9', detail: '2099' }],
    },
  ]);
  assert.equal((await answer(showStatus, {})).build, 'one');
});

test('sql answers one select over what is served, and nothing else', async () => {
  const { rows } = await answer(sql, { statement: 'select count(*) as n from work' });
  assert.deepEqual(rows, [[3]]);
  await assert.rejects(answer(sql, { statement: 'select 1; drop table work' }), { code: 'sql-refused' });
});

test('an input that does not fit is refused with the fields at fault', async () => {
  await assert.rejects(answer(findPeople, { q: 'x', limit: 1000 }), {
    code: 'input-refused',
    message: /limit/,
  });
});

test('moves are listed latest first with both ends named, and first posts only where asked for', async () => {
  const found = await answer(findMoves, { from: 'Harbour University', to: 'pond-lab' });
  assert.deepEqual(
    found.moves.map(({ id, person, migration }) => [id, person.name, migration]),
    [
      ['m_ben', 'Ben Reed', 'g_pondpond'],
      ['m_ada', 'Ada Lantern', 'g_pondpond'],
    ],
  );
  const entries = await answer(findMoves, { kind: 'entry' });
  assert.deepEqual([entries.moves[0]?.from, entries.moves[0]?.trainedAt?.id], [null, 'harbour']);
});

test('a question frozen at a day hears only of moves that had happened, and only of what could be known', async () => {
  const ids = async (asked: object) => (await answer(findMoves, asked)).moves.map(({ id }) => id);
  assert.deepEqual(await ids({ asOf: '2024-07-01' }), ['m_ada']);
  assert.deepEqual(await ids({ knownBy: '2024-06-10' }), ['m_ada']);
  assert.deepEqual(await ids({ kind: 'entry', knownBy: '2030-01-01' }), [], 'a day is not known');
});

test('a firm stands for its laboratories at the level of parents', async () => {
  assert.equal((await answer(findMoves, { to: 'pond-group', level: 'parent' })).total, 2);
  assert.equal((await answer(findMoves, { to: 'pond-group' })).total, 0);
});

test('a team has its members, its ties and its chance, and loses them where part of it could not be known', async () => {
  const page = await answer(showMigration, { id: 'g_pondpond' });
  assert.deepEqual(
    page.team.map(({ person, leader, last }) => [person.name, leader, last?.organisation.id]),
    [
      ['Ada Lantern', true, 'pond-lab'],
      ['Ben Reed', false, 'pond-lab'],
    ],
  );
  assert.deepEqual([page.p, page.pairs], [0.01, [{ a: 0, b: 1, before: 3, after: 0 }]]);
  const frozen = await answer(showMigration, { id: 'g_pondpond', knownBy: '2024-06-30' });
  assert.deepEqual([frozen.partial, frozen.p, frozen.leader, frozen.team.length], [true, null, null, 1]);
  await assert.rejects(answer(showMigration, { id: 'g_pondpond', knownBy: '2020-01-01' }), {
    code: 'migration-unknown',
  });
});

test('teams are listed, and published ones that the record does not show stand beside them with why', async () => {
  const { migrations, unseen } = await answer(findMigrations, {});
  assert.deepEqual([migrations[0]?.id, unseen[0]?.reason], ['g_pondpond', 'people-not-on-record']);
  assert.deepEqual((await answer(findMigrations, { knownBy: '2024-06-30' })).migrations, []);
});

test('flows count both sides, entries apart, and the band only where nothing is filtered', async () => {
  const shown = await answer(showFlows, { organisation: ['pond-lab', 'harbour'] });
  assert.deepEqual(shown.cells, [{ from: 'harbour', to: 'pond-lab', moves: 2, stated: 2, expected: 1.85 }]);
  assert.deepEqual(shown.sides, [
    { organisation: 'pond-lab', inflow: 3, outflow: 0, net: 3, entries: 1 },
    { organisation: 'harbour', inflow: 0, outflow: 2, net: -2, entries: 0 },
  ]);
  assert.equal(shown.years[0]?.inflowHigh, 4.5);
  const filtered = await answer(showFlows, { organisation: ['pond-lab'], kind: 'move' });
  assert.deepEqual([filtered.sides[0]?.inflow, filtered.years[0]?.inflowHigh], [1, null]);
});

test('where too few are on record no curve is drawn, whether stored or frozen', async () => {
  const stored = await answer(showRetention, { organisation: ['pond-lab'] });
  assert.equal(stored.organisations[0]?.curves[0]?.reason, 'too-few-at-risk');
  const frozen = await answer(showRetention, { organisation: ['pond-lab'], asOf: '2025-01-01' });
  for (const { organisations } of [stored, frozen])
    assert.deepEqual(
      organisations.flatMap(({ curves }) => curves.flatMap(({ points }) => points)),
      [],
    );
});

test("a move's evidence is what states it and what prints either side of it", async () => {
  const { moves, migrations } = await answer(showCareer, { id: 'Ada Lantern' });
  assert.deepEqual(
    moves.map(({ id, left, joined }) => [
      id,
      left.map(({ record }) => record),
      joined.map(({ says }) => says),
    ]),
    [['m_ada', ['r2021', 'r2020'], ['co-founder']]],
  );
  assert.deepEqual(
    migrations.map(({ id }) => id),
    ['g_pondpond'],
  );
});

test('a career as could be known before a post was published has neither the post nor the move', async () => {
  const frozen = await answer(showCareer, { id: 'p_adaadaada', knownBy: '2024-01-01' });
  assert.deepEqual(
    frozen.stints.map(({ organisation }) => organisation.id),
    ['harbour'],
  );
  assert.deepEqual([frozen.moves, frozen.migrations, frozen.lastWork], [[], [], 2023]);
});
