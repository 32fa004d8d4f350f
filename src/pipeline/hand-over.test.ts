import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openDuckDB } from '../engine/duckdb/duckdb.ts';
import { handOver, takeBack } from './hand-over.ts';

const folder = await mkdtemp(join(tmpdir(), 'vivier-hand-over-'));
after(() => rm(folder, { recursive: true }));
const [workshop, served] = [join(folder, 'workshop.duckdb'), join(folder, 'served.duckdb')];

async function ask(path: string, ...statements: readonly string[]): Promise<unknown> {
  const engine = await openDuckDB({ path });
  for (const statement of statements) await engine.run(statement);
  const rows = await engine.rows('select max(year) as latest from work');
  engine.closeDatabase();
  return rows[0]?.['latest'];
}

test('what is written after a publication is not in what was published', async () => {
  await takeBack(workshop);
  await ask(workshop, 'create table work as select 2024 as year');
  await handOver(workshop, served);
  assert.equal((await stat(served)).ino, (await stat(workshop)).ino, 'nothing is copied');
  await takeBack(workshop);
  assert.equal(await ask(workshop, 'insert into work values (2025)'), 2025);
  assert.equal(await ask(served), 2024);
});

test('a later publication replaces the name of an earlier one', async () => {
  await handOver(workshop, served);
  assert.equal(await ask(served), 2025);
});

test('nothing is copied for whoever has the only name of a file', async () => {
  await rm(served);
  const { ino } = await stat(workshop);
  await takeBack(workshop);
  assert.equal((await stat(workshop)).ino, ino);
  assert.deepEqual(await readdir(folder), ['workshop.duckdb']);
});
