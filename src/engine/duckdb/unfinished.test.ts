import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openDuckDB } from './duckdb.ts';

test('a database whose making was killed is made anew; another file stays as it is', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'vivier-unfinished-'));
  t.after(() => rm(folder, { recursive: true }));
  const whole = join(folder, 'whole.duckdb');
  (await openDuckDB({ path: whole, threads: 1 })).closeDatabase();
  const bytes = await readFile(whole);
  const path = join(folder, 'workshop.duckdb');
  for (const written of [0, 1, 2]) {
    await writeFile(path, bytes.subarray(0, written * 4096));
    await assert.rejects(openDuckDB({ path, threads: 1, readOnly: true }));
    const engine = await openDuckDB({ path, threads: 1 });
    await engine.run('create table reading (value integer)');
    engine.closeDatabase();
  }
  for (const other of [Buffer.from('a note of somebody'), Buffer.alloc(20_000, 'x')]) {
    await writeFile(path, other);
    await assert.rejects(openDuckDB({ path, threads: 1 }), { code: 'observatory-unreadable' });
    assert.deepEqual(await readFile(path), other);
  }
});
