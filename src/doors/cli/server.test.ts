import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openHome } from '../../pipeline/home.ts';
import { listen } from '../http/listen.ts';
import { findServer } from './server.ts';

test('a server is one whose process is there and answers: what answers where a killed one did is another home’s', async (t) => {
  const home = openHome(mkdtempSync(join(tmpdir(), 'vivier-server-')));
  t.after(() => rmSync(home.folder, { recursive: true, force: true }));
  const server = createServer((_, reply) => reply.end('{}'));
  t.after(() => server.close());
  const hosts = new Set<string>();
  await listen(server, 0, hosts);
  const address = `http://${[...hosts][0]}`;
  const card = (pid: number, at = address) =>
    writeFileSync(home.server, JSON.stringify({ address: at, pid }));
  assert.equal(await findServer(home), null);
  card(process.pid);
  assert.equal(await findServer(home), address);
  card(spawnSync(process.execPath, ['--version']).pid);
  assert.equal(await findServer(home), null);
  card(process.pid, 'http://127.0.0.1:1');
  assert.equal(await findServer(home), null);
});
