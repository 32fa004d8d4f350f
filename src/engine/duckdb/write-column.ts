import type { DuckDBDataChunk } from '@duckdb/node-api';
import duckdb, { type Vector } from '@duckdb/node-bindings';
import type { ColumnType } from '../../tables/table.ts';
import { INT_NULL, type Scalar } from '../engine.ts';

const DAY = 86_400_000;
/** Bytes of a `duckdb_string_t`: four of length, then up to twelve of text. */
const SLOT = 16;
const INLINED = 12;

const layouts = {
  bigint: BigInt64Array,
  integer: Int32Array,
  smallint: Int16Array,
  tinyint: Int8Array,
  double: Float64Array,
  boolean: Uint8Array,
  date: Int32Array,
} as const;

/**
 * Writes the values from `from` on into a column of a chunk, as many as it has rows, straight into the engine's memory; absent values
 * and the `INT_NULL` of an Int32Array become null. Days may be given as ISO text, or as an Int32Array of days since 1970. Throws a
 * RangeError where a number does not fit the column.
 */
export function writeColumn(
  chunk: DuckDBDataChunk,
  column: number,
  type: ColumnType,
  values: ArrayLike<Scalar> | undefined,
  from: number,
): void {
  const rows = chunk.rowCount;
  const vector = duckdb.data_chunk_get_vector(chunk.chunk, column);
  const nulls = nullsOf(values, from, rows);
  if (type === 'varchar') writeTexts(vector, rows, values, from, nulls);
  else {
    const items = new layouts[type](rows);
    const isDays = type === 'date' && !(values instanceof Int32Array);
    for (let row = 0; row < rows; row++) {
      if (nulls?.has(row) || values === undefined) continue;
      const value = values[from + row]!;
      put(items, row, isDays ? dayOf(value) : value);
    }
    duckdb.copy_data_to_vector(vector, 0, items.buffer, 0, items.byteLength);
  }
  if (nulls === null) return;
  duckdb.vector_ensure_validity_writable(vector);
  duckdb.copy_data_to_vector_validity(vector, 0, nulls.bits.buffer, 0, nulls.bits.byteLength);
}

/** Which rows of a chunk are null, as the engine marks them: a bit a row, 0 where it is. */
class Nulls {
  readonly bits: Uint8Array<ArrayBuffer>;

  constructor(rows: number) {
    this.bits = new Uint8Array(Math.ceil(rows / 64) * 8).fill(0xff);
  }

  add(row: number): void {
    this.bits[row >> 3]! &= ~(1 << (row & 7));
  }

  has(row: number): boolean {
    return (this.bits[row >> 3]! & (1 << (row & 7))) === 0;
  }
}

/** The rows that are null; null where none is. */
function nullsOf(values: ArrayLike<Scalar> | undefined, from: number, rows: number): Nulls | null {
  const absent = values instanceof Int32Array ? INT_NULL : null;
  let nulls: Nulls | null = null;
  for (let row = 0; row < rows; row++) {
    if ((values?.[from + row] ?? absent) !== absent) continue;
    nulls ??= new Nulls(rows);
    nulls.add(row);
  }
  return nulls;
}

/** Short texts lie in the vector itself and are written at once; each of the others costs a call into the engine. */
function writeTexts(
  vector: Vector,
  rows: number,
  values: ArrayLike<Scalar> | undefined,
  from: number,
  nulls: Nulls | null,
): void {
  const bytes = new Uint8Array(rows * SLOT);
  const lengths = new Uint32Array(bytes.buffer);
  const long: number[] = [];
  for (let row = 0; row < rows; row++) {
    if (nulls?.has(row)) continue;
    const text = values?.[from + row] as string;
    if (writeShort(text, bytes, row * SLOT + 4)) lengths[row * 4] = text.length;
    else long.push(row);
  }
  duckdb.copy_data_to_vector(vector, 0, bytes.buffer, 0, bytes.byteLength);
  for (const row of long) duckdb.vector_assign_string_element(vector, row, values?.[from + row] as string);
}

/** Writes a text of up to twelve ASCII letters; false, and nothing that counts is written, where it is none. */
function writeShort(text: string, bytes: Uint8Array, at: number): boolean {
  if (text.length > INLINED) return false;
  for (let i = 0; i < text.length; i++) {
    const letter = text.charCodeAt(i);
    if (letter >= 0x80) return false;
    bytes[at + i] = letter;
  }
  return true;
}

type Items = InstanceType<(typeof layouts)[keyof typeof layouts]>;

function put(items: Items, row: number, value: string | number | bigint | boolean): void {
  if (items instanceof BigInt64Array) {
    items[row] = typeof value === 'bigint' ? value : BigInt(value);
    return;
  }
  const number = Number(value);
  items[row] = number;
  if (items[row] !== number && !(items instanceof Float64Array))
    throw new RangeError(`${String(value)} does not fit the column`);
}

/** Days by their text: a table names the same few thousand again and again. */
const days = new Map<string, number>();
/** More are no days of a calendar, and are not kept. */
const DAYS = 50_000;

/** Days from 1970 of ISO text. */
function dayOf(value: Scalar): number {
  const text = String(value);
  const known = days.get(text);
  if (known !== undefined) return known;
  const day = Math.round(Date.parse(`${text}T00:00:00Z`) / DAY);
  if (days.size < DAYS) days.set(text, day);
  return day;
}
