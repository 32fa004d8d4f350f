/**
 * Measures what users wait for, on the starter data, and prints one table a subject: import, beside `zcat` and a plain
 * JSON.parse loader; the build by step; pages and searches at 1 and 16 clients; the start. Records all of it, with
 * the machine, in bench/results/. `npm run bench`; the machine should have nothing else to do.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createReadStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip, gunzipSync, gzipSync } from 'node:zlib';
import { openDuckDB } from '../src/engine/duckdb/duckdb.ts';
import { createTable } from '../src/engine/schema.ts';
import { startBuilder } from '../src/pipeline/builder-process.ts';
import { openHome } from '../src/pipeline/home.ts';
import { land } from '../src/sources/land.ts';
import { openSource } from '../src/sources/registry.ts';
import { tables } from '../src/tables/index.ts';
import { measureLatency } from './latency.ts';

const OPENALEX_WORKS = 30_000;
const PARTS = 5;
const folder = await mkdtemp(join(tmpdir(), 'vivier-bench-'));
const project = join(import.meta.dirname, '..');

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
};
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
    const place = join(snapshot, `updated_date=2023-04-0${part + 1}`);
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, 'part_000.gz'), gzipSync(`${works.join('\n')}\n`));
  }
  return snapshot;
}

async function plainLoader(snapshot: string): Promise<number> {
  let works = 0;
  for (let part = 1; part <= PARTS; part++) {
    const file = join(snapshot, `updated_date=2023-04-0${part}`, 'part_000.gz');
    for await (const line of createInterface({ input: createReadStream(file).pipe(createGunzip()) }))
      works += JSON.parse(line).id ? 1 : 0;
  }
  return works;
}

async function measureImport() {
  const snapshot = makeSnapshot();
  const zcat = await seconds(async () => spawnSync('sh', ['-c', `zcat ${snapshot}/*/*.gz > /dev/null`]));
  const plain = await seconds(() => plainLoader(snapshot));
  const engine = await openDuckDB({ path: join(folder, 'openalex.duckdb'), memory: '1200MB' });
  for (const table of tables) if (table.layer === 'facts') await createTable(engine, table);
  const ours = await seconds(() => land(engine, openSource('openalex'), snapshot));
  const papers = await seconds(() =>
    land(engine, openSource('paperlists'), join(project, 'data/paperlists')),
  );
  const [{ n: papersRead } = { n: 0 }] = await engine.rows(
    "select count(*) as n from work_record where source = 'paperlists'",
  );
  engine.closeDatabase();
  const row = (what: string, works: number, took: number) => ({
    what,
    works,
    seconds: round(took),
    'works/s': Math.round(works / took),
  });
  return [
    row('OpenAlex lines: zcat alone', OPENALEX_WORKS, zcat),
    row('OpenAlex lines: JSON.parse loader, nothing stored', OPENALEX_WORKS, plain),
    row('OpenAlex lines: vivier import', OPENALEX_WORKS, ours),
    row('paper lists: vivier import', Number(papersRead), papers),
  ];
}

async function measureBuild() {
  const home = openHome(join(folder, 'home'));
  const whole = await seconds(
    () => startBuilder(home, { kind: 'build', starter: true }, () => undefined).done,
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
  const made = rows.reduce((sum, step) => sum + step.seconds, 0);
  const import_ = {
    step: 'import, checks, publication',
    rows: 0,
    seconds: round(whole - made),
    'peak MB': 0,
  };
  const peak = Math.max(...rows.map((step) => step['peak MB']));
  const { size } = await stat(home.workshop);
  return [
    ...rows,
    import_,
    { step: `whole, ${Math.round(size / 1e6)} MB on disk`, rows: 0, seconds: round(whole), 'peak MB': peak },
  ];
}

async function measureServing() {
  const started = performance.now();
  const server = spawn(
    process.execPath,
    [join(project, 'bin/vivier.js'), 'serve', '--no-open', '--port', '0', '--home', join(folder, 'home')],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const address = await new Promise<string>((resolve) => {
    server.stdout.on('data', (text: Buffer) => {
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(text.toString());
      if (found) resolve(found[0]);
    });
  });
  const answers = async (): Promise<boolean> => (await fetch(`${address}/api/status`)).ok;
  while (!(await answers())) await new Promise((resolve) => setTimeout(resolve, 20));
  const start = (performance.now() - started) / 1000;
  await new Promise((resolve) => setTimeout(resolve, 15_000));
  const latency = await measureLatency(address);
  server.kill('SIGINT');
  return {
    start: [{ what: 'start on a built home, until it answers', seconds: round(start, 2) }],
    latency: latency.map((row) => ({
      ...row,
      p50: round(row.p50),
      p95: round(row.p95),
      rate: Math.round(row.rate),
    })),
  };
}

try {
  const machine = {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  };
  console.table([machine]);
  const imports = await measureImport();
  console.table(imports);
  const build = await measureBuild();
  console.table(build);
  const { start, latency } = await measureServing();
  console.table(start);
  console.table(latency);
  const day = new Date().toISOString().slice(0, 10);
  const results = join(import.meta.dirname, 'results');
  mkdirSync(results, { recursive: true });
  writeFileSync(
    join(results, `${day}.json`),
    `${JSON.stringify({ day, machine, imports, build, start, latency }, null, 2)}\n`,
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}
