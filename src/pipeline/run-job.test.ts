import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { openHome } from './home.ts';
import { errorMessage } from './progress.ts';
import { runJob } from './run-job.ts';

test('a builder waits until the one of a killed server has ended', async (t) => {
  const home = openHome(mkdtempSync(join(tmpdir(), 'vivier-builder-')));
  t.after(() => rmSync(home.folder, { recursive: true, force: true }));
  const engine = new URL('../engine/duckdb/duckdb.ts', import.meta.url).href;
  const script = `
    import { openDuckDB } from ${JSON.stringify(engine)};
    await openDuckDB({ path: ${JSON.stringify(home.workshop)} });
    console.log('held');
    setInterval(() => undefined, 1e6);`;
  const other = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.after(() => other.kill('SIGKILL'));
  await once(other.stdout, 'data');
  const job = runJob({ kind: 'explain' }, home, () => undefined);
  await Promise.race([job, setTimeout(300)]);
  other.kill('SIGKILL');
  assert.ok(Array.isArray(await job));
});

test('a full disk is told as one, whoever found it full', () => {
  for (const said of [
    'IO Error: Could not write file "workshop.duckdb": No space left on device',
    "ENOSPC: no space left on device, write 'index'",
  ]) {
    const { code, why } = errorMessage(new Error(said));
    assert.deepEqual([code, why], ['disk-full', said]);
  }
});
