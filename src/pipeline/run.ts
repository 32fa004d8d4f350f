import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { contentChecksum } from '../engine/checksum.ts';
import type { DuckDBEngine } from '../engine/duckdb/duckdb.ts';
import { createTable, identifier } from '../engine/schema.ts';
import type { StepContext } from '../engine/step-context.ts';
import { buildStep } from '../tables/build.ts';
import { type Step, stepName, taken } from '../tables/step.ts';
import type { Table } from '../tables/table.ts';
import { checkExpectations } from './expectations.ts';
import { fingerprint } from './fingerprint.ts';
import { isOutOfMemory, stepOutOfMemory } from './memory.ts';
import { type OnProgress, pace } from './progress.ts';

export interface RunOptions {
  readonly threads: number;
  /** Folder under which file steps leave their folders, each under `<name>-<fingerprint>`. */
  readonly files: string;
  /** Redo this step and all after it even if nothing changed. */
  readonly from?: string | undefined;
  readonly onProgress: OnProgress;
}

/** What a run made: content checksums by table, the folders of file steps, and what was redone. */
export interface RunReport {
  readonly contents: ReadonlyMap<string, string>;
  readonly folders: ReadonlyMap<string, string>;
  readonly redone: readonly string[];
}

/** Steps that run side by side: most of them keep one core busy, and wait for threads or the engine in between. */
const ABREAST = 4;
/** Computations among them: they share this process's one thread, and each holds its columns. Heavy ones leave their work to the engine. */
const COMPUTING = 3;
/** Steps that fill the engine's memory: a third would not find it. */
const HEAVY = 2;

/**
 * Runs steps, each in one transaction, on a connection of its own; what has not changed is not run again. A step begins
 * once its inputs stand, those that stand early in the list first; what it makes does not depend on what runs beside it.
 */
export async function runSteps(
  engine: DuckDBEngine,
  steps: readonly Step<StepContext>[],
  options: RunOptions,
): Promise<RunReport> {
  await createTable(engine, buildStep);
  const run = new Run(engine, steps, options, await inputContents(engine, steps));
  await run.toEnd();
  return run;
}

class Run implements RunReport {
  readonly contents: Map<string, string>;
  readonly folders = new Map<string, string>();
  /** Fingerprints of the folders. */
  readonly #prints = new Map<string, string>();
  readonly #redone = new Set<string>();
  readonly #engine: DuckDBEngine;
  readonly #steps: readonly Step<StepContext>[];
  readonly #options: RunOptions;
  readonly #waiting: Set<Step<StepContext>>;
  readonly #running = new Map<Step<StepContext>, Promise<void>>();
  /** Steps that did not find the engine's memory beside others: they are made again with nothing beside them. */
  readonly #alone = new Set<Step<StepContext>>();

  constructor(
    engine: DuckDBEngine,
    steps: readonly Step<StepContext>[],
    options: RunOptions,
    contents: Map<string, string>,
  ) {
    this.contents = contents;
    this.#engine = engine;
    this.#steps = steps;
    this.#options = options;
    this.#waiting = new Set(steps);
  }

  /** Names in the order of the steps. */
  get redone(): readonly string[] {
    return this.#steps.map(stepName).filter((name) => this.#redone.has(name));
  }

