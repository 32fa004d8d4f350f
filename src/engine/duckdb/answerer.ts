/**
 * The answerer: a process of its own that answers one question and ends. The engine cannot be stopped inside one of its functions, nor
 * held to a memory that it does not count, such as that of one long value; a process can. It only reads, so it may be killed at any moment.
 */
import {
  type DuckDBConnection,
  DuckDBInstance,
  type DuckDBPreparedStatement,
  type Json,
  StatementType,
} from '@duckdb/node-api';
import { becauseOf } from '../../locales/complaint.ts';
import { type Complaint, VivierError } from '../../tables/error.ts';
import { macros } from './macros.ts';
import {
  type Answer,
  type AnswererMessage,
  type Question,
  type QuestionLimits,
  tooLarge,
} from './question.ts';
import { reachOf } from './reach.ts';

/** Memory of one question that the engine counts. */
const MEMORY = '512MB';

/** Memory of this process, in bytes: what the engine counts, what it does not, and the program, which takes 125 million. */
const RESIDENT = 1_000_000_000;

/** Up to here a process is small, and as many as are answered at once may be. */
const SMALL = 256_000_000;

/** How often the process looks at its memory, in milliseconds. */
const GLANCE = 50;

/** A database that can't be changed, nor talked into loading anything. */
const options: Readonly<Record<string, string>> = {
  access_mode: 'READ_ONLY',
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  allow_community_extensions: 'false',
  memory_limit: MEMORY,
  threads: '1',
};

/**
 * Nothing is put on disk for a question, since a process that is killed would leave it there; nor can it leave the database or read
 * anything else on the machine, and none of this can be set otherwise.
 */
const locks = `
set integer_division = true;
set temp_directory = '';
set enable_external_access = false;
set lock_configuration = true;
`;

/** Tells the asker, then ends. */
function say(message: AnswererMessage): void {
  process.send?.(message, () => process.kill(process.pid, 'SIGKILL'));
}

process.once('message', async ({ path, sql, limits }: Question) => {
  let small = true;
  const watch = setInterval(() => {
    const resident = process.memoryUsage.rss();
    if (small && resident > SMALL) {
      small = false;
      process.send?.({ kind: 'outgrown' } satisfies AnswererMessage);
    }
    if (resident < RESIDENT) return;
    clearInterval(watch);
    say(refusal(tooLarge('memory', { memory: MEMORY })));
  }, GLANCE);
  try {
    say({ kind: 'answer', answer: await answer(path, sql, limits) });
  } catch (cause) {
    say(refusal(failed(cause)));
  }
});

process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));

function refusal({ code, complaint }: VivierError): AnswererMessage {
  return { kind: 'refused', code, complaint };
}

async function answer(path: string, sql: string, limits: QuestionLimits): Promise<Answer> {
  const instance = await DuckDBInstance.create(path, { ...options });
  const connection = await instance.connect();
  await connection.run(macros);
  await connection.run(locks);
  process.send?.({ kind: 'begun' } satisfies AnswererMessage);
  return await readRows(await onlySelect(connection, sql), limits);
}

const comments = /--[^\n]*|\/\*[\s\S]*?\*\//g;

/**
 * The one statement, prepared; refuses several of them, and every kind but SELECT. Its first word is looked at
 * too, since the parser makes a SELECT of some PRAGMAs.
 */
async function onlySelect(connection: DuckDBConnection, sql: string): Promise<DuckDBPreparedStatement> {
  const bare = sql.replaceAll(comments, ' ').trim();
  if (bare === '') throw refused(becauseOf('sql.empty', {}));
  if (/^pragma\b/i.test(bare)) throw refused(becauseOf('sql.kind', { kind: 'PRAGMA' }));
  const statements = await connection.extractStatements(sql);
  if (statements.count !== 1) throw refused(becauseOf('sql.several', { count: statements.count }));
  const reach = await reachOf(connection, sql);
  if (reach.kind === 'beyond') throw refused(becauseOf('sql.beyond', { name: reach.name }));
  const statement = await statements.prepare(0);
  if (statement.statementType === StatementType.SELECT && reach.kind === 'tables') return statement;
  const kind = StatementType[statement.statementType]?.replaceAll('_', ' ') ?? 'unknown';
  throw refused(becauseOf('sql.kind', { kind }));
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
      if (room < 0) throw tooLarge('characters', { millions: characters / 1e6 });
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

function refused(reason: Pick<Complaint, 'why' | 'faults'>, cause?: unknown): VivierError {
  return new VivierError(
    'sql-refused',
    {
      what: 'The question is refused.',
      ...reason,
      mend: 'Ask one SELECT over the tables of the observatory; `select table_name from information_schema.tables` names them.',
    },
    { cause },
  );
}

function failed(cause: unknown): VivierError {
  if (cause instanceof VivierError) return cause;
  const why = cause instanceof Error ? cause.message : String(cause);
  if (/^(Permission Error|Invalid Configuration Error)|read-only|disabled/i.test(why))
    return refused(becauseOf('sql.outside', { said: why }), cause);
  if (/^Out of Memory Error/.test(why)) return tooLarge('memory', { memory: MEMORY }, cause);
  return new VivierError(
    'sql-failed',
    { what: 'The question cannot be answered.', why, mend: 'Correct the statement and ask again.' },
    { cause },
  );
}
