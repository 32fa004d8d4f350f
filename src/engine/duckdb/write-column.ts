import type { DuckDBDataChunk } from '@duckdb/node-api';
import duckdb from '@duckdb/node-bindings';
import type { ColumnType } from '../../tables/table.ts';
import type { Scalar } from '../engine.ts';

const DAY = 86_400_000;

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
 * Writes the `rows` values from `from` on into a column of a chunk, straight into the engine's memory; absent values become null. Throws a
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
  const valid = new Uint8Array(Math.ceil(rows / 64) * 8).fill(0xff);
  let nulls = 0;
  const isNull = (row: number, value: Scalar | undefined): value is null | undefined => {
    if (value !== null && value !== undefined) return false;
    valid[row >> 3]! &= ~(1 << (row & 7));
    nulls += 1;
    return true;
  };
  if (type === 'varchar') {
    for (let row = 0; row < rows; row++) {
      const value = values?.[from + row];
      if (!isNull(row, value)) duckdb.vector_assign_string_element(vector, row, value as string);
    }
  } else {
    const items = new layouts[type](rows);
    for (let row = 0; row < rows; row++) {
      const value = values?.[from + row];
      if (!isNull(row, value)) put(items, row, type === 'date' ? dayOf(value) : value);
    }
    duckdb.copy_data_to_vector(vector, 0, items.buffer, 0, items.byteLength);
  }
  if (nulls === 0) return;
  duckdb.vector_ensure_validity_writable(vector);
  duckdb.copy_data_to_vector_validity(vector, 0, valid.buffer, 0, valid.byteLength);
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

/** Days from 1970 of ISO text. */
function dayOf(value: Scalar): number {
  return Math.round(Date.parse(`${String(value)}T00:00:00Z`) / DAY);
}
