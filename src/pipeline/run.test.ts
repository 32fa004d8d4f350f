import assert from 'node:assert/strict';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { type DuckDBEngine, openDuckDB } from '../engine/duckdb/duckdb.ts';
import { createTable } from '../engine/schema.ts';
import { lintSharedSql } from '../engine/shared-sql.ts';
import type { StepContext } from '../engine/step-context.ts';
import { VivierError } from '../tables/error.ts';
import { tables } from '../tables/index.ts';
import { type FileStep, type Step, stepName } from '../tables/step.ts';
import { table } from '../tables/table.ts';
import { workshopMemory } from './memory.ts';
import { runSteps } from './run.ts';
import { steps } from './steps.ts';

const fish = table({
  name: 'fish',
  doc: 'an input',
  layer: 'facts',
  columns: { fish: { type: 'integer', doc: 'key' }, weight: { type: 'integer', doc: 'grams' } },
  key: ['fish'],
});
const heavy = table({ ...fish, name: 'heavy', layer: 'works', key: ['fish'] });
const count = table({
  name: 'count',
  doc: 'how many',
  layer: 'works',
  columns: { n: { type: 'bigint', doc: 'fish' } },
  key: ['n'],
});

function toySteps(limit: number): Step<StepContext>[] {
  return [
    {
      kind: 'sql',
      dialect: 'shared',
      output: heavy,
      inputs: [fish],
      select: `select fish, weight from fish where weight > ${limit}`,
    },
    {
      kind: 'sql',
      dialect: 'shared',
      output: count,
      inputs: [heavy],
      select: 'select count(*) as n from heavy',
    },
  ];
}

async function pond(): Promise<DuckDBEngine> {
  const engine = await openDuckDB({ path: ':memory:' });
  await createTable(engine, fish);
  await engine.run('insert into fish values (1, 100), (2, 200), (3, 300)');
  return engine;
}

async function redone(
  engine: DuckDBEngine,
  toys: Step<StepContext>[],
  from?: string,
): Promise<readonly string[]> {
  const report = await runSteps(engine, toys, { threads: 1, files: '', from, onProgress: () => undefined });
  return report.redone;
}

test('a step runs again only when its text, or what it reads, has changed', async () => {
  const engine = await pond();
  assert.deepEqual(await redone(engine, toySteps(150)), ['heavy', 'count']);
  assert.deepEqual(await redone(engine, toySteps(150)), []);
  await engine.run('insert into fish values (4, 400)');
  assert.deepEqual(await redone(engine, toySteps(150)), ['heavy', 'count']);
  assert.deepEqual(await redone(engine, toySteps(160)), ['heavy'], 'the same heavy fish: the count stands');
  assert.deepEqual(await redone(engine, toySteps(160), 'count'), ['count']);
  engine.closeDatabase();
});

test('a step whose table breaks an expectation fails by name and leaves the last table as it was', async () => {
  const engine = await pond();
  await redone(engine, toySteps(150));
  await engine.run('insert into fish values (3, 350)');
  await assert.rejects(redone(engine, toySteps(150)), {
    code: 'expectation-broken',
    message: /\(fish\) is unique/,
  });
  assert.equal((await engine.rows('select count(*) as n from heavy'))[0]!['n'], 2n);
  engine.closeDatabase();
});

test('what a step remembers beside its table stands as it was last made while it is made anew', async () => {
  const engine = await pond();
  const memory = table({
    name: 'memory',
    doc: 'How often.',
    layer: 'works',
    columns: { times: { type: 'integer', doc: 'how often' } },
    key: ['times'],
  });
  const step: Step<StepContext> = {
    kind: 'compute',
    output: heavy,
    inputs: [fish],
    version: '1',
    remembers: true,
    beside: [memory],
    compute: ({ engine: own }) =>
      own.run('insert into memory select 1 + coalesce(max(times), 0) from memory_before'),
  };
  await redone(engine, [step]);
  await redone(engine, [step], 'heavy');
  assert.deepEqual(await engine.rows('select times from memory'), [{ times: 2 }]);
  const left = "select table_name from information_schema.tables where table_name like '%before'";
  assert.deepEqual(await engine.rows(left), []);
  engine.closeDatabase();
});

test('a statement runs beside a folder of files, and what reads what failed is not begun', async () => {
  const engine = await pond();
  const files = await mkdtemp(join(tmpdir(), 'vivier-run-'));
  const [heavyFish, counted] = toySteps(150);
  const { promise: made, resolve } = Promise.withResolvers<void>();
  const folder: Step<StepContext> = {
    kind: 'files',
    name: 'index',
    inputs: [fish],
    version: '1',
    compute: async () => made,
  };
  const options = {
    threads: 1,
    files,
    onProgress: ({ kind, ...told }: { kind: string; step?: string; state?: string }) => {
      if (kind === 'step' && told.step === 'count' && told.state === 'done') resolve();
    },
  };
  const report = await runSteps(engine, [folder, heavyFish!, counted!], options);
  assert.deepEqual(report.redone, ['index', 'heavy', 'count'], 'the folder waited for the count');
  await engine.run('insert into fish values (3, 350)');
  await assert.rejects(runSteps(engine, [heavyFish!, counted!], options), { code: 'expectation-broken' });
  assert.equal((await engine.rows('select n from count'))[0]!['n'], 2n);
  await rm(files, { recursive: true });
  engine.closeDatabase();
});

