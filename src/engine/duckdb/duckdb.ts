import { open, rm } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import {
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBInstance,
  type DuckDBPreparedStatement,
} from '@duckdb/node-api';
import { VivierError } from '../../tables/error.ts';
import type { Table } from '../../tables/table.ts';
import type { Batch, Columns, Engine, PackedRows, Scalar, Shape } from '../engine.ts';
import { CHUNK } from './chunk.ts';
import { macros } from './macros.ts';
import { ColumnReader } from './read-column.ts';
import { duckdbTypes, fromDuckDB } from './values.ts';
import { placeColumn, writeColumn } from './write-column.ts';

/** Chunks of packed rows that are appended in one go, about 20 ms of them. */
const CHUNKS_AT_ONCE = 16;
/** Statements that a connection keeps prepared. */
const PREPARED = 100;

export interface DuckDBOptions {
  /** File of the database, or ':memory:'. */
  readonly path: string;
  readonly readOnly?: boolean;
  readonly threads?: number;
  /** As DuckDB words it, such as 1GB. */
  readonly memory?: string;
  /** Where DuckDB may put what does not fit in memory. */
  readonly spill?: string;
  /** How much the log of changes may grow before it is worked into the file; where absent, as DuckDB has it (16 MB). */
  readonly log?: string;
  /** Leaves out the compressions that are dear to try: a fifth less to write, for a file that is a ninth larger. */
  readonly quickToWrite?: boolean;
}

/** Compressions of texts that are dear to try on every column. */
const DEAR_COMPRESSIONS = 'fsst,dict_fsst,zstd';

/** Bytes of an empty database: a header that names the format, and two of its state. */
const HEADERS = 3 * 4096;
/** What the first header says after its checksum. */
const FORMAT = 'DUCK';

/**
 * Opens a DuckDB database as an engine. Throws `observatory-in-use` where another process writes to it, `observatory-unreadable`
 * where the file is none.
 */
export async function openDuckDB(options: DuckDBOptions): Promise<DuckDBEngine> {
  const settings: Record<string, string> = {
    threads: String(options.threads ?? 2),
    memory_limit: options.memory ?? '1GB',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  };
  if (options.readOnly) settings['access_mode'] = 'READ_ONLY';
  if (options.spill) settings['temp_directory'] = options.spill;
  if (options.log) settings['checkpoint_threshold'] = options.log;
  try {
    const instance = await openInstance(options, settings);
    const connection = await instance.connect();
    await connection.run(macros);
    await connection.run('set integer_division = true');
    // Told while it opens, DuckDB passes over this setting.
    if (options.quickToWrite)
      await connection.run(`set global disabled_compression_methods = '${DEAR_COMPRESSIONS}'`);
    return new DuckDBEngine(instance, connection, options.readOnly ?? false);
  } catch (cause) {
    throw refusal(cause, options.path);
  }
}

/** Opens the file; one whose making was killed before its headers were whole can never be opened and holds nothing, so it is made anew. */
async function openInstance(
  { path, readOnly }: DuckDBOptions,
  settings: Record<string, string>,
): Promise<DuckDBInstance> {
  try {
    return await DuckDBInstance.create(path, settings);
  } catch (cause) {
    if (readOnly || isLocked(cause) || !(await isHalfMade(path))) throw cause;
    await rm(path);
    return DuckDBInstance.create(path, settings);
  }
}

async function isHalfMade(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    if (size === 0 || size >= HEADERS) return size === 0;
    const { buffer } = await file.read(Buffer.alloc(FORMAT.length), 0, FORMAT.length, 8);
    return buffer.toString('latin1') === FORMAT;
  } finally {
    await file.close();
  }
}

function isLocked(cause: unknown): boolean {
  return /could not set lock/iu.test(String(cause));
}

/** What is said of a file that does not open. */
function refusal(cause: unknown, path: string): unknown {
  if (isLocked(cause))
    return new VivierError(
      'observatory-in-use',
      {
        what: 'The observatory is being written by another process.',
        where: path,
        mend: 'Wait until its import or build ends, or stop it.',
      },
      { cause },
    );
  if (/not a valid DuckDB database file|Could not read enough bytes/u.test(String(cause)))
    return new VivierError(
      'observatory-unreadable',
      {
        what: 'This file is not a database of the observatory, or its beginning is damaged.',
        where: path,
        mend: 'Move this file away, import again what you had imported, and build; the desk is not in it.',
      },
      { cause },
    );
  return cause;
}

