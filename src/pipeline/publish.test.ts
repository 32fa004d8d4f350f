import assert from 'node:assert/strict';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openDuckDB } from '../engine/duckdb/duckdb.ts';
import { createTable } from '../engine/schema.ts';
import { tables } from '../tables/index.ts';
import { openHome } from './home.ts';
import { publish, readCurrent } from './publish.ts';

const home = openHome(mkdtempSync(join(tmpdir(), 'vivier-publish-')));
after(() => rmSync(home.folder, { recursive: true, force: true }));
const served = (name: string): string => join(home.observatory, name);

before(async () => {
  const engine = await openDuckDB({ path: home.workshop });
  for (const table of tables) await createTable(engine, table);
  engine.closeDatabase();
});

/** Publishes the workshop as a build that withholds somebody, or nobody. */
function published(suppression: string) {
  const contents = new Map([
    ['work', '0-0'],
    ['suppression', suppression],
  ]);
  return publish(home, { contents, folders: new Map(), redone: [] }, null, new Date(0));
}

test('what a killed publication had begun is no part of the next one', async () => {
  const { database } = await published('1-a');
  rmSync(home.current);
  // The copy had taken in a change that was in its log only.
  const part = served(`${database}.part`);
  copyFileSync(home.workshop, part);
  const engine = await openDuckDB({ path: part });
  await engine.run('create table left_behind as select 1 as one');
  copyFileSync(`${part}.wal`, served('kept.wal'));
  engine.closeDatabase();
  copyFileSync(served('kept.wal'), `${part}.wal`);
  await published('1-a');
  const reader = await openDuckDB({ path: served(database), readOnly: true });
  assert.deepEqual(await reader.rows("select 1 from duckdb_tables() where table_name = 'left_behind'"), []);
  reader.closeDatabase();
  assert.deepEqual(
    readdirSync(home.observatory).filter((name) => /part/.test(name)),
    [],
  );
});

test('a build whose file is gone is published again, and so is one that is named by nothing that can be read', async () => {
  const { database } = await published('0-0');
  rmSync(served(database));
  await published('0-0');
  assert.ok(existsSync(served(database)));
  writeFileSync(home.current, '{"build": "');
  assert.equal(await readCurrent(home), null);
  assert.equal((await published('0-0')).database, database);
  assert.equal((await readCurrent(home))?.database, database);
});
