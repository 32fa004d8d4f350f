import type { DuckDBDataChunk } from '@duckdb/node-api';
import duckdb, { type Vector } from '@duckdb/node-bindings';
import type { ColumnType } from '../../tables/table.ts';
import { INT_NULL, type PackedColumn, type Scalar } from '../engine.ts';
import { CHUNK, INLINED, SLOT } from './chunk.ts';
import { layouts, putItem, putNumber } from './layouts.ts';
import { Nulls } from './nulls.ts';
import { type PackedTexts, TextColumn } from './text-column.ts';

/** One at a time is packed and placed, so that these serve all columns. */
const texts = new TextColumn();
const nulls = new Nulls(CHUNK);

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
  const absent = values instanceof Int32Array ? INT_NULL : null;
  for (let row = 0; row < rows; row++) if ((values?.[from + row] ?? absent) === absent) nulls.add(row);
  const valid = nulls.take(rows);
  const isNull = valid === null ? () => false : bitsOf(valid);
  if (type === 'varchar') {
    for (let row = 0; row < rows; row++) if (!isNull(row)) texts.put(row, String(values?.[from + row]));
    placeColumn(chunk, column, { ...texts.take(rows), valid });
    return;
  }
  const items = new layouts[type](rows);
  const asDay = type === 'date' && !(values instanceof Int32Array);
  for (let row = 0; row < rows; row++) {
    if (isNull(row)) continue;
    const value = values?.[from + row] as NonNullable<Scalar>;
    if (asDay) putItem(items, row, type, value);
    else putNumber(items, row, value);
  }
  placeColumn(chunk, column, { items: items.buffer, valid, texts: null });
}

/** Puts a packed column into a chunk of as many rows. */
export function placeColumn(
  chunk: DuckDBDataChunk,
  column: number,
  { items, valid, texts }: PackedColumn,
): void {
  const vector = duckdb.data_chunk_get_vector(chunk.chunk, column);
  if (texts === null) duckdb.copy_data_to_vector(vector, 0, items, 0, items.byteLength);
  else placeTexts(vector, { items, texts });
  if (valid === null) return;
  duckdb.vector_ensure_validity_writable(vector);
  duckdb.copy_data_to_vector_validity(vector, 0, valid, 0, valid.byteLength);
}

/**
 * Puts packed texts into a vector. The long ones are handed to the engine as one text, whose memory the slots then point
 * into: a call into the engine for each takes longer than all the rest. Layout: the C API's `duckdb_string_t`.
 */
function placeTexts(vector: Vector, { items, texts }: PackedTexts): void {
  if (texts.byteLength > 0) {
    duckdb.vector_assign_string_element_len(vector, 0, new Uint8Array(texts));
    const first = duckdb.vector_get_data(vector, SLOT);
    const base = Number(new DataView(first.buffer, first.byteOffset, SLOT).getBigUint64(8, true));
    pointInto(new Uint32Array(items), base);
  }
  duckdb.copy_data_to_vector(vector, 0, items, 0, items.byteLength);
}

function pointInto(words: Uint32Array, base: number): void {
  for (let at = 0; at < words.length; at += 4) {
    if (words[at]! <= INLINED) continue;
    const pointer = base + words[at + 2]!;
    words[at + 2] = pointer;
    words[at + 3] = pointer / 2 ** 32;
  }
}

function bitsOf(valid: ArrayBuffer): (row: number) => boolean {
  const bits = new Uint8Array(valid);
  return (row) => (bits[row >> 3]! & (1 << (row & 7))) === 0;
}
