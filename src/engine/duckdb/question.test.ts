import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { VivierError } from '../../tables/error.ts';
import { openDuckDB } from './duckdb.ts';
import { askDatabase } from './question.ts';

const folder = mkdtempSync(join(tmpdir(), 'vivier-question-'));
const database = join(folder, 'served.duckdb');
const secret = join(folder, 'secret.csv');
/** Time enough on any machine, where it is not time that is tested. */
const limits = { rows: 10, milliseconds: 900_000, characters: 1e6, patience: 900_000 };

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
  'select * from duckdb_databases()',
  'from duckdb_databases',
  'select path from system.main."DUCKDB_DATABASES"',
  'from pragma_database_list',
  'select * from pg_catalog.pg_settings',
  'select * from duckdb_settings()',
  'select * from duckdb_secrets()',
  'select * from duckdb_logs',
  'select * from duckdb_extensions()',
  'select * from duckdb_temporary_files()',
  'select * from pragma_database_size()',
  "select current_setting('temp_directory')",
  "select [x -> current_setting(x) for x in ['memory_limit']]",
  'with a as (select 1) select (select count(*) from duckdb_settings()) from a',
  "select * from query('select * from duckdb_settings()')",
  "select * from json_execute_serialized_sql(json_serialize_sql('select 1'))",
  'select * from arrow_scan(1::pointer, 2::pointer, 3::pointer)',
  'select * from enable_logging()',
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
  await assert.rejects(askDatabase(database, greedy, limits), (error: VivierError) => {
    assert.equal(error.code, 'sql-too-large');
    assert.doesNotMatch(error.message, /SET /);
    return true;
  });
});

test('a value that is made without end inside one function is stopped in time, or when it fills the memory', async () => {
  await assert.rejects(askDatabase(database, "select length(repeat('x', 4000000000))", limits), {
    code: 'sql-too-large',
  });
  // An hour: it is not over before the test would be.
  await assert.rejects(
    askDatabase(database, 'select max(sleep_ms(3600000))', { ...limits, milliseconds: 300 }),
    { code: 'sql-too-long' },
  );
});

test('what names tables, columns and functions of the observatory is answered', async () => {
  for (const sql of [
    'select table_name from information_schema.tables',
    'select table_name from duckdb_tables()',
    "select name from pragma_table_info('work')",
    'describe work',
    'select unnest([1, 2]), i from range(3) t(i)',
    "select * from json_each('[1]')",
  ])
    assert.ok((await askDatabase(database, sql, limits)).rows.length > 0, sql);
});

test('many questions at once are all answered, some after the others', async () => {
  const asked = Array.from({ length: 5 }, (_, i) => askDatabase(database, `select ${i}`, limits));
  const answers = await Promise.all(asked);
  assert.deepEqual(
    answers.map(({ rows }) => rows[0]?.[0]),
    [0, 1, 2, 3, 4],
  );
});

test('whose turn does not come in time is told so', async () => {
  const slow = 'select max(sleep_ms(1500))';
  const others = [askDatabase(database, slow, limits), askDatabase(database, slow, limits)];
  await assert.rejects(askDatabase(database, 'select 1', { ...limits, patience: 200 }), { code: 'sql-busy' });
  await Promise.all(others);
  assert.equal((await askDatabase(database, 'select 1', limits)).rows.length, 1);
});

/** Bytes that each process started by this one holds now. */
function heldByChildren(): number[] {
  const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(/\s+/);
  return children.flatMap((pid) => {
    try {
      const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
      return kilobytes === undefined ? [] : Number(kilobytes) * 1024;
    } catch {
      return []; // It has just ended.
    }
  });
}

test('of large questions one is answered at a time, and small ones between them', {
  skip: existsSync('/proc/self/task') ? false : 'processes are counted by /proc',
}, async () => {
  const sorted = "select i, repeat('x', 350) as x from range(800000) t(i) order by hash(i) limit 700000";
  const asked = { ...limits, rows: 1 };
  const held: number[][] = [];
  const glance = setInterval(() => held.push(heldByChildren()), 20);
  const done: string[] = [];
  const ask = async (name: string, sql: string) => {
    await askDatabase(database, sql, asked);
    done.push(name);
  };
  await Promise.all([ask('large', sorted), ask('large', sorted), ask('small', 'select 1')]);
  clearInterval(glance);
  assert.deepEqual(done.toSorted(), ['large', 'large', 'small']);
  assert.notEqual(done[2], 'small');
  const most = Math.max(...held.flat());
  assert.ok(most > 400e6, `${most} bytes: the question is not large`);
  for (const at of held) assert.ok(at.filter((bytes) => bytes > 400e6).length <= 1, at.join());
});

test('nothing was changed by what was refused', async () => {
  const answer = await askDatabase(database, 'select count(*) as n from work', limits);
  assert.deepEqual(answer.rows, [[100]]);
});
