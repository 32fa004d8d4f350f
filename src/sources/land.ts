import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Engine } from '../engine/engine.ts';
import { createTable, identifier, literal } from '../engine/schema.ts';
import { VivierError } from '../tables/error.ts';
import { rejection, sourceFile } from '../tables/facts.ts';
import { ahead } from './ahead.ts';
import { batchesOf, type FileBatch, type KnownFiles, knownFiles, type NewFile } from './batches.ts';
import { findFiles } from './find.ts';
import { type OnLanding, Pace } from './pace.ts';
import { Readers } from './readers.ts';
import type { ReadFile } from './records.ts';
import { type ImportReport, Tally } from './report.ts';
import type { FileCount, FoundFile, Loading, Source } from './source.ts';

export interface LandOptions {
  readonly onProgress?: OnLanding | undefined;
  /** Day of the import, ISO: no date after it is believed. */
  readonly today?: string;
  /** Where the import may put files of the moment. */
  readonly scratch?: string;
  /** Threads that read files; what is written does not depend on it. */
  readonly threads?: number;
  /** A file that is refused whole ends the import, instead of being passed over with its reason: what is ours must be right. */
  readonly strict?: boolean;
}

/** What is to be imported, and from where. */
export interface Order {
  readonly source: Source;
  readonly path: string;
}

/** Batches that are read while the one before is written. */
const AHEAD = 3;

/**
 * Imports what a path holds of a source. Files known by their bytes are not read again; the others are written some at a
 * time, each time all or nothing, so that an interrupted import goes on where it was when it is repeated. Of a folder, a file that is
 * refused whole, such as a table with a wrong first line, is passed over with its reason: what it gave before stays, and the next import
 * tries it again. Throws what a file given by itself is refused for.
 */
export async function land(
  engine: Engine,
  source: Source,
  path: string,
  options: LandOptions = {},
): Promise<ImportReport> {
  const [report] = await importAll(engine, [{ source, path }], options, false);
  return report!;
}

/** As `land`, one source after another, where the files of one are read while those of another are written. */
export async function landAll(
  engine: Engine,
  orders: readonly Order[],
  options: LandOptions = {},
): Promise<ImportReport[]> {
  return importAll(engine, orders, options, false);
}

/** Reads everything and writes nothing: says what `land` would do, with samples. */
export async function preview(
  engine: Engine,
  source: Source,
  path: string,
  options: LandOptions = {},
): Promise<ImportReport> {
  const [report] = await importAll(engine, [{ source, path }], options, true);
  return report!;
}

/** One source on its way into the tables. */
interface Landing {
  readonly source: Source;
  readonly path: string;
  readonly found: readonly FoundFile[];
  readonly known: KnownFiles;
  readonly tally: Tally;
  readonly pace: Pace;
  readonly started: number;
}

/** Some files of a landing, being read. */
interface Reading {
  readonly landing: Landing;
  readonly batch: FileBatch;
  /** What each file gives; none where the engine reads the source. */
  readonly files: readonly Promise<ReadFile>[];
}

async function importAll(
  engine: Engine,
  orders: readonly Order[],
  options: LandOptions,
  dryRun: boolean,
): Promise<ImportReport[]> {
  for (const { source } of orders)
    for (const table of [...source.tables, rejection, sourceFile]) await createTable(engine, table);
  const scratch = await mkdtemp(join(options.scratch ?? tmpdir(), 'vivier-import-'));
  const today = options.today ?? new Date().toISOString().slice(0, 10);
  const readers = new Readers(options.threads ?? 1);
  const landings: Landing[] = [];
  try {
    // Asked before anything is written: the connection takes no question while it writes.
    const known = new Map<Source, KnownFiles>();
    for (const { source } of orders)
      if (!known.has(source)) known.set(source, await knownFiles(engine, source));
    const begun = begin(known, orders, landings, readers, today, options.onProgress);
    for await (const reading of ahead(begun, readers.threads > 1 ? AHEAD : 0)) {
      const { landing, batch } = reading;
      if (batch.files.length > 0)
        await landBatch(engine, reading, { today, scratch }, dryRun, options.strict);
      landing.tally.known += batch.known.length;
      landing.pace.passedOver(batch.known);
      landing.pace.tell(landing.tally);
    }
  } finally {
    await readers.end();
    await rm(scratch, { recursive: true, force: true });
  }
  return landings.map(({ tally, path, found, started }) =>
    tally.report(resolve(path), found.length, dryRun, (performance.now() - started) / 1000),
  );
}

