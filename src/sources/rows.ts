import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Scalar } from '../engine/engine.ts';
import { rejection } from '../tables/facts.ts';
import type { Column, Row, Table } from '../tables/table.ts';

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

/** Rows of one table that lie in a CSV file, in the order in which they came. */
export interface WrittenRows {
  readonly table: string;
  readonly path: string;
  /** No line has more bytes. */
  readonly longest: number;
}

/** Longest detail of a rejection, in characters. */
const DETAIL = 200;

/** Characters held before they are written. */
const HELD = 1 << 20;

/** Bytes that UTF-8 needs for a character of JavaScript at most. */
const WIDEST = 3;

/**
 * What one file gives, as rows for several tables. They go to CSV files in a folder, which the engine reads faster than it
 * takes values one by one, and which a thread can write without the engine.
 */
export class Rows {
  readonly #folder: string;
  readonly #tables = new Map<Table, CsvFile>();
  /** Rejections so far, by record. */
  readonly #rejections = new Map<string, number>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  add<const T extends Table>(table: T, row: NewRow<T>): void {
    let file = this.#tables.get(table);
    if (file === undefined) {
      file = new CsvFile(table, join(this.#folder, `${table.name}.csv`));
      this.#tables.set(table, file);
    }
    file.add(row);
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

  /** Ends the files, and says where they are. */
  close(): WrittenRows[] {
    return [...this.#tables.values()].map((file) => file.close());
  }
}

/** Rows of one table as CSV without a header: every text in quotes, nothing where there is no value. */
class CsvFile {
  readonly #table: Table;
  readonly #columns: readonly string[];
  readonly #path: string;
  readonly #file: number;
  #held = '';
  #longest = 0;

  constructor(table: Table, path: string) {
    const columns: Readonly<Record<string, Column>> = table.columns;
    this.#table = table;
    this.#columns = Object.keys(columns);
    this.#path = path;
    this.#file = openSync(path, 'w');
  }

  add(cells: Readonly<Record<string, Scalar | undefined>>): void {
    let line = '';
    for (const name of this.#columns) line += `${cell(cells[name])},`;
    this.#longest = Math.max(this.#longest, line.length);
    this.#held += `${line.slice(0, -1)}\n`;
    if (this.#held.length > HELD) this.#write();
  }

  close(): WrittenRows {
    this.#write();
    closeSync(this.#file);
    return { table: this.#table.name, path: this.#path, longest: this.#longest * WIDEST };
  }

  #write(): void {
    const bytes = Buffer.from(this.#held);
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at);
    this.#held = '';
  }
}

function cell(value: Scalar | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  return value.includes('"') ? `"${value.replaceAll('"', '""')}"` : `"${value}"`;
}

function shorten(text: string): string {
  const folded = text.replace(/\s+/gu, ' ').trim();
  return folded.length > DETAIL ? `${folded.slice(0, DETAIL - 1)}…` : folded;
}
