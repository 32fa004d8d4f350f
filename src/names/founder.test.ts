import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDuckDB } from '../engine/duckdb/duckdb.ts';
import { literal } from '../engine/schema.ts';
import { foundsSql, isFounder } from './founder.ts';

/** Roles at a house, as sources write them, and whether their holder founded it. */
const roles: readonly (readonly [role: string, organisation: string, founded: boolean])[] = [
  ['co-founder', 'OpenAI', true],
  ['CEO & Co-founder', 'OpenAI', true],
  ['Co-Founder and Head of Applied AI', 'DeepMind', true],
  ['Cofounder, team member', 'Median Group', true],
  ['co-founder; chief executive since 2019', 'OpenAI', true],
  ['Co-founder; member of the advisory board', 'Fen House', true],
  ['Co-founder and Project Manager', 'Center for AI Safety', true],
  ['co-founder and team lead', 'Fen House', true],
  ['co-founder and head of group operations', 'Fen House', true],
  ['founder of Fen House', 'Fen House', true],
  ['Fen Lab co-founder', 'Fen Lab', true],
  ['cofondatrice et présidente', 'Fen House', true],
  ['Chief AI Scientist, founder of FAIR', 'Meta', false],
  ['founder and lead of the reasoning team', 'Google DeepMind', false],
  ['founder and director of the speech lab', 'Fen House', false],
  ['Singularity Summit Co-Founder', 'Machine Intelligence Research Institute', false],
  ['fondateur de l’équipe de vision', 'Fen House', false],
  ['founding research engineer', 'Mistral AI', false],
  ['researcher, foundation models', 'Apple', false],
  ['researcher', 'Apple', false],
];

for (const [role, organisation, founded] of roles)
  test(`“${role}” at ${organisation} ${founded ? 'founded it' : 'is no founder of it'}`, () => {
    assert.equal(isFounder(role, organisation), founded);
  });

test('the condition of SQL says of each role what the function says', async () => {
  const engine = await openDuckDB({ path: ':memory:' });
  await engine.run('create table post (role varchar, organisation varchar)');
  for (const [role, organisation] of roles)
    await engine.run(`insert into post values (${literal(role)}, ${literal(organisation)})`);
  await engine.run("insert into post values (null, 'Meta')");
  const rows = await engine.rows(
    `select role, coalesce(${foundsSql('role', 'organisation')}, false) as founded from post where role is not null`,
  );
  assert.deepEqual(
    rows.map((row) => [row['role'], row['founded']]),
    roles.map(([role, , founded]) => [role, founded]),
  );
  engine.closeDatabase();
});
