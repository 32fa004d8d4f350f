import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDuckDB } from '../../engine/duckdb/duckdb.ts';
import { createTable } from '../../engine/schema.ts';
import { visibilityStep } from './visibility.ts';

/** One person with a work a year, and whether it prints their organisation: `own`, `bag` of two for the paper, or neither. */
async function seen(works: Readonly<Record<number, 'own' | 'bag' | 'none'>>): Promise<string[]> {
  const engine = await openDuckDB({ path: ':memory:' });
  for (const table of visibilityStep.inputs) await createTable(engine, table);
  // Works of others: the record has every one of these years.
  for (const year of [2020, 2021, 2022])
    await engine.run(
      `insert into work (work, kind, title, year) values ('other${year}', 'paper', 'Title', ${year})`,
    );
  for (const [year, how] of Object.entries(works)) {
    await engine.run(`
      insert into work (work, kind, title, venue, year) values ('w${year}', 'paper', 'Title', 'icra', ${year});
      insert into mention (mention, work, position, authors, raw_name) values (${year}, 'w${year}', 0, 1, 'Ada');
      insert into person_mention (person, mention, weight) values ('p', ${year}, 1)`);
    if (how === 'own')
      await engine.run(`insert into affiliation (mention, organisation, weight) values (${year}, 'x', 1)`);
    if (how === 'bag')
      await engine.run(
        `insert into work_organisation (work, organisation, weight) values ('w${year}', 'x', 1), ('w${year}', 'y', 1)`,
      );
  }
  const rows = await engine.rows(
    `select year, person_years, active, own, bags from (${visibilityStep.select}) where field = 'robotics' order by year`,
  );
  return rows.map((row) => Object.values(row).join(' '));
}

test('an own line shows a person-year, a bag of two half of it', async () => {
  assert.deepEqual(await seen({ 2020: 'own', 2021: 'bag', 2022: 'none' }), [
    '2020 1 1 1 0',
    '2021 1 1 0 0.5',
    '2022 1 1 0 0',
  ]);
});

test('a year whose works are missing stays a year in which the person could not be seen', async () => {
  const rows = await seen({ 2020: 'own', 2022: 'own' });
  assert.deepEqual(rows, ['2020 1 1 1 0', '2021 1 0 0 0', '2022 1 1 1 0']);
});
