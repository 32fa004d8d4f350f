/**
 * Two builds of the same facts must be the same: one as they were read, with two threads, and one with every fact table
 * shuffled, with one thread. Prints the checksum of each table and ends with 1 where one differs.
 */
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBEngine, openDuckDB } from '../src/engine/duckdb/duckdb.ts';
import { createTable, identifier } from '../src/engine/schema.ts';
import { starterData } from '../src/pipeline/home.ts';
import { runSteps } from '../src/pipeline/run.ts';
import { steps } from '../src/pipeline/steps.ts';
import { landStarter } from '../src/sources/starter.ts';
import { tables } from '../src/tables/index.ts';

const MEMORY = '1200MB';
const facts = tables.filter((table) => table.layer === 'facts');
const folder = await mkdtemp(join(tmpdir(), 'vivier-verify-'));

async function build(name: string, threads: number, shuffle: boolean): Promise<ReadonlyMap<string, string>> {
  const database = join(folder, `${name}.duckdb`);
  await copyFile(join(folder, 'facts.duckdb'), database);
  const engine = await openDuckDB({ path: database, threads, memory: MEMORY, spill: join(folder, 'spill') });
  if (shuffle) for (const table of facts) await shuffleTable(engine, table.name);
  const files = join(folder, name);
  await mkdir(files);
  const onProgress = (): void => undefined;
  const report = await runSteps(engine, steps, { threads, files, onProgress });
  engine.closeDatabase();
  await rm(database);
  return report.contents;
}

async function shuffleTable(engine: DuckDBEngine, name: string): Promise<void> {
  const table = identifier(name);
  await engine.run(`create table shuffled as select * from ${table} order by hash(rowid + 17)`);
  await engine.run(`drop table ${table}`);
  await engine.run(`alter table shuffled rename to ${table}`);
}

try {
  const engine = await openDuckDB({ path: join(folder, 'facts.duckdb'), memory: MEMORY });
  for (const table of facts) await createTable(engine, table);
  await landStarter(engine, starterData);
  engine.closeDatabase();
  const asRead = await build('as-read', 2, false);
  const shuffled = await build('shuffled', 1, true);
  const rows = [...asRead].map(([table, checksum]) => ({
    table,
    checksum,
    equal: checksum === shuffled.get(table),
  }));
  console.table(rows);
  const differing = rows.filter(({ equal }) => !equal).map(({ table }) => table);
  console.log(
    differing.length === 0
      ? `${rows.length} tables are equal: shuffled input, one thread and two.`
      : `Not equal: ${differing.join(', ')}.`,
  );
  process.exitCode = differing.length === 0 ? 0 : 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