  /** Where a step fails, those beside it are awaited, and no other is begun. */
  async toEnd(): Promise<void> {
    try {
      while (this.#waiting.size + this.#running.size > 0) {
        const step = this.#running.size < ABREAST ? this.#nextReady() : undefined;
        if (step !== undefined) this.#begin(step);
        else if (this.#running.size > 0) await Promise.race(this.#running.values());
        else
          throw new TypeError(`what ${stepName([...this.#waiting][0]!)} reads is made by no step before it`);
      }
    } finally {
      await Promise.allSettled(this.#running.values());
    }
  }

  /** The first step whose inputs stand, and which may run beside what is running. */
  #nextReady(): Step<StepContext> | undefined {
    const [alone] = [...this.#waiting].filter((step) => this.#alone.has(step));
    const running = [...this.#running.keys()];
    if (alone !== undefined || running.some((step) => this.#alone.has(step)))
      return running.length === 0 ? alone : undefined;
    const computing = running.filter(isComputing).length >= COMPUTING;
    const heavy = running.filter(isHeavy).length >= HEAVY;
    return [...this.#waiting].find(
      (step) =>
        !(computing && isComputing(step)) &&
        !(heavy && isHeavy(step)) &&
        step.inputs.every(({ name }) => this.contents.has(name)) &&
        taken(step).every(({ name }) => this.folders.has(name)),
    );
  }

  #begin(step: Step<StepContext>): void {
    this.#waiting.delete(step);
    const running = this.#run(step)
      .catch((cause: unknown) => this.#setApart(step, cause))
      .then(() => void this.#running.delete(step));
    running.catch(() => undefined);
    this.#running.set(step, running);
  }

  /**
   * Has a step made again, alone, that did not find memory beside others. @throws what it threw, where that is not why, and
   * `step-out-of-memory` where it does not find it alone
   */
  async #setApart(step: Step<StepContext>, cause: unknown): Promise<void> {
    if (!isOutOfMemory(cause)) throw cause;
    if (this.#alone.has(step)) throw stepOutOfMemory(stepName(step), await memoryOf(this.#engine), cause);
    this.#alone.add(step);
    this.#waiting.add(step);
  }

  async #run(step: Step<StepContext>): Promise<void> {
    const [name, index, of] = [stepName(step), this.#steps.indexOf(step), this.#steps.length];
    const { from, files, onProgress } = this.#options;
    const forced = from !== undefined && this.#steps.findIndex((other) => stepName(other) === from) <= index;
    const print = await fingerprint(step, new Map([...this.contents, ...this.#prints]));
    const folder = join(files, `${name}-${print}`);
    const engine = await this.#engine.connect();
    try {
      const last = await lastMade(engine, name);
      const stands = step.kind === 'files' ? existsSync(folder) : last?.fingerprint === print;
      if (stands && !forced) {
        onProgress(doneMessage(name, index, of, 'reused', last?.rows ?? 0, 0));
      } else {
        const folders = taken(step).map((made) => this.folders.get(made.name)!);
        const made = await make(engine, step, {
          ...this.#options,
          run: this,
          folders,
          folder,
          print,
          index,
          of,
        });
        onProgress(doneMessage(name, index, of, 'done', made.rows, made.seconds));
        this.#redone.add(name);
      }
      if (step.kind === 'files') {
        this.folders.set(name, folder);
        this.#prints.set(name, print);
      } else this.contents.set(name, (await lastMade(engine, name))!.content);
    } finally {
      await engine.close();
    }
  }
}

const isComputing = (step: Step<StepContext>): boolean => step.kind === 'compute' && !isHeavy(step);

const isHeavy = (step: Step<StepContext>): boolean => step.kind === 'compute' && step.heavy === true;

async function memoryOf(engine: DuckDBEngine): Promise<string> {
  const [row] = await engine.rows("select current_setting('memory_limit') as memory");
  return String(row?.['memory']);
}

interface Making extends RunOptions {
  readonly run: object;
  /** Of the steps that it takes. */
  readonly folders: readonly string[];
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
      run: making.run,
      threads: making.threads,
      files: `${making.folder}.part`,
      progress: (rows, of) => {
        [done, total] = [rows, of];
      },
    };
    if (step.kind === 'files') {
      await makeFolder((given) => step.compute(given, ...making.folders), context, making.folder);
      await record(engine, name, making.print, making.print, 0, seconds(), peak);
      return { rows: 0, seconds: seconds() };
    }
    return await engine.transaction(async () => {
      const made = [step.output, ...((step.kind === 'compute' && step.beside) || [])];
      for (const table of made) {
        if (step.kind === 'compute' && step.remembers) await setAside(engine, table);
        await engine.run(`drop table if exists ${identifier(table.name)}`);
        await createTable(engine, table);
      }
      if (step.kind === 'sql') await engine.run(`insert into ${identifier(name)} ${step.select}`);
      else await step.compute(context);
      for (const table of made) {
        await engine.run(`drop table if exists ${identifier(before(table))}`);
        await checkExpectations(engine, table);
      }
      const { rows, checksum } = await contentChecksum(engine, step.output);
      await record(engine, name, making.print, checksum, rows, seconds(), peak);
      return { rows, seconds: seconds() };
    });
  } finally {
    clearInterval(beat);
  }
}

/** The name of a table as it was last made, while it is made anew. */
function before({ name }: Table): string {
  return `${name}_before`;
}

async function setAside(engine: DuckDBEngine, table: Table): Promise<void> {
  await refreshShape(engine, table);
  await engine.run(`alter table ${identifier(table.name)} rename to ${identifier(before(table))}`);
}

/** Makes the table anew, empty, where it is not there or another version of the program gave it other columns. */
async function refreshShape(engine: DuckDBEngine, table: Table): Promise<void> {
  const rows = await engine.rows(
    'select column_name from information_schema.columns where table_name = $1 order by ordinal_position',
    [table.name],
  );
  if (rows.map((row) => row['column_name']).join() === Object.keys(table.columns).join()) return;
  await engine.run(`drop table if exists ${identifier(table.name)}`);
  await createTable(engine, table);
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
