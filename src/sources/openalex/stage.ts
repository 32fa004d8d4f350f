import { join } from 'node:path';
import type { Engine } from '../../engine/engine.ts';
import { literal } from '../../engine/schema.ts';
import type { FoundFile, Loading } from '../source.ts';
import { cleanCopy, type Fault } from './careful.ts';
import { macros } from './macros.ts';
import { typeOf, workShape } from './shape.ts';

/** Longest line that the engine reads; longer ones go the careful way. */
const LINE = 16 * 1024 * 1024;
/** Longest line of a clean copy. */
const CLEAN_LINE = 64 * 1024 * 1024;

/** Faults written in one statement. */
const FAULTS = 500;

const columns = Object.entries(workShape).map(([field, shape]) => `${field}: ${literal(typeOf(shape))}`);

/**
 * Reads the files into the temporary table `openalex_staged`, and what could not be taken into `openalex_fault`.
 * The engine reads all at once; where it stumbles, the files are read one by one, and the damaged ones line by line.
 */
export async function stage(
  engine: Engine,
  files: readonly FoundFile[],
  { scratch }: Loading,
): Promise<void> {
  await engine.run(`${macros}
    create or replace temp table openalex_fault (file varchar, record varchar, field varchar, reason varchar, detail varchar);
    create or replace temp table openalex_count (file varchar, records bigint);
    drop table if exists openalex_staged;
    create temp table openalex_staged as ${readFiles([], LINE)}`);
  const damaged = (await canRead(engine, files)) ? [] : await readOneByOne(engine, files);
  const unsure = await withoutSureIds(engine);
  const careful = files.filter((file) => damaged.includes(file) || unsure.has(file.file));
  await engine.run(`
    delete from openalex_staged where ${among(careful)};
    insert into openalex_count select file, count(*) from openalex_staged group by file`);
  for (const [i, file] of careful.entries())
    await readCarefully(engine, file, join(scratch, `clean-${i}.jsonl`));
}

function readFiles(files: readonly { path: string; file: string }[], longest: number): string {
  const paths = files.map(({ path }) => literal(path)).join(', ');
  const names = `map([${paths}]::varchar[], [${files.map(({ file }) => literal(file)).join(', ')}]::varchar[])`;
  const source =
    files.length === 0
      ? `(select ${Object.entries(workShape)
          .map(([field, shape]) => `cast(null as ${typeOf(shape)}) as ${field}`)
          .join(', ')}, '' as filename limit 0)`
      : `read_json([${paths}], columns = {${columns.join(', ')}}, format = 'newline_delimited', filename = true, maximum_object_size = ${longest})`;
  return `select ${names}[filename] as file, openalex_work(id) as record, * exclude (id, filename) from ${source}`;
}

async function canRead(engine: Engine, files: readonly FoundFile[]): Promise<boolean> {
  try {
    await engine.run(`insert into openalex_staged ${readFiles(files, LINE)}`);
    return true;
  } catch {
    return false;
  }
}

async function readOneByOne(engine: Engine, files: readonly FoundFile[]): Promise<FoundFile[]> {
  const damaged: FoundFile[] = [];
  for (const file of files) if (files.length === 1 || !(await canRead(engine, [file]))) damaged.push(file);
  return damaged;
}

/** Files with a line whose id is missing, or stands twice: only the careful way says which. */
async function withoutSureIds(engine: Engine): Promise<Set<string>> {
  const rows = await engine.rows(`
    select file from openalex_staged group by file having count(distinct record) < count(*)`);
  return new Set(rows.map((row) => String(row['file'])));
}

async function readCarefully(engine: Engine, file: FoundFile, clean: string): Promise<void> {
  const { faults, records } = await cleanCopy(file.path, clean);
  await engine.run(`
    insert into openalex_staged ${readFiles([{ path: clean, file: file.file }], CLEAN_LINE)};
    insert into openalex_count values (${literal(file.file)}, ${records})`);
  for (let from = 0; from < faults.length; from += FAULTS) {
    const some = faults.slice(from, from + FAULTS).map((fault) => `(${faultRow(file.file, fault)})`);
    await engine.run(`insert into openalex_fault values ${some.join(', ')}`);
  }
}

function faultRow(file: string, { record, field, reason, detail }: Fault): string {
  return [file, record, field, reason, detail].map(literal).join(', ');
}

function among(files: readonly FoundFile[]): string {
  return files.length === 0 ? 'false' : `file in (${files.map(({ file }) => literal(file)).join(', ')})`;
}
