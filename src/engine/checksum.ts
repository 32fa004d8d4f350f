import type { Table } from '../tables/table.ts';
import type { Engine } from './engine.ts';
import { identifier } from './schema.ts';

/**
 * A checksum of a table's rows that their order does not change: the number of rows and the sum of their 60-bit
 * hashes. Doubles count with their declared digits alone.
 */
export async function contentChecksum(
  engine: Engine,
  table: Table,
): Promise<{ rows: number; checksum: string }> {
  const values = Object.entries(table.columns).map(([name, column]) =>
    column.digits === undefined ? identifier(name) : `round(${identifier(name)}, ${column.digits})`,
  );
  const [answer] = await engine.rows(`
    select count(*) as "rows", cast(coalesce(sum(hash(${values.join(', ')}) >> 4), 0) as varchar) as total
    from ${identifier(table.name)}`);
  const rows = Number(answer?.['rows'] ?? 0);
  return { rows, checksum: `${rows}-${BigInt(String(answer?.['total'] ?? 0)).toString(36)}` };
}
