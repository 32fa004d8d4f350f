import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { authorLine, rejection, sourceFile, workRecord } from '../tables/facts.ts';
import { land, landAll } from './land.ts';
import { openSource } from './registry.ts';
import { Rows } from './rows.ts';
import { emptyObservatory, folderOf, today } from './trial.ts';

/** Lists of a few venues, of different lengths, one of them damaged. */
function lists(): Record<string, string> {
  const list = (venue: string, papers: number): string =>
    JSON.stringify(
      Array.from({ length: papers }, (_, i) => ({
        id: `${venue}${i}`,
        title: `On "fish", ${i}`,
        author: 'Ada Lovelace;Grace Hopper',
        orcid: i % 3 === 0 ? 'nonsense;' : ';',
      })),
    );
  const files = Array.from({ length: 30 }, (_, n) => [
    `acl/acl${1990 + n}.json.gz`,
    list(`p${n}-`, (n * 7) % 40),
  ]);
  return { ...Object.fromEntries(files), 'iclr/iclr2021.json': list('cut', 9).slice(0, -30) };
}

test('threads write the same rows in the same order as one', async (t) => {
  const folder = folderOf(t, lists());
  const written = await Promise.all(
    [1, 2].map(async (threads) => {
      const engine = await emptyObservatory(t);
      const report = await land(engine, openSource('paperlists'), folder, { today, threads });
      const tables = [workRecord, authorLine, rejection, sourceFile].map(({ name }) =>
        engine.rows(`select * from ${name}`),
      );
      return { ...report, seconds: 0, tables: await Promise.all(tables) };
    }),
  );
  assert.ok(written[0]!.records > 500);
  assert.deepEqual(written[1], written[0]);
});

test('what a thread is refused reaches whoever imports, and what came before it stays', async (t) => {
  const engine = await emptyObservatory(t);
  const orders = [
    { source: openSource('paperlists'), path: folderOf(t, { 'acl/acl2021.json': '[]' }) },
    { source: openSource('pay'), path: folderOf(t, { 'salaries.csv': 'no,such,columns\n1,2,3\n' }) },
  ];
  await assert.rejects(landAll(engine, orders, { today, threads: 2 }), { code: 'wrong-header' });
  assert.deepEqual(await engine.rows('select source from source_file'), [{ source: 'paperlists' }]);
});

test('which files are known is asked before anything is written, however many sources follow', async (t) => {
  const engine = await emptyObservatory(t);
  const asked: string[] = [];
  const watched = new Proxy(engine, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...given: unknown[]): unknown => {
        if (name === 'appendPacked') asked.push('written');
        if (/ from source_file/.test(String(given[0]))) asked.push('known');
        return value.apply(target, given);
      };
    },
  });
  // More than are read ahead: the last are begun after the first are written.
  const orders = Array.from({ length: 8 }, (_, n) => ({
    source: openSource('paperlists'),
    path: folderOf(t, { [`acl/acl${2000 + n}.json`]: `[{"id": "p${n}", "title": "On fish"}]` }),
  }));
  await landAll(watched, orders, { today, threads: 2 });
  assert.ok(asked.includes('known') && asked.includes('written'));
  assert.ok(asked.lastIndexOf('known') < asked.indexOf('written'), asked.join(' '));
});

test('every text comes into a table as it is', async (t) => {
  const engine = await emptyObservatory(t);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.option(fc.string({ unit: 'grapheme', minLength: 0 })), { minLength: 1 }),
      async (texts) => {
        const rows = new Rows();
        for (const [position, raw_affiliation] of texts.entries())
          rows.add(authorLine, {
            source: 's',
            file: 'f',
            record: '\\N',
            position,
            raw_name: ',"\n\r\0',
            raw_affiliation,
          });
        await engine.run('delete from author_line');
        for (const { packed } of rows.finish()) await engine.appendPacked(authorLine, packed);
        const read = await engine.rows('select raw_name, raw_affiliation from author_line');
        assert.deepEqual(
          read.map((row) => row['raw_affiliation']),
          texts,
        );
        assert.ok(read.every((row) => row['raw_name'] === ',"\n\r\0'));
      },
    ),
    { numRuns: 50 },
  );
});
