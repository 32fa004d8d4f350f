/**
 * Measures what users wait for, on the starter data, and prints one table a subject: import, beside `zcat` and a plain
 * JSON.parse loader; the build by step; pages and searches at 1 and 16 clients; the start. Records all of it, with
 * the machine, in bench/results/. `npm run bench`; the machine should have nothing else to do. `npm run bench import` (or `build`, or
 * `serving`, which needs a built home in VIVIER_HOME) measures one part alone.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { createGunzip, gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { openDuckDB } from '../src/engine/duckdb/duckdb.ts';
import { createTable } from '../src/engine/schema.ts';
import { startBuilder } from '../src/pipeline/builder-process.ts';
import { openHome } from '../src/pipeline/home.ts';
import { land } from '../src/sources/land.ts';
import { openSource } from '../src/sources/registry.ts';
import { tables } from '../src/tables/index.ts';
import { measureLatency } from './latency.ts';

const OPENALEX_WORKS = 30_000;
/** Files of a batch of the import. */
const PARTS = 20;
/** Threads of DuckDB and of the reading. */
const THREADS = 2;
/** Seconds that a server has to itself after its build, for what it does once. */
const SETTLE = 5;
const folder = await mkdtemp(join(tmpdir(), 'vivier-bench-'));
const project = join(import.meta.dirname, '..');
const began = performance.now();

/** Says what is being measured, with the seconds since the start. */
function tell(what: string): void {
  console.error(`${((performance.now() - began) / 1000).toFixed(0).padStart(5)} s  ${what}`);
}

/** What some work took: seconds on the clock, and seconds of processor time, which other work on the machine changes little. */
interface Took {
  readonly seconds: number;
  readonly coreSeconds: number;
}

async function measure(work: () => Promise<unknown>): Promise<Took> {
  const [started, before] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (performance.now() - started) / 1000, coreSeconds: (user + system) / 1e6 };
}

/** What `zcat` takes, by the shell's own account of its children. */
function measureZcat(snapshot: string): Took {
  const started = performance.now();
  const { stdout } = spawnSync('sh', ['-c', `zcat ${snapshot}/*/*.gz > /dev/null; times`], {
    encoding: 'utf8',
  });
  const spent = [...stdout.matchAll(/(\d+)m([\d.]+)s/g)].map(
    ([, minutes, rest]) => Number(minutes) * 60 + Number(rest),
  );
  return {
    seconds: (performance.now() - started) / 1000,
    coreSeconds: spent.reduce((sum, one) => sum + one, 0),
  };
}

const round = (value: number, digits = 1): number => Number(value.toFixed(digits));

/** A folder like OpenAlex's snapshot, of the fixture's real works repeated under new ids. */
function makeSnapshot(): string {
  const fixture = gunzipSync(readFileSync(join(project, 'test/fixtures/openalex/works-2023-04.jsonl.gz')));
  const lines = fixture.toString().trim().split('\n');
  const snapshot = join(folder, 'works');
  for (let part = 0; part < PARTS; part++) {
    const works = Array.from({ length: OPENALEX_WORKS / PARTS }, (_, i) => {
      const number = part * (OPENALEX_WORKS / PARTS) + i;
      return lines[i % lines.length]!.replaceAll(
        /"id": ?"https:\/\/openalex\.org\/W(\d+)"/g,
        `"id": "https://openalex.org/W9${number}$1"`,
      );
    });
    const place = join(snapshot, partition(part));
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, 'part_000.gz'), gzipSync(`${works.join('\n')}\n`));
  }
  return snapshot;
}

function partition(part: number): string {
  return `updated_date=2023-04-${String(part + 1).padStart(2, '0')}`;
}

async function plainLoader(snapshot: string): Promise<number> {
  let works = 0;
  for (let part = 0; part < PARTS; part++) {
    const file = join(snapshot, partition(part), 'part_000.gz');
    for await (const line of createInterface({ input: createReadStream(file).pipe(createGunzip()) }))
      works += JSON.parse(line).id ? 1 : 0;
  }
  return works;
}

async function measureImport() {
  tell(`making ${OPENALEX_WORKS} OpenAlex works in ${PARTS} files`);
  const snapshot = makeSnapshot();
  tell('zcat alone, then a plain JSON.parse loader');
  const zcat = measureZcat(snapshot);
  const plain = await measure(() => plainLoader(snapshot));
  const engine = await openDuckDB({
    path: join(folder, 'openalex.duckdb'),
    threads: THREADS,
    memory: '1200MB',
    log: '512MB',
  });
  for (const table of tables) if (table.layer === 'facts') await createTable(engine, table);
  tell('importing them');
  const ours = await measure(() => land(engine, openSource('openalex'), snapshot, { threads: THREADS }));
  tell('importing the paper lists');
  const papers = await measure(() =>
    land(engine, openSource('paperlists'), join(project, 'data/paperlists'), { threads: THREADS }),
  );
  const [{ n: papersRead } = { n: 0 }] = await engine.rows(
    "select count(*) as n from work_record where source = 'paperlists'",
  );
  engine.closeDatabase();
  const row = (what: string, works: number, took: Took) => ({
    what,
    works,
    seconds: round(took.seconds),
    'works/s': Math.round(works / took.seconds),
    'core-seconds': round(took.coreSeconds),
    'works/core-second': Math.round(works / took.coreSeconds),
  });
  return [
    row('OpenAlex lines: zcat alone', OPENALEX_WORKS, zcat),
    row('OpenAlex lines: JSON.parse loader, nothing stored', OPENALEX_WORKS, plain),
    row('OpenAlex lines: vivier import', OPENALEX_WORKS, ours),
    row('paper lists: vivier import', Number(papersRead), papers),
  ];
}

