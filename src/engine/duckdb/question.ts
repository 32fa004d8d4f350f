import {
  type DuckDBConnection,
  DuckDBInstance,
  type DuckDBPreparedStatement,
  type Json,
  StatementType,
} from '@duckdb/node-api';
import { VivierError } from '../../tables/error.ts';
import { macros } from './macros.ts';

export interface QuestionLimits {
  readonly rows: number;
  readonly milliseconds: number;
  /** Of all values together. */
  readonly characters: number;
}

export interface Answer {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** Values as JSON has them: dates and integers over 2^53 as text. */
  readonly rows: readonly (readonly Json[])[];
  /** There were more rows than the limit. */
  readonly truncated: boolean;
}

/** Memory of one question. */
const MEMORY = '512MB';

/** A database that can't be changed, left, or talked into reading or writing anything else on the machine. */
const locked: Readonly<Record<string, string>> = {
  access_mode: 'READ_ONLY',
  enable_external_access: 'false',
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  allow_community_extensions: 'false',
  memory_limit: MEMORY,
  threads: '1',
};

/**
 * Answers one SELECT over a database file, on a connection of its own that is closed again.
 * Throws `sql-refused` (not one SELECT, or it reaches outside), `sql-failed`, `sql-too-long` and `sql-too-large`.
 */
export async function askDatabase(path: string, sql: string, limits: QuestionLimits): Promise<Answer> {
  const instance = await DuckDBInstance.create(path, { ...locked });
  const connection = await instance.connect();
  let late = false;
  const clock = setTimeout(() => {
    late = true;
    connection.interrupt();
  }, limits.milliseconds);
  try {
    await connection.run(macros);
    await connection.run('set integer_division = true; set lock_configuration = true');
    return await readRows(await onlySelect(connection, sql), limits);
  } catch (cause) {
    throw late ? tooLong(limits.milliseconds, cause) : failed(cause);
  } finally {
    clearTimeout(clock);
    connection.closeSync();
    instance.closeSync();
  }
}

const comments = /--[^\n]*|\/\*[\s\S]*?\*\//g;

/**
 * The one statement, prepared; refuses several of them, and every kind but SELECT. Its first word is looked at
 * too, since the parser makes a SELECT of some PRAGMAs.
 */
async function onlySelect(connection: DuckDBConnection, sql: string): Promise<DuckDBPreparedStatement> {
  const bare = sql.replaceAll(comments, ' ').trim();
  if (bare === '') throw refused('There is no statement.');
  if (/^pragma\b/i.test(bare)) throw refused('It is a PRAGMA; only SELECT is answered.');
  const statements = await connection.extractStatements(sql);
  if (statements.count !== 1)
    throw refused(`There are ${statements.count} statements; one is answered at a time.`);
  const statement = await statements.prepare(0);
  if (statement.statementType === StatementType.SELECT) return statement;
  const kind = StatementType[statement.statementType]?.replaceAll('_', ' ') ?? 'unknown';
  throw refused(`It is a statement of the kind ${kind}; only SELECT is answered.`);
}

async function readRows(
  statement: DuckDBPreparedStatement,
  { rows: limit, characters }: QuestionLimits,
): Promise<Answer> {
  const result = await statement.stream();
  const types = result.columnTypes();
  const columns = result.deduplicatedColumnNames().map((name, i) => ({ name, type: String(types[i]) }));
  const rows: Json[][] = [];
  let room = characters;
  for await (const chunk of result.yieldRowsJson()) {
    for (const row of chunk.slice(0, limit + 1 - rows.length)) {
      for (const value of row) room -= lengthOf(value);
      if (room < 0) throw tooLarge(`At most ${characters / 1e6} million characters are answered.`);
      rows.push(row.map((value, i) => (columns[i]?.type.endsWith('INT') ? exactNumber(value) : value)));
    }
    if (rows.length > limit) break;
  }
  return { columns, rows: rows.slice(0, limit), truncated: rows.length > limit };
}

/** Characters of a value, about: the letters of texts, and of what a list or record holds. */
function lengthOf(value: Json): number {
  if (typeof value === 'string') return value.length;
  return value !== null && typeof value === 'object' ? JSON.stringify(value).length : 8;
}

/** A wide integer comes as text; it is a number where a number holds it. */
function exactNumber(value: Json): Json {
  const number = Number(value);
  return typeof value === 'string' && Number.isSafeInteger(number) ? number : value;
}

function refused(why: string, cause?: unknown): VivierError {
  return new VivierError(
    'sql-refused',
    {
      what: 'The question is refused.',
      why,
      mend: 'Ask one SELECT over the tables of the observatory; `select table_name from information_schema.tables` names them.',
    },
    { cause },
  );
}

function failed(cause: unknown): Error {
  if (cause instanceof VivierError) return cause;
  const why = cause instanceof Error ? cause.message : String(cause);
  if (/^(Permission Error|Invalid Configuration Error)|read-only|disabled/i.test(why))
    return refused(`It reaches outside of the observatory, or would change it. ${why}`, cause);
  if (/^Out of Memory Error/.test(why))
    return tooLarge(`It needs more memory than a question is given, ${MEMORY}.`, cause);
  return new VivierError(
    'sql-failed',
    { what: 'The question cannot be answered.', why, mend: 'Correct the statement and ask again.' },
    { cause },
  );
}

function tooLong(milliseconds: number, cause: unknown): VivierError {
  return new VivierError(
    'sql-too-long',
    {
      what: 'The question took too long and was stopped.',
      why: `At most ${milliseconds / 1000} seconds are given to one.`,
      mend: 'Narrow it with a where clause, or ask for fewer columns.',
    },
    { cause },
  );
}

function tooLarge(why: string, cause?: unknown): VivierError {
  return new VivierError(
    'sql-too-large',
    {
      what: 'The question asks for too much at once.',
      why,
      mend: 'Narrow it with a where clause, ask for fewer columns, or let it count and sum.',
    },
    { cause },
  );
}
