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

/**
 * Where the works of a batch lie while they are written: a database in memory whose row groups are small, since threads share a table
 * by its row groups, and a batch hardly fills one of the usual size.
 */
export const STAGED = 'openalex_staging.staged';
const ROW_GROUP = 8192;

/** Faults written in one statement. */
const FAULTS = 500;

const columns = Object.entries(workShape).map(([field, shape]) => `${field}: ${literal(typeOf(shape))}`);

/**
 * Reads the files into the table `STAGED`, without works of which there is a newer record, and what could not be taken into `openalex_fault`.
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
    attach if not exists ':memory:' as openalex_staging (row_group_size ${ROW_GROUP});
    create or replace table ${STAGED} as ${readFiles([], LINE)}`);
  const damaged = (await canRead(engine, files)) ? [] : await readOneByOne(engine, files);
  const unsure = await withoutSureIds(engine);
  const careful = files.filter((file) => damaged.includes(file) || unsure.has(file.file));
  await engine.run(`
    delete from ${STAGED} where ${among(careful)};
    insert into openalex_count select file, count(*) from ${STAGED} group by file`);
  for (const [i, file] of careful.entries())
    await readCarefully(engine, file, join(scratch, `clean-${i}.jsonl`));
  await dropOlder(engine, files);
}

/** Gives back the memory of what was staged. */
export async function unstage(engine: Engine): Promise<void> {
  await engine.run('detach database if exists openalex_staging');
}

/**
 * A work that moved from one file of the snapshot to another keeps its newest record only. `openalex_older` are the others; the staged ones
 * go at once. Rows of these same files that are in the tables already are about to be replaced, and don't count.
 */
async function dropOlder(engine: Engine, files: readonly FoundFile[]): Promise<void> {
  await engine.run(`
    create or replace temp table openalex_older as
    select file, record from (
      select file, record, row_number() over (partition by record order by updated desc nulls last, file desc) as place
      from (
        select file, record, ${updatedOn('try_cast(left(updated_date, 10) as date)')} as updated from ${STAGED}
        union all
        select w.file, w.record, ${updatedOn('w.citations_on')} from work_record w
        where w.source = 'openalex' and not (${among(files)}) and w.record in (select record from ${STAGED})
      )
    ) where place > 1;
    delete from ${STAGED} where (file, record) in (select (file, record) from openalex_older)`);
}

/** The day of a record's last change: its own, or its partition's. */
function updatedOn(own: string): string {
  return `coalesce(${own}, try_cast(regexp_extract(file, 'updated_date=([0-9-]{10})', 1) as date))`;
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
    await engine.run(`insert into ${STAGED} ${readFiles(files, LINE)}`);
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
    select file from ${STAGED} group by file having count(distinct record) < count(*)`);
  return new Set(rows.map((row) => String(row['file'])));
}

async function readCarefully(engine: Engine, file: FoundFile, clean: string): Promise<void> {
  const { faults, records } = await cleanCopy(file.path, clean);
  await engine.run(`
    insert into ${STAGED} ${readFiles([{ path: clean, file: file.file }], CLEAN_LINE)};
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
