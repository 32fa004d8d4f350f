import type { Table } from '../tables/table.ts';

/** A value as rows carry it: dates as ISO text, bigint as bigint. */
export type Scalar = string | number | bigint | boolean | null;

/**
 * Rows by column, for writing: one array a column, all of one length; nulls allowed where the table allows them. In an Int32Array
 * `INT_NULL` is null, and for a column of dates it holds days since 1970.
 */
export interface Batch {
  readonly rows: number;
  readonly columns: Readonly<Record<string, ArrayLike<Scalar>>>;
}

/** A column of packed rows, as the engine's memory has it but for the pointers of its texts. */
export interface PackedColumn {
  readonly items: ArrayBuffer;
  /** A bit a row, 0 where it is null; null where no row is. */
  readonly valid: ArrayBuffer | null;
  /** Texts too long for their slots; null where it is no column of texts. */
  readonly texts: ArrayBuffer | null;
}

/** Some rows of a table, one packed column for each of its own, in their order. A thread may pack them, and hand over their buffers. */
export interface PackedRows {
  readonly rows: number;
  readonly columns: readonly PackedColumn[];
}

/**
 * How a column is read: typed arrays where the values fit (a null integer reads as `INT_NULL`, a null double
 * as NaN), text as strings (null as '').
 */
export type Shape = 'text' | 'int' | 'bigint' | 'double';

/** What a null integer reads as; no table holds this value. */
export const INT_NULL = -2147483648;

export type ColumnOf<S extends Shape> = S extends 'text'
  ? string[]
  : S extends 'int'
    ? Int32Array
    : S extends 'bigint'
      ? BigInt64Array
      : Float64Array;

export type Columns<Shapes extends Record<string, Shape>> = {
  [Name in keyof Shapes]: ColumnOf<Shapes[Name]>;
};

/** The one thing every engine does: run SQL, and move columns in and out. */
export interface Engine {
  /** Runs one or several statements for their effect. */
  run(sql: string): Promise<void>;
  /** Few rows, as objects. Values are bound as $1, $2, … */
  rows(sql: string, values?: readonly Scalar[]): Promise<Record<string, Scalar>[]>;
  /** Many rows, as columns in the order of the select list. */
  read<const Shapes extends Record<string, Shape>>(sql: string, shapes: Shapes): Promise<Columns<Shapes>>;
  /** Appends batches to an existing table; answers the number of rows written. */
  append(table: Table, batches: Iterable<Batch> | AsyncIterable<Batch>): Promise<number>;
  /** Appends rows that were packed for the table, in a thread perhaps. */
  appendPacked(table: Table, packed: Iterable<PackedRows>): Promise<void>;
  /** All of `work`, or nothing of it. Not nested. */
  transaction<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
