import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDuckDB } from '../../engine/duckdb/duckdb.ts';
import { createTable } from '../../engine/schema.ts';
import { type FacetName, facetNames } from '../../tables/facet-names.ts';
import { tables } from '../../tables/index.ts';
import { Frozen, readCorpus } from './corpus.ts';
import { cohortOf, facetRow, measureFacets } from './measure.ts';

/** People of each of two areas, with three works each: enough for a cohort of their own. */
const people = 120;

/** Two areas side by side; every second person has one work of three on the other. */
const filled = `
  insert into topic (topic, name, kind, area, origin, works) values
    ('a-trustworthy-ai', 'Trustworthy AI', 'area', 'a-trustworthy-ai', 'anchored', 1),
    ('a-robotics', 'Robotics', 'area', 'a-robotics', 'anchored', 1);
  insert into person (person, name, mentions, posts) select 'p' || i, 'P ' || i, 3, 0 from range(${2 * people}) t (i);
  insert into work (work, title, venue, venue_name, year, known_on, kind, authors, records)
    select 'w' || i, 'W', 'icml', 'ICML', 2023, date '2023-07-01', 'paper', 1, 1 from range(${6 * people}) t (i);
  insert into mention (mention, work, position, authors, raw_name, year)
    select i, 'w' || i, 0, 1, 'P', 2023 from range(${6 * people}) t (i);
  insert into person_mention (mention, person, weight) select i, 'p' || (i // 3), 1 from range(${6 * people}) t (i);
  insert into work_topic (work, topic, weight, method)
    select 'w' || i, case when (i < ${3 * people}) <> (i % 6 = 5) then 'a-trustworthy-ai' else 'a-robotics' end, 1, 'phrase' from range(${6 * people}) t (i);`;

test('who does nothing but responsible work stands above who does none, though each among people alike in other facets', async () => {
  const engine = await openDuckDB({ path: ':memory:' });
  for (const table of tables) await createTable(engine, table);
  for (const statement of filled.split(';').filter((text) => text.trim() !== '')) await engine.run(statement);
  const corpus = await readCorpus(engine);
  engine.closeDatabase();
  const table = measureFacets(corpus, 2023);
  const responsibility = facetNames.indexOf('responsibility');
  const at = (id: string): number => table.people.indexOf(corpus.people.indexOf(id));
  const [careful, other] = ['p0', `p${people}`].map(at);
  const percentile = (place: number): number => table.percentile[facetRow(place, responsibility)]!;
  assert.ok(percentile(careful!) >= 75 && percentile(other!) <= 25);
  const cohort = (place: number, facet: FacetName) =>
    table.cohorts[cohortOf(table, place, facetNames.indexOf(facet))];
  assert.deepEqual(cohort(careful!, 'responsibility'), { name: '0-3 any', people: 2 * people });
  assert.deepEqual(cohort(careful!, 'depth'), { name: '0-3 a-trustworthy-ai', people });
});

test('who is of an area with few people, as all other areas of the age have, is placed among everybody of the age', async () => {
  const engine = await openDuckDB({ path: ':memory:' });
  for (const table of tables) await createTable(engine, table);
  for (const statement of filled.split(';').filter((text) => text.trim() !== '')) await engine.run(statement);
  await engine.run("delete from work_topic where work in ('w0', 'w1', 'w2', 'w3', 'w4', 'w5')");
  const corpus = await readCorpus(engine);
  engine.closeDatabase();
  const table = measureFacets(corpus, 2023);
  const depth = facetNames.indexOf('depth');
  const nobody = [0, 1].map((at) => table.people.indexOf(corpus.people.indexOf(`p${at}`)));
  for (const place of nobody) {
    assert.deepEqual(table.cohorts[cohortOf(table, place, depth)], { name: '0-3 any', people: 2 * people });
    const row = facetRow(place, depth);
    assert.ok(table.low[row]! <= table.percentile[row]! && table.percentile[row]! <= table.high[row]!);
  }
  const names = table.cohorts.map(({ name }) => name).sort();
  assert.deepEqual(names, ['0-3 a-robotics', '0-3 a-trustworthy-ai', '0-3 any']);
});

test('a work is one piece of a first author whom it lists again, and its last author is the other', async () => {
  const engine = await openDuckDB({ path: ':memory:' });
  for (const table of tables) await createTable(engine, table);
  await engine.run(`
    insert into person (person, name, mentions, posts) values ('p', 'P', 1, 0), ('q', 'Q', 1, 0);
    insert into work (work, title, venue, venue_name, year, known_on, kind, authors, records)
      values ('w', 'W', 'icml', 'ICML', 2023, date '2023-07-01', 'paper', 3, 1);
    insert into mention (mention, work, position, authors, raw_name, year)
      values (1, 'w', 0, 3, 'P', 2023), (2, 'w', 1, 3, 'Q', 2023), (3, 'w', 2, 3, 'P', 2023);
    insert into person_mention (mention, person, weight, repeats) values (1, 'p', 1, null), (2, 'q', 1, null), (3, 'p', 1, 1)`);
  const frozen = new Frozen(await readCorpus(engine), 2023);
  engine.closeDatabase();
  const pieces = [0, 1].map((one) =>
    frozen.piecesOf(one).map(({ position, authors }) => [position, authors]),
  );
  assert.deepEqual(pieces, [[[0, 2]], [[1, 2]]]);
  assert.ok(!frozen.hasWorks(0, 2));
});
