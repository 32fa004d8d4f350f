import type { Batch, Engine } from '../engine/engine.ts';
import type { Table } from '../tables/table.ts';
import { indexKey } from './indexed.ts';

/** Cards written at once: a few megabytes of text. */
const AT_ONCE = 2048;

/** What stands in each column for a page. */
type Columns<Page> = Readonly<Record<string, (page: Page) => string>>;

/**
 * Fills a card table with a page for each of the numbers below `count`, in their order, which is that of their keys; and indexes
 * the key, so that one page is found without reading its neighbours. Tells how far it is.
 */
export async function writeCards<Page extends { readonly id: string }>(
  engine: Engine,
  table: Table,
  count: number,
  pageOf: (number: number) => Page,
  columns: Columns<Page>,
  progress: (done: number, total: number) => void,
): Promise<void> {
  const [key = ''] = table.key;
  await engine.append(table, batches({ ...columns, [key]: ({ id }) => id }, count, pageOf, progress));
  await indexKey(engine, table);
}

function* batches<Page>(
  columns: Columns<Page>,
  count: number,
  pageOf: (number: number) => Page,
  progress: (done: number, total: number) => void,
): Generator<Batch> {
  for (let from = 0; from < count; from += AT_ONCE) {
    const rows = Math.min(AT_ONCE, count - from);
    const pages = Array.from({ length: rows }, (_, i) => pageOf(from + i));
    const filled = Object.entries(columns).map(([name, textOf]) => [name, pages.map(textOf)]);
    yield { rows, columns: Object.fromEntries(filled) };
    progress(from + rows, count);
  }
}
