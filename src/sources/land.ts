import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Engine } from '../engine/engine.ts';
import { createTable, identifier, literal } from '../engine/schema.ts';
import { rejection, sourceFile } from '../tables/facts.ts';
import { batchesOf, knownFiles, type NewFile } from './batches.ts';
import { findFiles } from './find.ts';
import { type OnLanding, Pace } from './pace.ts';
import { type ImportReport, Tally } from './report.ts';
import { Rows } from './rows.ts';
import type { FileCount, Loading, Source } from './source.ts';

export interface LandOptions {
  readonly onProgress?: OnLanding | undefined;
  /** Day of the import, ISO: no date after it is believed. */
  readonly today?: string;
  /** Where the import may put files of the moment. */
  readonly scratch?: string;
}

/**
 * Imports what a path holds of a source. Files known by their bytes are not read again; the others are written some at a
 * time, each time all or nothing, so that an interrupted import goes on where it was when it is repeated.
 */
export async function land(
  engine: Engine,
  source: Source,
  path: string,
  options: LandOptions = {},
): Promise<ImportReport> {
  return importFiles(engine, source, path, options, false);
}

/** Reads everything and writes nothing: says what `land` would do, with samples. */
export async function preview(
  engine: Engine,
  source: Source,
  path: string,
  options: LandOptions = {},
): Promise<ImportReport> {
  return importFiles(engine, source, path, options, true);
}

async function importFiles(
  engine: Engine,
  source: Source,
  path: string,
  options: LandOptions,
  dryRun: boolean,
): Promise<ImportReport> {
  const started = performance.now();
  for (const table of [...source.tables, rejection, sourceFile]) await createTable(engine, table);
  const found = await findFiles(source, path);
  const known = await knownFiles(engine, source);
  const scratch = await mkdtemp(join(options.scratch ?? tmpdir(), 'vivier-import-'));
  const today = options.today ?? new Date().toISOString().slice(0, 10);
  const tally = new Tally(source);
  const pace = new Pace(source.name, found, options.onProgress);
  const loading: Loading = {
    today,
    scratch,
    onRecords: (records) => pace.tell(tally.records + records, tally.rejected),
  };
  try {
    for await (const batch of batchesOf(source, found, known)) {
      const replaced = batch.files.filter(({ file }) => known.has(file));
      if (batch.files.length > 0)
        await landBatch(engine, source, batch.files, replaced, loading, tally, dryRun);
      tally.known += batch.known.length;
      pace.passed(batch.files, batch.known);
      pace.tell(tally.records, tally.rejected);
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  return tally.report(resolve(path), found.length, dryRun, (performance.now() - started) / 1000);
}

/** Thrown at the end of a preview's transaction, so that nothing of it stays. */
class Undo extends Error {}

/** Writes some files in one transaction: their old rows go, their new ones come, with their fingerprints. */
async function landBatch(
  engine: Engine,
  source: Source,
  files: readonly NewFile[],
  replaced: readonly NewFile[],
  loading: Loading,
  tally: Tally,
  dryRun: boolean,
): Promise<void> {
  await source.stage?.(engine, files, loading);
  const work = engine.transaction(async () => {
    if (replaced.length > 0) await forget(engine, source, replaced);
    const before = await tally.rowCounts(engine);
    const counts = await source.load(engine, files, loading);
    await register(engine, source, files, counts);
    await tally.add(engine, files, counts, before, dryRun);
    if (dryRun) throw new Undo();
  });
  await work.catch((cause: unknown) => {
    if (!(cause instanceof Undo)) throw cause;
  });
}

async function forget(engine: Engine, source: Source, files: readonly NewFile[]): Promise<void> {
  const names = files.map(({ file }) => literal(file)).join(', ');
  for (const { name } of [...source.tables, rejection, sourceFile]) {
    await engine.run(
      `delete from ${identifier(name)} where source = ${literal(source.name)} and file in (${names})`,
    );
  }
}

async function register(
  engine: Engine,
  source: Source,
  files: readonly NewFile[],
  counts: readonly FileCount[],
): Promise<void> {
  const rows = new Rows();
  for (const [i, { file, sha256, bytes }] of files.entries()) {
    const { records, rejected } = counts[i]!;
    rows.add(sourceFile, {
      source: source.name,
      file,
      sha256,
      version: source.version,
      bytes: BigInt(bytes),
      records: BigInt(records),
      rejected: BigInt(rejected),
      terms: source.terms,
    });
  }
  await rows.write(engine);
}
