import type { Batch, Engine, Scalar } from '../engine/engine.ts';
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

/** Longest detail of a rejection, in characters. */
const DETAIL = 200;

/** Rows for several tables, gathered as columns until they are written. */
export class Rows {
  readonly #tables = new Map<Table, Map<string, Scalar[]>>();
  /** Rejections so far, by file and record. */
  readonly #rejections = new Map<string, Map<string, number>>();
  /** Rows held and not yet written. */
  held = 0;

  add<const T extends Table>(table: T, row: NewRow<T>): void {
    const columns = this.#columnsOf(table);
    const cells: Readonly<Record<string, Scalar | undefined>> = row;
    for (const [name, column] of columns) column.push(cells[name] ?? null);
    this.held++;
  }

  /** Notes that a record, or a field of it, is not taken; `detail` is cut to 200 characters. */
  reject(place: Place, field: string, reason: string, detail: string): void {
    const records = this.#rejections.get(place.file) ?? new Map<string, number>();
    this.#rejections.set(place.file, records);
    const ordinal = records.get(place.record) ?? 0;
    records.set(place.record, ordinal + 1);
    this.add(rejection, { ...place, ordinal, field, reason, detail: shorten(detail) });
  }

  /** Number of records of a file with a rejection so far. */
  rejected(file: string): number {
    return this.#rejections.get(file)?.size ?? 0;
  }

  /** Appends what is held to the tables, and forgets it. */
  async write(engine: Engine): Promise<void> {
    for (const [table, columns] of this.#tables) {
      const rows = columns.values().next().value?.length ?? 0;
      if (rows > 0)
        await engine.append(table, [{ rows, columns: Object.fromEntries(columns) } satisfies Batch]);
    }
    this.#tables.clear();
    this.held = 0;
  }

  #columnsOf(table: Table): Map<string, Scalar[]> {
    const known = this.#tables.get(table);
    if (known) return known;
    const names: Record<string, Column> = table.columns;
    const columns = new Map(Object.keys(names).map((name): [string, Scalar[]] => [name, []]));
    this.#tables.set(table, columns);
    return columns;
  }
}

function shorten(text: string): string {
  const folded = text.replace(/\s+/gu, ' ').trim();
  return folded.length > DETAIL ? `${folded.slice(0, DETAIL - 1)}…` : folded;
}