test('a folder of files is made whole or not at all', async () => {
  const engine = await pond();
  const files = await mkdtemp(join(tmpdir(), 'vivier-run-'));
  const step: Step<StepContext> = {
    kind: 'files',
    name: 'index',
    inputs: [fish],
    version: '1',
    compute: async () => {
      throw new Error('half-way');
    },
  };
  const options = { threads: 1, files, onProgress: () => undefined };
  await assert.rejects(runSteps(engine, [step], options), /half-way/);
  const report = await runSteps(engine, [{ ...step, compute: async () => undefined }], options);
  assert.deepEqual(report.redone, ['index']);
  await rm(files, { recursive: true });
  engine.closeDatabase();
});

test('a folder of files takes up the folder of a step before it, and is made again where that one is', async () => {
  const engine = await pond();
  const files = await mkdtemp(join(tmpdir(), 'vivier-run-'));
  const words = (text: string): FileStep<StepContext> => ({
    kind: 'files',
    name: 'words',
    inputs: [fish],
    version: text,
    compute: ({ files: own }) => writeFile(join(own, 'text'), text),
  });
  const book = (of: FileStep<StepContext>): FileStep<StepContext> => ({
    kind: 'files',
    name: 'book',
    inputs: [],
    takes: [of],
    version: '1',
    compute: async ({ files: own }, taken = '') => copyFile(join(taken, 'text'), join(own, 'text')),
  });
  const options = { threads: 1, files, onProgress: () => undefined };
  const read = async (text: string): Promise<[readonly string[], string]> => {
    const [first, second] = [words(text), book(words(text))];
    // The one that takes stands first in the list: it waits all the same.
    const report = await runSteps(engine, [second, first], options);
    return [report.redone, await readFile(join(report.folders.get('book')!, 'text'), 'utf8')];
  };
  assert.deepEqual(await read('carp'), [['book', 'words'], 'carp']);
  assert.deepEqual(await read('carp'), [[], 'carp']);
  assert.deepEqual(await read('pike'), [['book', 'words'], 'pike']);
  await rm(files, { recursive: true });
  engine.closeDatabase();
});

test('a step that finds no memory beside others is made again alone, and fails where it finds none alone', async () => {
  const engine = await pond();
  const files = await mkdtemp(join(tmpdir(), 'vivier-run-'));
  const [linesBegun, cardsTried] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const order: string[] = [];
  const step = (name: string, compute: () => Promise<void>): FileStep<StepContext> => ({
    kind: 'files',
    name,
    inputs: [fish],
    version: '1',
    compute,
  });
  const outOfMemory = new Error('Out of Memory Error: failed to allocate data of size 8.0 KiB');
  const cards = step('cards', async () => {
    await linesBegun.promise;
    order.push('cards');
    cardsTried.resolve();
    if (order.length === 1) throw outOfMemory;
  });
  const lines = step('lines', async () => {
    linesBegun.resolve();
    await cardsTried.promise;
    await setTimeout(20);
    order.push('lines');
  });
  const pages = step('pages', async () => {
    order.push('pages');
    throw outOfMemory;
  });
  const options = { threads: 1, files, onProgress: () => undefined };
  const report = await runSteps(engine, [cards, lines], options);
  assert.deepEqual(order, ['cards', 'lines', 'cards']);
  assert.deepEqual(report.redone, ['cards', 'lines']);
  await assert.rejects(runSteps(engine, [pages], options), (error) => {
    assert.ok(error instanceof VivierError);
    const { where, why, mend } = error.complaint;
    assert.equal(error.code, 'step-out-of-memory');
    assert.equal(where, 'pages');
    assert.match(why ?? '', /pages had [\d.]+ [MG]iB/);
    assert.match(mend ?? '', /VIVIER_MEMORY/);
    return true;
  });
  assert.deepEqual(order.slice(3), ['pages', 'pages']);
  await rm(files, { recursive: true });
  engine.closeDatabase();
});

test('the memory of a build is what is asked for, in MB or GB', () => {
  assert.equal(workshopMemory({ VIVIER_MEMORY: '2GB' }), '2GB');
  assert.match(workshopMemory({}), /^\d+MB$/);
  for (const given of ['', 'much', '-1GB', '80%', "1GB'; drop"])
    assert.throws(() => workshopMemory({ VIVIER_MEMORY: given }), { code: 'memory-refused' }, given);
});

test('the shared SQL of every step holds to what both engines run', () => {
  const findings = steps.flatMap((step) =>
    step.kind === 'sql' && step.dialect === 'shared'
      ? lintSharedSql(step.select).map(
          (finding) => `${step.output.name}: ${finding.found}: use ${finding.mend}`,
        )
      : [],
  );
  assert.deepEqual(findings, []);
});

test('what a statement or an expectation reads is made before its step begins', () => {
  const known = new Set(tables.map(({ name }) => name));
  const before = new Map<string, ReadonlySet<string>>();
  const missing = steps.flatMap((step) => {
    const made = new Set(step.inputs.flatMap(({ name }) => [name, ...(before.get(name) ?? [])]));
    before.set(stepName(step), made);
    if (step.kind === 'files') return [];
    const statements = (step.output.expectations ?? []).map(({ sql }) => sql);
    if (step.kind === 'sql') statements.push(step.select);
    return statements
      .flatMap((sql) => [...sql.matchAll(/\b(?:from|join)\s+([a-z_]+)/g)].map(([, name = '']) => name))
      .filter((name) => known.has(name) && name !== step.output.name && !made.has(name))
      .map((name) => `${step.output.name} reads ${name}`);
  });
  assert.deepEqual(missing, []);
});
