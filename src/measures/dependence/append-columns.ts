import type { Engine, Scalar } from '../../engine/engine.ts';
import type { Table } from '../../tables/table.ts';

/** Rows appended at a time. */
const batchRows = 50_000;

/** Appends rows that have the table's columns as fields. */
export async function appendColumns(
  engine: Engine,
  table: Table,
  rows: readonly Readonly<Record<string, Scalar>>[],
): Promise<void> {
  const names = Object.keys(table.columns);
  const batches = function* () {
    for (let from = 0; from < rows.length; from += batchRows) {
      const some = rows.slice(from, from + batchRows);
      const columns = Object.fromEntries(names.map((name) => [name, some.map((row) => row[name] ?? null)]));
      yield { rows: some.length, columns };
    }
  };
  await engine.append(table, batches());
}
