import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDuckDB } from '../engine/duckdb/duckdb.ts';
import { createTable } from '../engine/schema.ts';
import { VivierError } from '../tables/error.ts';
import { rejection, sourceFile } from '../tables/facts.ts';
import { leaveOut } from './leave-out.ts';
import { openSource } from './registry.ts';

async function library() {
  const engine = await openDuckDB({ path: ':memory:' });
  for (const table of [...openSource('paperlists').tables, rejection, sourceFile])
    await createTable(engine, table);
  for (const file of ['nips/nips2021.json.gz', 'nips/nips2022.json.gz', 'iclr/iclr2022.json.gz'])
    await engine.run(`
      insert into source_file (source, file, sha256, version, bytes, records, rejected, terms)
        values ('paperlists', '${file}', 'x', '2', 1, 1, 0, 'facts');
      insert into work_record (source, file, record, kind, title) values ('paperlists', '${file}', 'r', 'paper', 'Title')`);
  const files = async (): Promise<unknown[]> =>
    (await engine.rows('select file from work_record order by file')).map(({ file }) => file);
  return { engine, files };
}

test('a venue-year is left out by the name of its file or of its venue, and nothing else with it', async () => {
  for (const named of ['nips2022', 'NeurIPS2022', 'neurips 2022']) {
    const { engine, files } = await library();
    await leaveOut(engine, named);
    assert.deepEqual(await files(), ['iclr/iclr2022.json.gz', 'nips/nips2021.json.gz']);
    const known = await engine.rows("select file from source_file where file like '%nips2022%'");
    assert.deepEqual(known, [], 'the next import reads it again');
  }
});

test('a file that is none is refused with those of its year', async () => {
  const { engine } = await library();
  await assert.rejects(
    leaveOut(engine, 'icml2022'),
    (error) =>
      error instanceof VivierError && error.code === 'file-unknown' && /iclr2022/.test(error.message),
  );
});
