import type { Engine } from '../engine/engine.ts';
import { identifier, literal } from '../engine/schema.ts';
import type { Table } from '../tables/table.ts';
import type { WrittenRows } from './rows.ts';

/** Longest line that the engine is told to expect, and its buffer, in bytes, where no line is longer. */
const LINE = 2 * 1024 * 1024;
const BUFFER = 16 * LINE;

/** Puts the rows of files into a table, in their order. */
export async function insertRows(engine: Engine, table: Table, files: readonly WrittenRows[]): Promise<void> {
  if (files.length === 0) return;
  const columns = Object.entries(table.columns).map(
    ([name, { type }]) => `${literal(name)}: ${literal(type)}`,
  );
  const paths = files.map(({ path }) => literal(path));
  const longest = files.reduce((most, file) => Math.max(most, file.longest), LINE);
  await engine.run(`
    insert into ${identifier(table.name)}
    select * from read_csv([${paths.join(', ')}], columns = {${columns.join(', ')}}, header = false, auto_detect = false,
      delim = ',', quote = '"', escape = '"', new_line = '\\n', allow_quoted_nulls = false, parallel = false,
      max_line_size = ${longest}, buffer_size = ${Math.max(BUFFER, 2 * longest)})`);
}
