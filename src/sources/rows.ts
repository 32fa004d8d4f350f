import { RowPacker } from '../engine/duckdb/packed-rows.ts';
import type { PackedRows } from '../engine/engine.ts';
import { rejection } from '../tables/facts.ts';
import type { Row, Table } from '../tables/table.ts';

/** Which record of which file. */
export interface Place {
  readonly source: string;
  readonly file: string;
  /** The record's own key in its file: its id, or `row:<index>`; empty for the file as a whole. */
  readonly record: string;
}

type Optional<T extends Table> = {
  [Name in keyof T['columns']]: T['columns'][Name] extends { optional: true } ? Name : never;
}[keyof T['columns']];

/** A row whose optional columns may be left out. */
export type NewRow<T extends Table> = Omit<Row<T>, Optional<T>> &
  Partial<Pick<Row<T>, Optional<T> & keyof Row<T>>>;

/** Rows of one table, in the order in which they came. */
export interface TableRows {
  readonly table: string;
  readonly packed: readonly PackedRows[];
}

/** Longest detail of a rejection, in characters. */
const DETAIL = 200;

/** Packers of files that are read: their memory serves the next ones. */
const idle = new Map<Table, RowPacker[]>();

/** What one file gives, as rows for several tables, packed as the engine takes them: a thread can do that without the engine. */
export class Rows {
  readonly #tables = new Map<Table, RowPacker>();
  /** Rejections so far, by record. */
  readonly #rejections = new Map<string, number>();

  add<const T extends Table>(table: T, row: NewRow<T>): void {
    let packer = this.#tables.get(table);
    if (packer === undefined) {
      packer = idle.get(table)?.pop() ?? new RowPacker(table);
      this.#tables.set(table, packer);
    }
    packer.add(row);
  }

  /** Notes that a record, or a field of it, is not taken; `detail` is cut to 200 characters. */
  reject({ source, file, record }: Place, field: string, reason: string, detail: string): void {
    const ordinal = this.#rejections.get(record) ?? 0;
    this.#rejections.set(record, ordinal + 1);
    this.add(rejection, { source, file, record, ordinal, field, reason, detail: shorten(detail) });
  }

  /** Number of records with a rejection so far. */
  get rejected(): number {
    return this.#rejections.size;
  }

  /** All rows; no more may come. */
  finish(): TableRows[] {
    return [...this.#tables].map(([table, packer]) => {
      const packed = packer.finish();
      idle.set(table, [...(idle.get(table) ?? []), packer]);
      return { table: table.name, packed };
    });
  }
}

function shorten(text: string): string {
  const folded = text.replace(/\s+/gu, ' ').trim();
  return folded.length > DETAIL ? `${folded.slice(0, DETAIL - 1)}…` : folded;
}
