import {
  BIGINT,
  BOOLEAN,
  DATE,
  DOUBLE,
  DuckDBDateValue,
  type DuckDBType,
  type DuckDBValue,
  INTEGER,
  SMALLINT,
  TINYINT,
  VARCHAR,
} from '@duckdb/node-api';
import type { ColumnType } from '../../tables/table.ts';
import { type ColumnOf, INT_NULL, type Scalar, type Shape } from '../engine.ts';

/** DuckDB's type for each of ours. */
export const duckdbTypes: Record<ColumnType, DuckDBType> = {
  varchar: VARCHAR,
  bigint: BIGINT,
  integer: INTEGER,
  smallint: SMALLINT,
  tinyint: TINYINT,
  double: DOUBLE,
  boolean: BOOLEAN,
  date: DATE,
};

const DAY = 86_400_000;

/** A value of ours as DuckDB takes it: ISO text becomes a date, whole numbers a bigint where the column asks. */
export function toDuckDB(type: ColumnType, value: Scalar | undefined): DuckDBValue {
  if (value === null || value === undefined) return null;
  if (type === 'date') return dateOf(String(value));
  if (type === 'bigint') return typeof value === 'bigint' ? value : BigInt(value);
  return value;
}

/** Dates by their text: a table names the same few thousand again and again. */
const dates = new Map<string, DuckDBDateValue>();
/** More are no days of a calendar, and are not kept. */
const DATES = 50_000;

function dateOf(day: string): DuckDBDateValue {
  const known = dates.get(day);
  if (known !== undefined) return known;
  const made = new DuckDBDateValue(Math.round(Date.parse(`${day}T00:00:00Z`) / DAY));
  if (dates.size < DATES) dates.set(day, made);
  return made;
}

/** A value of DuckDB's as ours. Counts and other wide integers that fit become numbers where the column is not bigint. */
export function fromDuckDB(value: DuckDBValue): Scalar {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'boolean' || typeof value === 'bigint') return value;
  return String(value);
}

/** Grows a column of a shape as chunks arrive. */
export class ColumnSink<S extends Shape> {
  readonly #shape: S;
  #text: string[] = [];
  #numbers: Int32Array | BigInt64Array | Float64Array;
  #length = 0;

  constructor(shape: S) {
    this.#shape = shape;
    this.#numbers = allocate(shape, shape === 'text' ? 0 : 1024);
  }

  push(value: DuckDBValue): void {
    if (this.#shape === 'text') {
      this.#text.push(value === null ? '' : String(value));
      return;
    }
    if (this.#length === this.#numbers.length) this.#grow();
    const at = this.#length++;
    if (this.#numbers instanceof BigInt64Array)
      this.#numbers[at] = typeof value === 'bigint' ? value : BigInt(String(value ?? 0));
    else this.#numbers[at] = value === null ? nullNumber(this.#shape) : Number(value);
  }

  finish(): ColumnOf<S> {
    const column = this.#shape === 'text' ? this.#text : this.#numbers.slice(0, this.#length);
    return column as ColumnOf<S>;
  }

  #grow(): void {
    const wider = allocate(this.#shape, this.#numbers.length * 2);
    if (wider instanceof BigInt64Array && this.#numbers instanceof BigInt64Array) wider.set(this.#numbers);
    else if (!(wider instanceof BigInt64Array) && !(this.#numbers instanceof BigInt64Array))
      wider.set(this.#numbers);
    this.#numbers = wider;
  }
}

function allocate(shape: Shape, length: number): Int32Array | BigInt64Array | Float64Array {
  if (shape === 'bigint') return new BigInt64Array(length);
  return shape === 'double' ? new Float64Array(length) : new Int32Array(length);
}

function nullNumber(shape: Shape): number {
  return shape === 'double' ? Number.NaN : INT_NULL;
}
