import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type DuckDBEngine, openDuckDB } from '../engine/duckdb/duckdb.ts';
import type { Scalar } from '../engine/engine.ts';
import { createTable } from '../engine/schema.ts';
import { tables } from '../tables/index.ts';
import { appendRows, type Cells } from './append-rows.ts';
import { mobilitySteps } from './mobility-steps.ts';

/** Columns of a made-up row that no test looks at. */
const filler: Cells = {
  ...{ precision: 'month', probability: 0.9, strength: 'documented', evidence: 2, known_on: '2026-01-01' },
  ...{ kind: 'move', slot: 0, part: 'main', employer: 'x', source: 'market', file: 'f', status: 'confirmed' },
  ...{
    verified: true,
    weight: 1,
    method: 'own',
    position: 0,
    mentions: 1,
    posts: 1,
    context: 'market',
    country: null,
  },
};

async function pond(rows: Readonly<Record<string, readonly Cells[]>>): Promise<DuckDBEngine> {
  const engine = await openDuckDB({ path: ':memory:' });
  for (const table of tables) await createTable(engine, table);
  for (const [name, list] of Object.entries(rows)) {
    const table = tables.find((one) => one.name === name)!;
    await appendRows(
      engine,
      table,
      list.map((row) => ({ ...filler, ...row })),
    );
  }
  for (const step of mobilitySteps) {
    if (step.kind === 'sql') await engine.run(`insert into ${step.output.name} ${step.select}`);
    else await step.compute({ engine, run: {}, threads: 1, files: '', progress: () => undefined });
  }
  return engine;
}

const go = (person: string, from: string | null, to: string, date: string, more: Cells = {}): Cells => ({
  ...{ move: `m_${person}_${to}`, person, from_organisation: from, to_organisation: to, date },
  ...{ after: date, before: date },
  ...more,
});
const house = (organisation: string, more: Cells = {}): Cells => ({
  ...{ organisation, name: organisation, kind: 'company', source: 'vivier' },
  ...more,
});
const person = (one: string): Cells => ({ person: one, name: one, first_year: 2015, last_year: 2024 });
const at = (one: string, organisation: string, from: string, to: string): Cells => ({
  ...{ person: one, organisation, start_after: from, start_before: from, end_after: to, end_before: null },
});

const made = await pond({
  person: ['ada', 'bea', 'cy', 'dov'].map(person),
  organisation: [
    ...[house('pike'), house('pike-lab'), house('trout', { established: 2023 })],
    house('carp', { kind: 'education' }),
  ],
  organisation_edge: [
    { child: 'pike-lab', parent: 'pike', kind: 'parent', valid_from: null, valid_to: null },
  ],
  stint: [
    at('ada', 'pike', '2019-01-01', '2023-01-01'),
    at('bea', 'pike', '2020-01-01', '2023-01-01'),
    at('cy', 'pike-lab', '2020-01-01', '2023-02-01'),
    at('ada', 'trout', '2023-02-01', '2024-01-01'),
    at('bea', 'trout', '2023-03-01', '2025-01-01'),
    at('cy', 'trout', '2023-03-01', '2025-01-01'),
  ],
  move: [
    go('ada', 'pike', 'trout', '2023-02-01', { kind: 'founding' }),
    go('bea', 'pike', 'trout', '2023-03-01'),
    go('cy', 'pike-lab', 'trout', '2023-03-01'),
    go('ada', 'trout', 'pike', '2024-02-01', { kind: 'return' }),
    go('dov', null, 'trout', '2024-01-01', { kind: 'entry' }),
    go('dov', 'trout', 'carp', '2025-01-01', { strength: 'possible' }),
  ],
  claim: [
    {
      ...{ claim: 'c_1', kind: 'migration', topic: 'pike-trout', subject: 'Pike', object: 'Trout' },
      ...{ predicate: 'team move', details: '{}', record: 'row:0', valid_from: '2023-01-01' },
    },
  ],
  post: ['Ada', 'Bea', 'Cy'].map((raw_name, i) => ({
    ...{
      kind: 'migration',
      raw_name,
      raw_organisation: 'Trout',
      previous_organisation: 'Pike',
      role: 'member',
    },
    ...{ record: 'row:0', position: i, post_key: BigInt(i) },
  })),
  person_post: ['ada', 'bea', 'cy'].map((one, i) => ({
    ...{ person: one, record: 'row:0', position: i, post_key: BigInt(i) },
  })),
  organisation_string: [
    { raw: 'Pike', organisation: 'pike', method: 'alias' },
    { raw: 'Trout', organisation: 'trout', method: 'alias' },
  ],
});
const rows = (sql: string): Promise<Record<string, Scalar>[]> => made.rows(sql);

test('the cube holds every move that is not merely possible, once', async () => {
  const [cube] = await rows("select cast(sum(moves) as integer) as n from flow where level = 'laboratory'");
  assert.equal(cube?.['n'], 5);
});

test('a laboratory counts with its firm at parent level', async () => {
  const [pair] = await rows(
    "select lost, won, low, high from competition where level = 'parent' and organisation = 'pike' and other = 'trout'",
  );
  assert.deepEqual([pair?.['lost'], pair?.['won']], [3, 1]);
  // Wilson's interval of 1 of 4.
  assert.ok(
    Math.abs(Number(pair?.['low']) - 0.0456) < 1e-3 && Math.abs(Number(pair?.['high']) - 0.6994) < 1e-3,
  );
});

test('what one wins of the other, the other loses', async () => {
  const unlike = await rows(`
    select a.organisation from competition a
    left join competition b on b.level = a.level and b.organisation = a.other and b.other = a.organisation
    where b.won is distinct from a.lost or abs(a.share + b.share - 1) > 1e-9`);
  assert.deepEqual(unlike, []);
});

test('arrivals less departures are the entries: everybody else leaves where they came from', async () => {
  const [sum] = await rows(
    "select cast(sum(net) as integer) as n from organisation_flow where level = 'laboratory'",
  );
  const [empty] = await rows("select count(*) as n from organisation_flow where organisation = ''");
  assert.deepEqual([sum?.['n'], Number(empty?.['n'])], [1, 0]);
});

test('people on stated posts who went together are a team without ties, and the claim finds it', async () => {
  const [match] = await rows('select migration, moves, matched, reason from migration_documented');
  const [team] = await rows(
    "select members, ties_before, strength, leader from migration where level = 'parent'",
  );
  assert.deepEqual([match?.['moves'], match?.['matched'], match?.['reason']], [3, 3, null]);
  assert.deepEqual([team?.['members'], team?.['ties_before'], team?.['leader']], [3, 0, null]);
});

test('a new house with two from one employer is a founding; an old one that appears is none', async () => {
  const found = await rows(
    'select organisation, from_organisation, from_people, people, basis from founding',
  );
  assert.deepEqual(found, [
    { organisation: 'trout', from_organisation: 'pike', from_people: 2, people: 3, basis: 'team' },
  ]);
});

test('who comes back is a boomerang, by way of where they were', async () => {
  const back = await rows('select person, organisation, via_organisation from boomerang');
  assert.deepEqual(back, [{ person: 'ada', organisation: 'pike', via_organisation: 'trout' }]);
});

test('a curve of three people is refused, and the number is said', async () => {
  const [refused] = await rows(
    "select people, most_at_risk, stay_24, reason from retention where organisation = 'trout' and level = 'laboratory'",
  );
  assert.deepEqual(refused, { people: 3, most_at_risk: 3, stay_24: null, reason: 'too-few-at-risk' });
});
