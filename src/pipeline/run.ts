import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { contentChecksum } from '../engine/checksum.ts';
import type { DuckDBEngine } from '../engine/duckdb/duckdb.ts';
import { createTable, identifier } from '../engine/schema.ts';
import type { StepContext } from '../engine/step-context.ts';
import { buildStep } from '../tables/build.ts';
import { type Step, stepName } from '../tables/step.ts';
import type { Table } from '../tables/table.ts';
import { checkExpectations } from './expectations.ts';
import { fingerprint } from './fingerprint.ts';
import { type OnProgress, pace } from './progress.ts';

export interface RunOptions {
  readonly threads: number;
  /** Folder under which file steps leave their folders, each under `<name>-<fingerprint>`. */
  readonly files: string;
  /** Redo this step and all after it even if nothing changed. */
  readonly from?: string | undefined;
  readonly onProgress: OnProgress;
}

/** What a run made: content checksums by table, the folders of file steps, and whether anything was redone. */
export interface RunReport {
  readonly contents: ReadonlyMap<string, string>;
  readonly folders: ReadonlyMap<string, string>;
  readonly redone: readonly string[];
}

/** Runs steps in order, each in one transaction; what has not changed is not run again. */
export async function runSteps(
  engine: DuckDBEngine,
  steps: readonly Step<StepContext>[],
  options: RunOptions,
): Promise<RunReport> {
  await createTable(engine, buildStep);
  const contents = await inputContents(engine, steps);
  const folders = new Map<string, string>();
  const redone: string[] = [];
  let forced = false;
  for (const [index, step] of steps.entries()) {
    const name = stepName(step);
    forced ||= name === options.from;
    const print = await fingerprint(step, contents);
    const folder = join(options.files, `${name}-${print}`);
    const last = await lastMade(engine, name);
    const stands = step.kind === 'files' ? existsSync(folder) : last?.fingerprint === print;
    if (stands && !forced) {
      options.onProgress(doneMessage(name, index, steps.length, 'reused', last?.rows ?? 0, 0));
    } else {
      const made = await make(engine, step, { ...options, folder, print, index, of: steps.length });
      options.onProgress(doneMessage(name, index, steps.length, 'done', made.rows, made.seconds));
      redone.push(name);
    }
    if (step.kind === 'files') folders.set(name, folder);
    else contents.set(name, (await lastMade(engine, name))!.content);
  }
  return { contents, folders, redone };
}

interface Making extends RunOptions {
  readonly folder: string;
  readonly print: string;
  readonly index: number;
  readonly of: number;
}

async function make(
  engine: DuckDBEngine,
  step: Step<StepContext>,
  making: Making,
): Promise<{ rows: number; seconds: number }> {
  const started = performance.now();
  const seconds = (): number => (performance.now() - started) / 1000;
  const name = stepName(step);
  let peak = process.memoryUsage.rss();
  let done = 0;
  let total: number | null = null;
  const tell = (): void => {
    peak = Math.max(peak, process.memoryUsage.rss());
    const position = { index: making.index, of: making.of, state: 'running' as const, rows: done, total };
    making.onProgress({
      kind: 'step',
      step: name,
      ...position,
      seconds: seconds(),
      ...pace(done, total, seconds()),
    });
  };
  const beat = setInterval(tell, 250);
  tell();
  try {
    const context: StepContext = {
      engine,
      threads: making.threads,
      files: `${making.folder}.part`,
      progress: (rows, of) => {
        [done, total] = [rows, of];
      },
    };
    if (step.kind === 'files') {
      await makeFolder(step.compute, context, making.folder);
      await record(engine, name, making.print, making.print, 0, seconds(), peak);
      return { rows: 0, seconds: seconds() };
    }
    return await engine.transaction(async () => {
      if (step.kind === 'compute' && step.remembers) {
        await createTable(engine, step.output);
        await engine.run(`alter table ${identifier(name)} rename to ${identifier(`${name}_before`)}`);
      }
      await engine.run(`drop table if exists ${identifier(name)}`);
      await createTable(engine, step.output);
      if (step.kind === 'sql') await engine.run(`insert into ${identifier(name)} ${step.select}`);
      else await step.compute(context);
      await engine.run(`drop table if exists ${identifier(`${name}_before`)}`);
      await checkExpectations(engine, step.output);
      const { rows, checksum } = await contentChecksum(engine, step.output);
      await record(engine, name, making.print, checksum, rows, seconds(), peak);
      return { rows, seconds: seconds() };
    });
  } finally {
    clearInterval(beat);
  }
}

async function makeFolder(
  compute: (context: StepContext) => Promise<void>,
  context: StepContext,
  folder: string,
): Promise<void> {
  await rm(context.files, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
  await mkdir(context.files, { recursive: true });
  await compute(context);
  await rename(context.files, folder);
}

/** Checksums of the tables that steps read and none makes: the facts, and what the desk handed over. */
async function inputContents(
  engine: DuckDBEngine,
  steps: readonly Step<StepContext>[],
): Promise<Map<string, string>> {
  const made = new Set(steps.map(stepName));
  const inputs = new Map<string, Table>();
  for (const step of steps)
    for (const input of step.inputs) if (!made.has(input.name)) inputs.set(input.name, input);
  const contents = new Map<string, string>();
  for (const table of inputs.values()) {
    await createTable(engine, table);
    contents.set(table.name, (await contentChecksum(engine, table)).checksum);
  }
  return contents;
}

async function lastMade(
  engine: DuckDBEngine,
  step: string,
): Promise<{ fingerprint: string; content: string; rows: number } | null> {
  const [row] = await engine.rows('select fingerprint, content, rows from build_step where step = $1', [
    step,
  ]);
  return row
    ? { fingerprint: String(row['fingerprint']), content: String(row['content']), rows: Number(row['rows']) }
    : null;
}

async function record(
  engine: DuckDBEngine,
  step: string,
  print: string,
  content: string,
  rows: number,
  seconds: number,
  peak: number,
): Promise<void> {
  const bytes = Math.max(peak, process.memoryUsage.rss());
  await engine.rows('delete from build_step where step = $1', [step]);
  await engine.rows('insert into build_step values ($1, $2, $3, $4, $5, $6)', [
    step,
    print,
    content,
    rows,
    seconds,
    bytes,
  ]);
}

function doneMessage(
  step: string,
  index: number,
  of: number,
  state: 'done' | 'reused',
  rows: number,
  seconds: number,
) {
  return {
    kind: 'step' as const,
    step,
    index,
    of,
    state,
    rows,
    total: rows,
    seconds,
    rate: seconds > 0 ? rows / seconds : null,
    left: 0,
  };
}
