import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDuckDB } from '../../engine/duckdb/duckdb.ts';
import { createTable } from '../../engine/schema.ts';
import { move, stint, stintEvidence } from '../../tables/careers.ts';
import { person } from '../../tables/identity.ts';
import { organisation, organisationEdge } from '../../tables/organisations.ts';
import { readGroups } from './read.ts';

/** Two people of a list without days of reading: `stayer` from 2021 on without an end, `leaver` from 2020 to 2024. */
async function lastDays(asked: { knownBy?: string } = {}): Promise<string[]> {
  const engine = await openDuckDB({ path: ':memory:' });
  for (const table of [move, stint, stintEvidence, person, organisation, organisationEdge])
    await createTable(engine, table);
  await engine.run(`
    insert into organisation (organisation, name, kind, source) values ('x', 'X', 'company', 'vivier');
    insert into person (person, name, mentions, posts) values ('leaver', 'L', 0, 1), ('stayer', 'S', 0, 1);
    insert into stint (person, organisation, slot, start_after, start_before, end_after, end_before, strength, evidence, employer, part, probability, known_on) values
      ('stayer', 'x', 0, date '2021-01-01', date '2021-01-01', date '2021-01-01', null, 'documented', 1, 'x', 'main', 1, date '2021-01-01'),
      ('leaver', 'x', 0, date '2020-01-01', date '2020-01-01', date '2024-06-01', date '2024-06-01', 'documented', 1, 'x', 'main', 1, date '2020-01-01');
    insert into stint_evidence (person, organisation, kind, source, file, record, position, valid_from, valid_to, weight, standing) values
      ('stayer', 'x', 'post', 's', 'f', '1', 0, date '2021-01-01', null, 1, 'employed'),
      ('leaver', 'x', 'post', 's', 'f', '2', 0, date '2020-01-01', date '2024-06-01', 1, 'employed')`);
  const [group] = await readGroups(engine, asked);
  return group!.stays.map(({ last }) => new Date(last * 86_400_000).toISOString().slice(0, 10)).sort();
}

test('a list that tells who left follows those who did not as long', async () => {
  assert.deepEqual(await lastDays(), ['2024-06-01', '2024-06-01']);
});

test('by a day on which it could be known, an undated list says nothing of those who stayed', async () => {
  assert.deepEqual(await lastDays({ knownBy: '2025-01-01' }), ['2021-01-01', '2024-06-01']);
});
