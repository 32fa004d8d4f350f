import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { contentChecksum } from '../engine/checksum.ts';
import { type DuckDBEngine, openDuckDB } from '../engine/duckdb/duckdb.ts';
import { VivierError } from '../tables/error.ts';
import { authorLine, payRecord, rejection, sourceFile, workRecord } from '../tables/facts.ts';
import { land, preview } from './land.ts';
import type { LandingProgress } from './pace.ts';
import { paperlists } from './paperlists/paperlists.ts';
import { openSource, sources } from './registry.ts';
import { column, emptyObservatory, folderOf, rowsOf, today } from './trial.ts';

const lists = paperlists();

function list(papers: number, first = 0): string {
  return JSON.stringify(
    Array.from({ length: papers }, (_, i) => ({
      id: `p${first + i}`,
      title: `On fish ${first + i}`,
      author: 'Ada Lovelace;Grace Hopper',
    })),
  );
}

async function checksums(engine: DuckDBEngine): Promise<string[]> {
  const tables = [workRecord, authorLine, rejection, sourceFile];
  return Promise.all(tables.map(async (table) => (await contentChecksum(engine, table)).checksum));
}

test('a file imported twice changes nothing', async (t) => {
  const engine = await emptyObservatory(t);
  const folder = folderOf(t, { 'acl/acl2021.json': list(3), 'iclr/iclr2022.json.gz': list(4, 3) });
  const first = await land(engine, lists, folder, { today });
  const before = await checksums(engine);
  const second = await land(engine, lists, folder, { today });
  assert.deepEqual([first.files, first.known, first.records, first.rows['author_line']], [2, 0, 7, 14]);
  assert.deepEqual([second.files, second.known, second.records, second.rows], [2, 2, 0, {}]);
  assert.deepEqual(await checksums(engine), before);
});

test('the same bytes under another name are not read twice', async (t) => {
  const engine = await emptyObservatory(t);
  await land(engine, lists, folderOf(t, { 'acl/acl2021.json': list(3) }), { today });
  const report = await land(engine, lists, folderOf(t, { 'copy/acl2021.json': list(3) }), { today });
  assert.deepEqual([report.known, report.records], [1, 0]);
});

test('a changed file replaces its rows, and only its own', async (t) => {
  const engine = await emptyObservatory(t);
  const folder = folderOf(t, { 'acl/acl2021.json': list(3), 'acl/acl2022.json': list(4, 3) });
  await land(engine, lists, folder, { today });
  writeFileSync(join(folder, 'acl/acl2021.json'), list(1, 100));
  const report = await land(engine, lists, folder, { today });
  assert.deepEqual([report.known, report.records], [1, 1]);
  assert.deepEqual(column(await rowsOf(engine, workRecord), 'record'), ['p100', 'p3', 'p4', 'p5', 'p6']);
  assert.equal((await rowsOf(engine, sourceFile)).length, 2);
});

test('a file is read again by another version of its reader', async (t) => {
  const engine = await emptyObservatory(t);
  const folder = folderOf(t, { 'acl/acl2021.json': list(3) });
  await land(engine, lists, folder, { today });
  const report = await land(engine, { ...lists, version: 'next' }, folder, { today });
  assert.deepEqual([report.known, report.records], [0, 3]);
  assert.equal((await rowsOf(engine, workRecord)).length, 3);
});

test('a preview counts, samples and explains, and writes nothing', async (t) => {
  const engine = await emptyObservatory(t);
  const papers = [
    { id: 'a', title: 'On fish', author: 'Ada Lovelace', orcid: 'nonsense' },
    ...JSON.parse(list(9)),
  ];
  const folder = folderOf(t, { 'acl/acl2021.json': JSON.stringify(papers) });
  const report = await preview(engine, lists, folder, { today });
  assert.deepEqual(
    [report.dryRun, report.records, report.rejected, report.rows['work_record']],
    [true, 10, 1, 10],
  );
  assert.equal(report.samples['work_record']?.length, 5);
  assert.deepEqual(report.rejections, [
    {
      field: 'orcid',
      reason: 'not-an-orcid',
      records: 1,
      examples: [{ file: 'acl/acl2021.json', record: 'a', detail: 'nonsense' }],
    },
  ]);
  assert.doesNotThrow(() => JSON.stringify(report));
  for (const table of [workRecord, authorLine, rejection, sourceFile])
    assert.deepEqual(await rowsOf(engine, table), [], table.name);
});

