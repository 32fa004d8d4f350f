import type { Engine, Scalar } from '../engine/engine.ts';
import type { Table } from '../tables/table.ts';

/** Cells of a row by column; a column that is absent is null. */
export type Cells = Readonly<Record<string, Scalar>>;

/** Appends few rows to a table, column by column. */
export async function appendRows(engine: Engine, table: Table, rows: readonly Cells[]): Promise<void> {
  const columns = Object.fromEntries(
    Object.keys(table.columns).map((name) => [name, rows.map((row) => row[name] ?? null)]),
  );
  await engine.append(table, [{ rows: rows.length, columns }]);
}
