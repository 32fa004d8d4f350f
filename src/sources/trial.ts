import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { gzipSync } from 'node:zlib';
import { type DuckDBEngine, openDuckDB } from '../engine/duckdb/duckdb.ts';
import type { Scalar } from '../engine/engine.ts';
import { createTable } from '../engine/schema.ts';
import * as facts from '../tables/facts.ts';
import type { Table } from '../tables/table.ts';

/** The day on which every trial takes place. */
export const today = '2026-11-23';

/** An empty observatory in memory, closed with the test. */
export async function emptyObservatory(test: TestContext): Promise<DuckDBEngine> {
  const engine = await openDuckDB({ path: ':memory:', threads: 1 });
  test.after(() => engine.closeDatabase());
  for (const table of Object.values(facts)) await createTable(engine, table);
  return engine;
}

/** A folder with the files, gone with the test; a name that ends in `.gz` is packed. */
export function folderOf(test: TestContext, files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'vivier-trial-'));
  test.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    writeFileSync(
      join(folder, name),
      name.endsWith('.gz') && typeof content === 'string' ? gzipSync(bytes) : bytes,
    );
  }
  return folder;
}

/** All rows of a table in the order of its key, dates and keys as text, without what is null. */
export async function rowsOf(
  engine: DuckDBEngine,
  table: Table,
  where = 'true',
): Promise<Record<string, Scalar>[]> {
  const columns = Object.entries(table.columns).map(([name, { type }]) =>
    type === 'date' || type === 'bigint' ? `cast(${name} as varchar) as ${name}` : name,
  );
  const rows = await engine.rows(
    `select ${columns.join(', ')} from ${table.name} where ${where} order by ${table.key.join(', ')}`,
  );
  return rows.map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)));
}

/** One column of the rows. */
export function column(rows: readonly Record<string, Scalar>[], name: string): (Scalar | undefined)[] {
  return rows.map((row) => row[name]);
}