/** Finds the files of each order, and has them read, batch after batch. */
async function* begin(
  knownOf: ReadonlyMap<Source, KnownFiles>,
  orders: readonly Order[],
  landings: Landing[],
  readers: Readers,
  today: string,
  onProgress: OnLanding | undefined,
): AsyncGenerator<Reading> {
  for (const { source, path } of orders) {
    const started = performance.now();
    const found = await findFiles(source, path);
    const known = knownOf.get(source)!;
    const pace = new Pace(source.name, found, onProgress);
    const landing = { source, path, found, known, tally: new Tally(source), pace, started };
    landings.push(landing);
    for await (const batch of batchesOf(source, found, known)) {
      const files = 'read' in source ? batch.files.map((file) => readers.read(source, { file, today })) : [];
      // Whoever writes the file is told; one that is never written fails unheard.
      for (const file of files) file.catch(() => undefined);
      yield { landing, batch, files };
    }
  }
}

/** Thrown at the end of a preview's transaction, so that nothing of it stays. */
class Undo extends Error {}

/**
 * Writes some files in one transaction: their old rows go, their new ones come, with their fingerprints. Where none has old rows, each is
 * written while those after it are read.
 */
async function landBatch(
  engine: Engine,
  reading: Reading,
  loading: Loading,
  dryRun: boolean,
  strict = false,
): Promise<void> {
  const { source, known, tally } = reading.landing;
  const { files } = reading.batch;
  try {
    if ('stage' in source) await source.stage(engine, files, loading);
    await engine.transaction(async () => {
      const standing = files.filter(({ file }) => known.has(file));
      if (standing.length > 0) await makeRoom(engine, source, standing, await refusedAmong(reading, strict));
      const before = await tally.rowCounts(engine);
      const counts =
        'read' in source ? await write(engine, reading) : await source.load(engine, files, loading);
      if (!('read' in source)) reading.landing.pace.passed(files);
      const refused = await refusedAmong(reading, strict);
      const taken = files.filter((file) => !refused.has(file));
      const written = counts.filter((_, i) => !refused.has(files[i]!));
      await register(engine, source, taken, written);
      await tally.add(engine, files, counts, before, dryRun);
      if (dryRun) throw new Undo();
    });
  } catch (cause) {
    if (!(cause instanceof Undo)) throw cause;
  } finally {
    if ('unstage' in source) await source.unstage(engine);
  }
}

/** Writes what each file gives as soon as it and those before it are read. */
async function write(engine: Engine, { landing, batch, files }: Reading): Promise<FileCount[]> {
  const { source, tally, pace } = landing;
  const tables = new Map([...source.tables, rejection].map((table) => [table.name, table]));
  let [records, rejected] = [tally.records, tally.rejected];
  const counts: FileCount[] = [];
  for (const [i, file] of files.entries()) {
    const read = await file;
    for (const { table, packed } of read.tables) await engine.appendPacked(tables.get(table)!, packed);
    counts.push({ records: read.records, rejected: read.rejected, unread: read.unread });
    records += read.records;
    rejected += read.rejected;
    pace.passed([batch.files[i]!]);
    pace.tell({ records, rejected });
  }
  return counts;
}

/** Files of which nothing can be read. Throws the reason where the file was given by itself, or where all must be right. */
async function refusedAmong(
  { landing, batch, files }: Reading,
  strict: boolean,
): Promise<ReadonlySet<NewFile>> {
  const refused = new Set<NewFile>();
  for (const [i, file] of files.entries()) {
    const { refused: reason } = await file;
    if (reason === null) continue;
    if (strict || landing.found.length === 1) throw new VivierError(reason.code, reason.complaint);
    refused.add(batch.files[i]!);
  }
  return refused;
}

/** Takes back what stands of files that are read anew; of those refused, only why they were refused before. */
async function makeRoom(
  engine: Engine,
  source: Source,
  standing: readonly NewFile[],
  refused: ReadonlySet<NewFile>,
): Promise<void> {
  const replaced = standing.filter((file) => !refused.has(file));
  const refusedAgain = standing.filter((file) => refused.has(file));
  if (replaced.length > 0) await forget(engine, source, replaced);
  if (refusedAgain.length > 0) await forgetRefusals(engine, source, refusedAgain);
}

/** Takes back why some files were refused before. */
async function forgetRefusals(
  engine: Engine,
  source: Source,
  files: readonly Pick<NewFile, 'file'>[],
): Promise<void> {
  const names = files.map(({ file }) => literal(file)).join(', ');
  await engine.run(
    `delete from rejection where source = ${literal(source.name)} and record = '' and file in (${names})`,
  );
}

/** Takes back all rows of some files of a source. */
export async function forget(
  engine: Engine,
  source: Source,
  files: readonly Pick<NewFile, 'file'>[],
): Promise<void> {
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
  if (files.length === 0) return;
  const column = <Value>(of: (file: NewFile, count: FileCount) => Value): Value[] =>
    files.map((file, i) => of(file, counts[i]!));
  await engine.append(sourceFile, [
    {
      rows: files.length,
      columns: {
        source: column(() => source.name),
        file: column(({ file }) => file),
        sha256: column(({ sha256 }) => sha256),
        version: column(() => source.version),
        bytes: column(({ bytes }) => bytes),
        records: column((_, { records }) => records),
        rejected: column((_, { rejected }) => rejected),
        terms: column(() => source.terms),
      },
    },
  ]);
}
