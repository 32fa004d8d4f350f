import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type DuckDBEngine, openDuckDB } from '../engine/duckdb/duckdb.ts';
import { createTable } from '../engine/schema.ts';
import { land, preview } from '../sources/land.ts';
import { leaveOut } from '../sources/leave-out.ts';
import { openSource } from '../sources/registry.ts';
import { landStarter } from '../sources/starter.ts';
import { VivierError } from '../tables/error.ts';
import { tables } from '../tables/index.ts';
import { stepName } from '../tables/step.ts';
import { takeDesk } from './desk-tables.ts';
import { takeBack } from './hand-over.ts';
import { type Home, starterData } from './home.ts';
import type { Job } from './job.ts';
import { workshopMemory } from './memory.ts';
import { planSteps } from './plan.ts';
import type { OnProgress } from './progress.ts';
import { type Current, publish, readCurrent } from './publish.ts';
import { runSteps } from './run.ts';

const THREADS = 2;
/**
 * Longest wait for the workshop, in milliseconds. Whoever owns the desk builds alone; but the builder of an owner that was killed with -9 ends
 * only when what it computes lets it hear of that.
 */
const PATIENCE = 30_000;
/** Between two tries. */
const LOOK = 100;
/** Working the log into the file costs a quarter of an import where it is done after every few files. */
const WORKSHOP_LOG = '512MB';

/** Does one job of the builder in this process. Throws `step-unknown` where it is to begin at a step that is none. */
export async function runJob(job: Job, home: Home, onProgress: OnProgress): Promise<unknown> {
  if ('from' in job && job.from !== undefined) await refuseUnknownStep(job.from);
  const threads = (job.kind === 'build' ? job.threads : undefined) ?? THREADS;
  await takeBack(home.workshop);
  const engine = await openWorkshop(home, threads);
  try {
    const scratch = await emptyScratch(home);
    for (const table of tables) if (table.layer === 'facts') await createTable(engine, table);
    switch (job.kind) {
      case 'build':
        return await build(engine, home, job, { threads, scratch, onProgress });
      case 'explain':
        return await planSteps(engine, await allSteps(), job.from);
      case 'import':
        return await land(engine, openSource(job.source), job.path, { onProgress, threads, scratch });
      case 'preview':
        return await preview(engine, openSource(job.source), job.path, { onProgress, threads, scratch });
    }
  } finally {
    engine.closeDatabase();
  }
}

/** Opens the workshop, as soon as the builder of an owner that was killed has ended. Throws `observatory-in-use` where it does not. */
async function openWorkshop(home: Home, threads: number): Promise<DuckDBEngine> {
  for (const until = performance.now() + PATIENCE; ; ) {
    try {
      return await openDuckDB({
        path: home.workshop,
        threads,
        memory: workshopMemory(),
        spill: join(home.observatory, 'spill'),
        log: WORKSHOP_LOG,
        quickToWrite: true,
      });
    } catch (cause) {
      const held = cause instanceof VivierError && cause.code === 'observatory-in-use';
      if (!held || performance.now() > until) throw cause;
    }
    await delay(LOOK);
  }
}

/** A folder for the files of the moment of an import, without what a killed one left. Whoever has the workshop open has it alone. */
async function emptyScratch(home: Home): Promise<string> {
  const scratch = join(home.observatory, 'scratch');
  await rm(scratch, { recursive: true, force: true });
  await mkdir(scratch);
  return scratch;
}

/** The steps, whose modules are many: they are loaded where they are needed, and beside an import. */
async function allSteps(): Promise<typeof import('./steps.ts').steps> {
  return (await import('./steps.ts')).steps;
}

async function refuseUnknownStep(from: string): Promise<void> {
  const names = (await allSteps()).map(stepName);
  if (names.includes(from)) return;
  throw new VivierError('step-unknown', {
    what: `There is no step named ${from}.`,
    mend: `Begin at one of ${names.join(', ')}.`,
  });
}

async function build(
  engine: DuckDBEngine,
  home: Home,
  job: Extract<Job, { kind: 'build' }>,
  { threads, scratch, onProgress }: { threads: number; scratch: string; onProgress: OnProgress },
): Promise<Current> {
  const started = performance.now();
  const [steps] = await Promise.all([
    allSteps(),
    job.starter && landStarter(engine, starterData, onProgress, { threads, scratch }),
  ]);
  if (job.without !== undefined) await leaveOut(engine, job.without);
  if (job.desk) await takeDesk(engine, job.desk);
  const report = await runSteps(engine, steps, {
    threads,
    files: home.observatory,
    from: job.from,
    onProgress,
  });
  const dataTo = await newestDay(engine, new Date());
  await engine.run('checkpoint');
  engine.closeDatabase();
  const last = await readCurrent(home);
  const current = await publish(home, report, dataTo, new Date());
  const seconds = (performance.now() - started) / 1000;
  onProgress({ kind: 'published', build: current.build, seconds, changed: last?.build !== current.build });
  return current;
}

/**
 * Newest day on which anything in the observatory became known. What is dated to a period that still lasts is known on the day of
 * its import, which says nothing of how far the data go: it is left out.
 */
async function newestDay(engine: DuckDBEngine, today: Date): Promise<string | null> {
  const [row] = await engine.rows(
    `select cast(max(known_on) as varchar) as newest
     from (select known_on from work_record union all select known_on from post union all select known_on from claim)
     where known_on < cast($1 as date)`,
    [today.toISOString().slice(0, 10)],
  );
  return row?.['newest'] === null || row === undefined ? null : String(row['newest']);
}
