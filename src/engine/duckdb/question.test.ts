import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { VivierError } from '../../tables/error.ts';
import { openDuckDB } from './duckdb.ts';
import { askDatabase } from './question.ts';

const folder = mkdtempSync(join(tmpdir(), 'vivier-question-'));
const database = join(folder, 'served.duckdb');
const secret = join(folder, 'secret.csv');
const limits = { rows: 10, milliseconds: 2000, characters: 1e6 };

before(async () => {
  const engine = await openDuckDB({ path: database });
  await engine.run(
    "create table work as select i as work, date '2024-05-01' as day, 1::bigint << 60 as wide from range(100) t(i)",
  );
  engine.closeDatabase();
  writeFileSync(secret, 'a,b\n1,2\n');
});
after(() => rmSync(folder, { recursive: true }));

test('one select is answered, dates and integers over 2^53 as text, up to the limit', async () => {
  const answer = await askDatabase(database, 'select * from work order by work', limits);
  assert.equal(answer.rows.length, 10);
  assert.equal(answer.truncated, true);
  assert.deepEqual(
    answer.columns.map((column) => column.name),
    ['work', 'day', 'wide'],
  );
  assert.deepEqual(answer.rows[3], [3, '2024-05-01', String(1n << 60n)]);
});

test('a common table expression and a trailing semicolon are one select', async () => {
  const answer = await askDatabase(database, 'with a as (select 1 as x) select x from a;', limits);
  assert.deepEqual(answer, { columns: [{ name: 'x', type: 'INTEGER' }], rows: [[1]], truncated: false });
});

for (const sql of [
  'select 1; drop table work',
  'drop table work',
  'insert into work values (1, null, 2)',
  'create table other as select 1',
  `copy work to '${join(folder, 'out.csv')}'`,
  `copy (select 1) to '${join(folder, 'out.csv')}'`,
  `attach '${join(folder, 'other.duckdb')}'`,
  'install httpfs',
  'load httpfs',
  'set enable_external_access = true',
  "set memory_limit = '100GB'",
  'pragma database_size',
  "export database '/tmp'",
  'call pragma_version()',
  'begin transaction',
  'checkpoint',
  `select * from read_csv('${secret}')`,
  `select * from '${secret}'`,
  `select * from read_text('${secret}')`,
  `select * from glob('/*')`,
  `select * from read_blob('/etc/hostname')`,
  `select * from sniff_csv('${secret}')`,
  '',
])
  test(`refused: ${sql.replaceAll(folder, '…') || 'nothing'}`, async () => {
    await assert.rejects(askDatabase(database, sql, limits), { code: 'sql-refused' });
  });

test('a statement that cannot be read says why', async () => {
  await assert.rejects(askDatabase(database, 'selec 1', limits), {
    code: 'sql-failed',
    message: /syntax error/,
  });
});

test('a question that takes too long is stopped', async () => {
  const endless = 'select count(*) from range(100000000) a, range(100000) b where a.range + b.range = 3';
  await assert.rejects(askDatabase(database, endless, { ...limits, milliseconds: 200 }), {
    code: 'sql-too-long',
  });
});

test('an answer larger than asked for is refused, not half given', async () => {
  const wide = "select repeat('x', 400) as x from range(10)";
  await assert.rejects(askDatabase(database, wide, { ...limits, characters: 3999 }), {
    code: 'sql-too-large',
  });
  const { rows } = await askDatabase(database, wide, { ...limits, characters: 4000 });
  assert.equal(rows.length, 10);
});

test('a question that needs too much memory says so, and advises nothing that is refused', async () => {
  const greedy = "select string_agg(repeat('x', 100000), '') from range(20000)";
  await assert.rejects(
    askDatabase(database, greedy, { ...limits, milliseconds: 30_000 }),
    (error: VivierError) => {
      assert.equal(error.code, 'sql-too-large');
      assert.doesNotMatch(error.message, /SET /);
      return true;
    },
  );
});

test('nothing was changed by what was refused', async () => {
  const answer = await askDatabase(database, 'select count(*) as n from work', limits);
  assert.deepEqual(answer.rows, [[100]]);
});