async function measureBuild() {
  tell('building the starter data in an empty home');
  const home = openHome(join(folder, 'home'));
  const started = performance.now();
  let imported = 0;
  const { seconds: whole } = await measure(
    () =>
      startBuilder(home, { kind: 'build', starter: true }, (progress) => {
        if (progress.kind !== 'step') return;
        if (imported === 0) imported = (performance.now() - started) / 1000;
        if (progress.state === 'done') tell(`step ${progress.index + 1} of ${progress.of}: ${progress.step}`);
      }).done,
  );
  const engine = await openDuckDB({ path: home.workshop, readOnly: true });
  const steps = await engine.rows('select step, rows, seconds, peak_bytes from build_step order by rowid');
  engine.closeDatabase();
  const rows = steps.map((step) => ({
    step: String(step['step']),
    rows: Number(step['rows']),
    seconds: round(Number(step['seconds'])),
    'peak MB': Math.round(Number(step['peak_bytes']) / 1e6),
  }));
  const peak = Math.max(...rows.map((step) => step['peak MB']));
  const { size } = await stat(home.workshop);
  return [
    { step: 'import of the starter data', rows: 0, seconds: round(imported), 'peak MB': 0 },
    ...rows,
    { step: `whole, ${Math.round(size / 1e6)} MB on disk`, rows: 0, seconds: round(whole), 'peak MB': peak },
  ];
}

const status = z.object({ builder: z.enum(['idle', 'importing', 'building', 'failed']) });

/** A server that answers, and the seconds that it took to. */
async function startServer(
  home: string,
): Promise<{ address: string; seconds: number; stop: () => Promise<void> }> {
  const started = performance.now();
  const server = spawn(
    process.execPath,
    [join(project, 'bin/vivier.js'), 'serve', '--no-open', '--port', '0', '--home', home],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = once(server, 'close');
  const stop = async (): Promise<void> => {
    server.kill('SIGINT');
    await ended;
  };
  const address = new Promise<string>((resolve, reject) => {
    server.stdout.on('data', (text: Buffer) => {
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(text.toString());
      if (found) resolve(found[0]);
    });
    server.once('close', (code) => reject(new Error(`the server ended with ${code} before it answered`)));
  });
  const answers = async (): Promise<boolean> => (await fetch(`${await address}/api/status`)).ok;
  while (!(await answers())) await delay(20);
  return { address: await address, seconds: (performance.now() - started) / 1000, stop };
}

/** Waits until the server's builder has nothing left to do: it looks after every start whether anything has changed. */
async function atRest(address: string): Promise<void> {
  for (;;) {
    const { builder } = status.parse(await (await fetch(`${address}/api/status`)).json());
    if (builder === 'failed') throw new Error('the build failed');
    if (builder === 'idle') break;
    await delay(200);
  }
  await delay(SETTLE * 1000);
}

async function measureServing(home: string) {
  tell('starting a server, for what it does once');
  const first = await startServer(home);
  try {
    await atRest(first.address);
  } finally {
    await first.stop();
  }
  tell('starting it again');
  const { address, seconds, stop } = await startServer(home);
  try {
    await atRest(address);
    tell('pages and searches at 1 and 16 clients');
    const latency = await measureLatency(address);
    return {
      start: [{ what: 'start on a built home, until it answers', seconds: round(seconds, 2) }],
      latency: latency.map((row) => ({
        ...row,
        p50: round(row.p50),
        p95: round(row.p95),
        rate: Math.round(row.rate),
      })),
    };
  } finally {
    await stop();
  }
}

const parts = ['import', 'build', 'serving'];
const asked = process.argv.slice(2).filter((part) => parts.includes(part));
const wanted = (part: string): boolean => asked.length === 0 || asked.includes(part);
const built = asked.length === 0 || asked.includes('build') ? join(folder, 'home') : openHome().folder;

try {
  const machine = {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    // Above a few tenths somebody else was at work, and only core-seconds say much.
    load: round(loadavg()[0] ?? 0),
  };
  console.table([machine]);
  const imports = wanted('import') ? await measureImport() : [];
  if (imports.length > 0) console.table(imports);
  const build = wanted('build') ? await measureBuild() : [];
  if (build.length > 0) console.table(build);
  const { start, latency } = wanted('serving') ? await measureServing(built) : { start: [], latency: [] };
  if (start.length > 0) console.table(start);
  if (latency.length > 0) console.table(latency);
  const day = new Date().toISOString().slice(0, 10);
  const results = join(import.meta.dirname, 'results');
  mkdirSync(results, { recursive: true });
  const name = [day, ...asked].join('-');
  const record = join(results, `${name}.json`);
  writeFileSync(record, `${JSON.stringify({ day, machine, imports, build, start, latency }, null, 2)}\n`);
  tell(`recorded in ${record}`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
