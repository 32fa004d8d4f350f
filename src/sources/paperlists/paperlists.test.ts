import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { DuckDBEngine } from '../../engine/duckdb/duckdb.ts';
import { affiliationBag, authorLine, rejection, workRecord } from '../../tables/facts.ts';
import { land } from '../land.ts';
import { column, emptyObservatory, folderOf, rowsOf, today } from '../trial.ts';
import { Venues } from '../venues.ts';
import { paperlists } from './paperlists.ts';

const venues = new Venues('venue,name,month,exceptions,url\niclr,ICLR,4,2021:5,https://iclr.cc\n');

async function landed(
  test: TestContext,
  papers: readonly unknown[],
  file = 'iclr/iclr2021.json.gz',
): Promise<DuckDBEngine> {
  const engine = await emptyObservatory(test);
  await land(engine, paperlists(venues), folderOf(test, { [file]: JSON.stringify(papers) }), { today });
  return engine;
}

const paper = {
  id: 'a1',
  title: 'A  Study\r\nof Fish',
  author: 'Ada Lovelace;Grace Hopper',
  track: 'main',
  status: 'Poster',
};

test('a paper is dated by the month in which its venue met', async (t) => {
  const [work] = await rowsOf(await landed(t, [paper]), workRecord);
  assert.deepEqual(work, {
    source: 'paperlists',
    file: 'iclr/iclr2021.json.gz',
    record: 'a1',
    record_key: 'iclr/iclr2021.json.gz#a1',
    title: 'A Study of Fish',
    venue: 'iclr',
    venue_name: 'ICLR',
    year: 2021,
    published_on: '2021-05-01',
    precision: 'month',
    known_on: '2021-05-31',
    kind: 'conference-paper',
    status: 'Poster',
    track: 'main',
  });
});

test('an affiliation is a line’s own where there are as many as authors', async (t) => {
  const engine = await landed(t, [{ ...paper, aff: 'MIT;Yale University+Google' }]);
  assert.deepEqual(column(await rowsOf(engine, authorLine), 'raw_affiliation'), [
    'MIT',
    'Yale University+Google',
  ]);
  assert.deepEqual(await rowsOf(engine, affiliationBag), []);
});

test('affiliations in another number than the authors are the paper’s bag, and so is a set', async (t) => {
  const engine = await landed(t, [
    { ...paper, aff: 'MIT;Yale University;MIT;' },
    { ...paper, id: 'a2', aff_set: ['Google', 'MIT'] },
  ]);
  assert.deepEqual(column(await rowsOf(engine, authorLine, 'raw_affiliation is not null'), 'record'), []);
  assert.deepEqual(
    (await rowsOf(engine, affiliationBag)).map((row) => [
      row['record'],
      row['ordinal'],
      row['raw_affiliation'],
    ]),
    [
      ['a1', 0, 'MIT'],
      ['a1', 1, 'Yale University'],
      ['a2', 0, 'Google'],
      ['a2', 1, 'MIT'],
    ],
  );
});

test('one affiliation for several authors is nobody’s own, whatever its commas', async (t) => {
  const engine = await landed(t, [{ ...paper, aff: 'University of California, San Diego' }]);
  assert.deepEqual(column(await rowsOf(engine, affiliationBag), 'raw_affiliation'), [
    'University of California, San Diego',
  ]);
});

test('an empty name or affiliation keeps its place', async (t) => {
  const engine = await landed(t, [
    { ...paper, author: 'Ada Lovelace;;Grace Hopper', aff: ';MIT;Yale University' },
  ]);
  const lines = (await rowsOf(engine, authorLine)).map((row) => [
    row['position'],
    row['raw_name'],
    row['raw_affiliation'],
  ]);
  assert.deepEqual(lines, [
    [0, 'Ada Lovelace', undefined],
    [2, 'Grace Hopper', 'Yale University'],
  ]);
});

test('ids in another number than the authors are rejected, and nothing else of the paper', async (t) => {
  const engine = await landed(t, [
    { ...paper, aff: 'MIT;Yale University', authorids: '~Ada_Lovelace1', orcid: ';;' },
  ]);
  const lines = await rowsOf(engine, authorLine);
  assert.deepEqual(column(lines, 'raw_affiliation'), ['MIT', 'Yale University']);
  assert.deepEqual(column(lines, 'openreview'), [undefined, undefined]);
  const rejected = (await rowsOf(engine, rejection)).map((row) => [
    row['record'],
    row['field'],
    row['reason'],
  ]);
  assert.deepEqual(rejected, [['a1', 'authorids', 'list-length']]);
});