test('the order in which files come changes no table', async (t) => {
  const files = {
    'acl/acl2021.json': list(30),
    'iclr/iclr2022.json': list(40, 30),
    'uai/uai2020.json': list(5, 70),
  };
  const together = await emptyObservatory(t);
  await land(together, lists, folderOf(t, files), { today });
  const apart = await emptyObservatory(t);
  for (const [name, content] of Object.entries(files).reverse())
    await land(apart, lists, folderOf(t, { [name]: content }), { today });
  assert.deepEqual(await checksums(apart), await checksums(together));
});

test('progress ends with every file and record', async (t) => {
  const engine = await emptyObservatory(t);
  const told: LandingProgress[] = [];
  const onProgress = (progress: LandingProgress): number => told.push(progress);
  await land(engine, lists, folderOf(t, { 'acl/acl2021.json': list(3), 'acl/acl2022.json': list(4, 3) }), {
    today,
    onProgress,
  });
  const last = told.at(-1);
  assert.deepEqual([last?.files, last?.of, last?.records, last?.left], [2, 2, 7, 0]);
});

test('a path that holds nothing of the source is refused, with what is there', async (t) => {
  const engine = await emptyObservatory(t);
  const folder = folderOf(t, { 'pay/aijobs-salaries.csv': 'x\n' });
  const code = (expected: string) => (error: unknown) =>
    error instanceof VivierError && error.code === expected;
  await assert.rejects(land(engine, lists, `${folder}/nowhere`, { today }), code('no-such-path'));
  await assert.rejects(land(engine, lists, folderOf(t, {}), { today }), code('no-files'));
  await assert.rejects(land(engine, lists, folder, { today }), (error) => {
    assert.ok(code('not-this-source')(error));
    assert.match(String(error), /aijobs-salaries\.csv/u);
    return true;
  });
  await assert.rejects(
    land(engine, openSource('awards'), `${folder}/pay/aijobs-salaries.csv`, { today }),
    code('wrong-header'),
  );
  assert.throws(() => openSource('nobody'), code('unknown-source'));
});

test('of a folder, a table with a wrong first line is refused with its reason, and the others are taken', async (t) => {
  const engine = await emptyObservatory(t);
  const pay = openSource('pay');
  const header =
    'work_year,experience_level,employment_type,job_title,salary,salary_currency,salary_in_usd,employee_residence,remote_ratio,company_location,company_size\n';
  const row = (salary: number): string => `2024,SE,FT,Researcher,${salary},USD,1,CA,0,CA,M\n`;
  const good = { 'salaries-1.csv': header + row(1000), 'salaries-3.csv': header + row(3000) };
  const wrong = { ...good, 'salaries-2.csv': `year,pay\n${row(2000)}` };
  const wide = { ...good, 'salaries-2.csv': Buffer.from(`\ufeff${header}${row(2000)}`, 'utf16le') };
  const right = { ...good, 'salaries-2.csv': header + row(2000) };
  const state = async () => ({
    pay: await engine.rows('select file from pay_record order by file'),
    refused: await engine.rows('select file, record, reason from rejection'),
  });
  const files = (...numbers: number[]) => numbers.map((n) => ({ file: `salaries-${n}.csv` }));
  const refused = (reason: string) => [{ file: 'salaries-2.csv', record: '', reason }];

  const report = await land(engine, pay, folderOf(t, wrong), { today });
  assert.deepEqual([report.records, report.rejected], [2, 1]);
  assert.match(report.rejections[0]?.examples[0]?.detail ?? '', /lacks the columns work_year/u);
  assert.deepEqual(await state(), { pay: files(1, 3), refused: refused('wrong-header') });
  await land(engine, pay, folderOf(t, wide), { today });
  assert.deepEqual(await state(), { pay: files(1, 3), refused: refused('not-utf-8') });
  await land(engine, pay, folderOf(t, right), { today });
  assert.deepEqual(await state(), { pay: files(1, 2, 3), refused: [] });
  await land(engine, pay, folderOf(t, wrong), { today });
  assert.deepEqual(await state(), { pay: files(1, 2, 3), refused: refused('wrong-header') });
  await assert.rejects(land(engine, pay, folderOf(t, wrong), { today, strict: true }), {
    code: 'wrong-header',
  });
});