export class DuckDBEngine implements Engine {
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;
  readonly #readOnly: boolean;
  readonly #prepared = new Map<string, Promise<DuckDBPreparedStatement>>();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(instance: DuckDBInstance, connection: DuckDBConnection, readOnly: boolean) {
    this.#instance = instance;
    this.#connection = connection;
    this.#readOnly = readOnly;
  }

  /** A further connection to the same database, for reading beside the first. */
  async connect(): Promise<DuckDBEngine> {
    const connection = await this.#instance.connect();
    await connection.run(macros);
    await connection.run('set integer_division = true');
    return new DuckDBEngine(this.#instance, connection, this.#readOnly);
  }

  async run(sql: string): Promise<void> {
    await this.#connection.run(sql);
  }

  async rows(sql: string, values: readonly Scalar[] = []): Promise<Record<string, Scalar>[]> {
    const reader = await this.#inTurn(async () => {
      const statement = await this.#prepare(sql);
      statement.bind([...values]);
      return statement.runAndReadAll();
    });
    const names = reader.columnNames();
    return reader
      .getRows()
      .map((row) => Object.fromEntries(row.map((value, i) => [names[i]!, fromDuckDB(value)])));
  }

  /** One after another: a prepared statement holds the values of one question at a time, and a connection the rows of one. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const answer = this.#turn.then(work);
    this.#turn = answer.then(
      () => undefined,
      () => undefined,
    );
    return answer;
  }

  /**
   * Statements over what cannot change are kept prepared: a look-up then takes a third of the time. A plan made while a
   * table was empty answers nothing for ever, so what is written to is prepared anew.
   */
  #prepare(sql: string): Promise<DuckDBPreparedStatement> {
    if (!this.#readOnly) return this.#connection.prepare(sql);
    let prepared = this.#prepared.get(sql);
    if (prepared === undefined) {
      if (this.#prepared.size >= PREPARED) this.#prepared.clear();
      prepared = this.#connection.prepare(sql);
      this.#prepared.set(sql, prepared);
      prepared.catch(() => this.#prepared.delete(sql));
    }
    return prepared;
  }

  read<const Shapes extends Record<string, Shape>>(sql: string, shapes: Shapes): Promise<Columns<Shapes>> {
    return this.#inTurn(async () => {
      const result = await this.#connection.stream(sql);
      const names = Object.keys(shapes) as (keyof Shapes & string)[];
      const readers = names.map((name, i) => new ColumnReader<Shape>(shapes[name]!, result.columnType(i), i));
      for (
        let chunk = await result.fetchChunk();
        chunk && chunk.rowCount > 0;
        chunk = await result.fetchChunk()
      )
        for (const reader of readers) reader.take(chunk);
      return Object.fromEntries(names.map((name, i) => [name, readers[i]!.finish()])) as Columns<Shapes>;
    });
  }

  async append(table: Table, batches: Iterable<Batch> | AsyncIterable<Batch>): Promise<number> {
    const columns = Object.entries(table.columns);
    const types = columns.map(([, column]) => duckdbTypes[column.type]);
    const appender = await this.#connection.createAppender(table.name);
    let written = 0;
    for await (const batch of batches) {
      const unknown = Object.keys(batch.columns).filter((name) => !(name in table.columns));
      if (unknown.length > 0) throw new TypeError(`${table.name} has no column ${unknown.join(', ')}`);
      for (let from = 0; from < batch.rows; from += CHUNK) {
        const rows = Math.min(CHUNK, batch.rows - from);
        const chunk = DuckDBDataChunk.create(types, rows);
        for (const [i, [name, column]] of columns.entries())
          writeColumn(chunk, i, column.type, batch.columns[name], from);
        appender.appendDataChunk(chunk);
      }
      written += batch.rows;
    }
    appender.closeSync();
    return written;
  }

  async appendPacked(table: Table, packed: Iterable<PackedRows>): Promise<void> {
    const types = Object.values(table.columns).map(({ type }) => duckdbTypes[type]);
    const appender = await this.#connection.createAppender(table.name);
    let chunks = 0;
    for (const { rows, columns } of packed) {
      // Whoever packs more is answered in between.
      if (++chunks % CHUNKS_AT_ONCE === 0) await setImmediate();
      const chunk = DuckDBDataChunk.create(types, rows);
      for (const [i, column] of columns.entries()) placeColumn(chunk, i, column);
      appender.appendDataChunk(chunk);
    }
    appender.closeSync();
  }

  async transaction<T>(work: () => Promise<T>): Promise<T> {
    await this.#connection.run('begin transaction');
    try {
      const answer = await work();
      await this.#connection.run('commit');
      return answer;
    } catch (cause) {
      await this.#connection.run('rollback').catch((): undefined => undefined);
      throw cause;
    }
  }

  /** Stops the query that runs on this connection, if any. */
  interrupt(): void {
    this.#connection.interrupt();
  }

  /** Closes this connection; the database closes with its last one. */
  async close(): Promise<void> {
    this.#connection.closeSync();
  }

  /** Closes the database with all its connections. */
  closeDatabase(): void {
    this.#connection.closeSync();
    this.#instance.closeSync();
  }
}