test('profiles, ORCID iDs and e-mail domains are taken where they are such', async (t) => {
  const lists = {
    authorids: '~Ada_Lovelace1;ada@lab.example',
    orcid: 'https://orcid.org/0000-0002-1825-0097;0000-0002-1825-0098',
    aff_domain: 'Lab.Example;somebody@lab.example',
  };
  const engine = await landed(t, [{ ...paper, ...lists }]);
  const [first, second] = await rowsOf(engine, authorLine);
  assert.deepEqual(
    [first?.['openreview'], first?.['orcid'], first?.['email_domain']],
    ['~Ada_Lovelace1', '0000-0002-1825-0097', 'lab.example'],
  );
  assert.deepEqual(Object.keys(second ?? {}), ['source', 'file', 'record', 'position', 'raw_name']);
  const rejected = await rowsOf(engine, rejection);
  assert.deepEqual(column(rejected, 'reason').sort(), [
    'not-a-domain',
    'not-an-openreview-id',
    'not-an-orcid',
  ]);
  assert.ok(
    rejected.every((row) => !String(row['detail']).includes('@')),
    'a private address is not kept in a rejection',
  );
});

test('a name printed as an e-mail address is not kept', async (t) => {
  const engine = await landed(t, [
    { ...paper, author: 'Ada Lovelace;Ghopper@navy.example Ghopper@navy.example' },
  ]);
  assert.deepEqual(column(await rowsOf(engine, authorLine), 'raw_name'), ['Ada Lovelace']);
  assert.deepEqual(column(await rowsOf(engine, rejection), 'reason'), ['private-contact']);
});

test('a paper without id, and the second of an id, are known by their row', async (t) => {
  const engine = await landed(t, [paper, { ...paper, id: '' }, paper, { title: 'No id' }]);
  assert.deepEqual(column(await rowsOf(engine, workRecord), 'record'), ['a1', 'row:1', 'row:2', 'row:3']);
  assert.deepEqual(await rowsOf(engine, rejection), []);
});

test('a paper without authors is a work without lines', async (t) => {
  const engine = await landed(t, [{ id: 'a1', title: 'Editorial' }]);
  assert.equal((await rowsOf(engine, workRecord)).length, 1);
  assert.equal((await rowsOf(engine, authorLine)).length, 0);
});

test('a negative count of citations says that nobody counted', async (t) => {
  const engine = await landed(t, [
    { ...paper, gs_citation: -1 },
    { ...paper, id: 'a2', gs_citation: 7 },
  ]);
  assert.deepEqual(column(await rowsOf(engine, workRecord), 'citations'), [undefined, 7]);
});

test('what is on no allow-list is in no table', async (t) => {
  const engine = await landed(t, [
    { ...paper, abstract: 'SECRET', gender: 'SECRET', email: 'SECRET', project: 'SECRET', rating: 'SECRET' },
  ]);
  for (const table of [workRecord, authorLine, affiliationBag, rejection]) {
    assert.ok(!JSON.stringify(await rowsOf(engine, table)).includes('SECRET'), table.name);
  }
});

test('papers of a year that has not come are kept without it', async (t) => {
  const engine = await landed(t, [paper], 'iclr/iclr2099.json.gz');
  const [work] = await rowsOf(engine, workRecord);
  assert.deepEqual(
    [work?.['year'], work?.['published_on'], work?.['known_on']],
    [undefined, undefined, undefined],
  );
  assert.deepEqual(column(await rowsOf(engine, rejection), 'reason'), ['date-in-future']);
});

test('a field of another type is rejected by name', async (t) => {
  const engine = await landed(t, [{ ...paper, title: 12, aff_set: ['MIT', 3] }, 'nothing', null]);
  const rejected = (await rowsOf(engine, rejection)).map((row) => [
    row['record'],
    row['field'],
    row['reason'],
  ]);
  assert.deepEqual(rejected, [
    ['a1', 'title', 'wrong-type'],
    ['a1', 'aff_set', 'wrong-type'],
    ['row:1', '', 'not-an-object'],
    ['row:2', '', 'not-an-object'],
  ]);
  assert.deepEqual(column(await rowsOf(engine, affiliationBag), 'raw_affiliation'), ['MIT']);
});

test('a list given by itself has the same name as in its folder', async (t) => {
  const engine = await emptyObservatory(t);
  const folder = folderOf(t, { 'iclr/iclr2021.json': JSON.stringify([paper]) });
  await land(engine, paperlists(venues), `${folder}/iclr/iclr2021.json`, { today });
  assert.deepEqual(column(await rowsOf(engine, workRecord), 'file'), ['iclr/iclr2021.json']);
});
