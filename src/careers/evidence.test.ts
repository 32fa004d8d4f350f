import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDuckDB } from '../engine/duckdb/duckdb.ts';
import { createTable } from '../engine/schema.ts';
import { evidence } from './evidence.ts';

/** Own lines of one person, by organisation and day; the year 2021 is that in which `firm`, `unit` and `college` began. */
async function evidenceOf(
  lines: readonly (readonly [organisation: string, day: string])[],
): Promise<string[]> {
  const engine = await openDuckDB({ path: ':memory:' });
  for (const table of evidence.inputs) await createTable(engine, table);
  await engine.run(`insert into organisation (organisation, name, kind, established, source) values
    ('firm', 'Firm', 'company', 2021, 'vivier'), ('house', 'House', 'company', 1998, 'vivier'),
    ('unit', 'House Unit', 'company', 2021, 'vivier'), ('college', 'College', 'education', 2021, 'ror');
    insert into organisation_edge values ('unit', 'house', 'parent', date '2021-05-01', null)`);
  for (const [i, [organisation, day]] of lines.entries())
    await engine.run(`
      insert into work (work, kind, title, published_on, precision, known_on)
        values ('w${i}', 'paper', 'Title', date '${day}', 'month', date '${day}');
      insert into mention (mention, work, position, authors, raw_name) values (${i}, 'w${i}', 0, 1, 'Ada');
      insert into mention_line (mention, source, file, record, position) values (${i}, 's', 'f', 'r${i}', 0);
      insert into person_mention (person, mention, weight) values ('p', ${i}, 1);
      insert into affiliation (mention, organisation, weight) values (${i}, '${organisation}', 1)`);
  const rows = await engine.rows(
    `select organisation, cast(year(valid_from) as varchar) as year from (${evidence.select}) order by 1, 2`,
  );
  return rows.map((row) => `${row['organisation']} ${row['year']}`);
}

test('nobody was at a firm before it began', async () => {
  assert.deepEqual(
    await evidenceOf([
      ['firm', '2018-06-01'],
      ['firm', '2021-02-01'],
    ]),
    ['firm 2021'],
  );
});

test('a part that began within its house means the house before that', async () => {
  assert.deepEqual(
    await evidenceOf([
      ['unit', '2019-06-01'],
      ['unit', '2022-06-01'],
    ]),
    ['house 2019', 'unit 2022'],
  );
});

test('a university that was founded anew keeps what its lines said before', async () => {
  assert.deepEqual(await evidenceOf([['college', '2015-06-01']]), ['college 2015']);
});

test("what a line that lists somebody again prints beyond the first is the first's", async () => {
  const engine = await openDuckDB({ path: ':memory:' });
  for (const table of evidence.inputs) await createTable(engine, table);
  const lines = { own: ['lab', 'lab', 'college'], bag: [null, null] };
  await engine.run(`insert into organisation (organisation, name, kind, source)
    values ('lab', 'Lab', 'company', 'ror'), ('college', 'College', 'education', 'ror'), ('institute', 'Institute', 'education', 'ror');
    insert into work_organisation (work, organisation, weight) values ('bag', 'institute', 1)`);
  let mention = 0;
  for (const [work, organisations] of Object.entries(lines)) {
    await engine.run(
      `insert into work (work, kind, title, published_on) values ('${work}', 'paper', 'Title', date '2015-06-01')`,
    );
    const first = mention;
    for (const [place, organisation] of organisations.entries()) {
      await engine.run(`
        insert into mention (mention, work, position, authors, raw_name) values (${mention}, '${work}', ${place}, 3, 'Ada');
        insert into mention_line (mention, source, file, record, position) values (${mention}, 's', 'f', '${work}', ${place});
        insert into person_mention (person, mention, weight, repeats) values ('p', ${mention}, 1, ${place === 0 ? null : first})`);
      if (organisation !== null)
        await engine.run(
          `insert into affiliation (mention, organisation, weight) values (${mention}, '${organisation}', 1)`,
        );
      mention++;
    }
  }
  const rows = await engine.rows(
    `select kind, organisation, position from (${evidence.select}) order by kind, organisation`,
  );
  assert.deepEqual(
    rows.map((row) => Object.values(row).join(' ')),
    ['bag institute 0', 'work college 0', 'work lab 0'],
  );
});

test('an education is training, whatever its title; who teaches at a graduate school is employed', async () => {
  const engine = await openDuckDB({ path: ':memory:' });
  for (const table of evidence.inputs) await createTable(engine, table);
  await engine.run(`insert into organisation (organisation, name, kind, source) values ('college', 'College', 'education', 'ror');
    insert into organisation_string (context, raw, organisation, weight) values ('market', 'College', 'college', 1)`);
  const posts = [
    ['Visiting Doctor of Philosophy', 'education'],
    ['Founder of the choir', 'education'],
    ['Postdoctoral Fellow', null],
    ['Professor, Graduate School of Informatics', null],
    ['Director of Graduate Studies', null],
    ['Visiting Professor', null],
  ] as const;
  for (const [i, [role, employment]] of posts.entries())
    await engine.run(`
      insert into post (source, file, record, position, post_key, kind, raw_name, raw_organisation, role, employment, valid_from,
        status, verified)
        values ('orcid', 'f', 'r${i}', 0, ${i}, 'post', 'Ada', 'College', '${role}', ${employment ? `'${employment}'` : 'null'},
        date '2010-01-01', 'confirmed', false);
      insert into person_post (person, post_key, weight) values ('p', ${i}, 1)`);
  const rows = await engine.rows(`select standing from (${evidence.select}) order by record`);
  assert.deepEqual(
    rows.map((row) => row['standing']),
    ['training', 'training', 'training', 'employed', 'employed', 'side'],
  );
});
