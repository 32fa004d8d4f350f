import type { Table } from '../../tables/table.ts';
import type { PackedColumn, PackedRows, Scalar } from '../engine.ts';
import { CHUNK } from './chunk.ts';
import { type Items, type ItemType, layouts, putItem } from './layouts.ts';
import { Nulls } from './nulls.ts';
import { TextColumn } from './text-column.ts';

/** The buffers of packed rows, which a message may hand over in the stead of copying them. */
export function buffersOf(packed: readonly PackedRows[]): ArrayBuffer[] {
  return packed.flatMap(({ columns }) =>
    columns.flatMap(({ items, valid, texts }) => [items, valid, texts].filter((buffer) => buffer !== null)),
  );
}

/** Packs rows of one table as they come. */
export class RowPacker {
  readonly #names: readonly string[];
  readonly #columns: readonly ColumnPacker[];
  readonly #packed: PackedRows[] = [];
  #rows = 0;

  constructor(table: Table) {
    this.#names = Object.keys(table.columns);
    this.#columns = Object.values(table.columns).map(({ type }) =>
      type === 'varchar' ? new Texts() : new Numbers(type),
    );
  }

  /** Throws a RangeError where a number does not fit its column. */
  add(row: Readonly<Record<string, Scalar | undefined>>): void {
    for (let i = 0; i < this.#names.length; i++)
      this.#columns[i]!.put(this.#rows, row[this.#names[i]!] ?? null);
    if (++this.#rows === CHUNK) this.#take();
  }

  /** All rows so far, which it then forgets. */
  finish(): PackedRows[] {
    if (this.#rows > 0) this.#take();
    return this.#packed.splice(0);
  }

  #take(): void {
    this.#packed.push({ rows: this.#rows, columns: this.#columns.map((column) => column.take(this.#rows)) });
    this.#rows = 0;
  }
}

interface ColumnPacker {
  put(row: number, value: Scalar): void;
  /** The first rows, in memory of their own. */
  take(rows: number): PackedColumn;
}

class Texts implements ColumnPacker {
  readonly #texts = new TextColumn();
  readonly #nulls = new Nulls(CHUNK);

  put(row: number, value: Scalar): void {
    if (value === null) this.#nulls.add(row);
    else this.#texts.put(row, String(value));
  }

  take(rows: number): PackedColumn {
    return { ...this.#texts.take(rows), valid: this.#nulls.take(rows) };
  }
}

class Numbers implements ColumnPacker {
  readonly #type: ItemType;
  readonly #items: Items;
  readonly #nulls = new Nulls(CHUNK);

  constructor(type: ItemType) {
    this.#type = type;
    this.#items = new layouts[type](CHUNK);
  }

  put(row: number, value: Scalar): void {
    if (value === null) this.#nulls.add(row);
    else putItem(this.#items, row, this.#type, value);
  }

  take(rows: number): PackedColumn {
    return { items: this.#items.slice(0, rows).buffer, valid: this.#nulls.take(rows), texts: null };
  }
}
