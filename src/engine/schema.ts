import type { Table } from '../tables/table.ts';
import type { Engine } from './engine.ts';

/** A name as an identifier of SQL, quoted. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as a literal of SQL. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Creates the table where it is missing. Keys are checked by the pipeline, not by an index. */
export async function createTable(engine: Engine, table: Table): Promise<void> {
  const columns = Object.entries(table.columns).map(
    ([name, { type, varied }]) =>
      `${identifier(name)} ${type}${varied ? ' using compression uncompressed' : ''}`,
  );
  await engine.run(`create table if not exists ${identifier(table.name)} (${columns.join(', ')})`);
}