test('the name that a source gives for its files is one that it reads', () => {
  for (const { name, named, files } of sources) assert.match(named, files, name);
});

test('every source has terms, an allow-list and a name of its own', () => {
  assert.equal(new Set(sources.map(({ name }) => name)).size, sources.length);
  for (const source of sources) {
    assert.ok(source.terms !== '' && source.version !== '', source.name);
    assert.ok(
      Object.values(source.fields).every((fields) => fields.length > 0),
      source.name,
    );
  }
});

/** Imports a folder in a process of its own, which says `begun` before it opens the database, then how many files are in it. */
function importer(database: string, folder: string): ChildProcess {
  const script = `
    import { openDuckDB } from ${JSON.stringify(new URL('../engine/duckdb/duckdb.ts', import.meta.url).href)};
    import { land } from ${JSON.stringify(new URL('./land.ts', import.meta.url).href)};
    import { openSource } from ${JSON.stringify(new URL('./registry.ts', import.meta.url).href)};
    const pay = openSource('pay');
    console.log('begun');
    const engine = await openDuckDB({ path: ${JSON.stringify(database)}, threads: 1 });
    const onProgress = ({ files }) => console.log(files);
    await land(engine, { ...pay, batch: { files: 1, bytes: 1 } }, ${JSON.stringify(folder)}, { today: '2026-11-23', onProgress });
    engine.closeDatabase();`;
  return spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Kills an import so many milliseconds after it said so many lines, whatever the speed of the machine. Answers whether it was still at it. */
async function killAfter(child: ChildProcess, lines: number, milliseconds: number): Promise<boolean> {
  const ended = once(child, 'exit');
  let said = 0;
  for await (const _ of createInterface({ input: child.stdout! })) {
    if (++said < lines) continue;
    await setTimeout(milliseconds);
    child.kill('SIGKILL');
    break;
  }
  return (await ended)[1] === 'SIGKILL';
}

test('an import killed at any moment goes on where it was, and loses and repeats nothing', {
  timeout: 900_000,
}, async (t) => {
  const header =
    'work_year,experience_level,employment_type,job_title,salary,salary_currency,salary_in_usd,employee_residence,remote_ratio,company_location,company_size\n';
  const files = Array.from({ length: 24 }, (_, file) => {
    const rows = Array.from(
      { length: 1500 },
      (_, row) => `2024,SE,FT,Researcher,${100000 + file * 2000 + row},USD,1,CA,0,CA,M\n`,
    );
    return [`salaries-${file}.csv`, header + rows.join('')] as const;
  });
  const folder = folderOf(t, Object.fromEntries(files));
  const database = join(folderOf(t, {}), 'workshop.duckdb');
  // While the database is made, and after every few files.
  for (const [lines, milliseconds] of [
    ...[1, 4, 8, 16].map((after) => [1, after] as const),
    ...[2, 4, 7].map((files) => [files, files] as const),
  ])
    assert.ok(await killAfter(importer(database, folder), lines, milliseconds), `after ${lines} lines`);
  const last = importer(database, folder);
  last.stdout?.resume();
  assert.equal((await once(last, 'exit'))[0], 0);
  const engine = await openDuckDB({ path: database, threads: 1 });
  t.after(() => engine.closeDatabase());
  const whole = await emptyObservatory(t);
  await land(whole, openSource('pay'), folder, { today });
  assert.deepEqual(await contentChecksum(engine, payRecord), await contentChecksum(whole, payRecord));
  assert.deepEqual(await contentChecksum(engine, sourceFile), await contentChecksum(whole, sourceFile));
});
