import type { Batch, Engine } from '../engine/engine.ts';
import type { Table } from '../tables/table.ts';
import { indexKey } from './indexed.ts';

/** Cards written at once: a few megabytes of text. */
const AT_ONCE = 2048;

/**
 * Fills a card table with a page for each of the numbers below `count`, in their order, which is that of their keys; and indexes
 * the key, so that one page is found without reading its neighbours. Tells how far it is.
 */
export async function writeCards<Page extends { readonly id: string }>(
  engine: Engine,
  table: Table,
  count: number,
  pageOf: (number: number) => Page,
  pack: (page: Page) => string,
  progress: (done: number, total: number) => void,
): Promise<void> {
  const [key = ''] = table.key;
  await engine.append(table, batches(key, count, pageOf, pack, progress));
  await indexKey(engine, table);
}

function* batches<Page extends { readonly id: string }>(
  key: string,
  count: number,
  pageOf: (number: number) => Page,
  pack: (page: Page) => string,
  progress: (done: number, total: number) => void,
): Generator<Batch> {
  for (let from = 0; from < count; from += AT_ONCE) {
    const rows = Math.min(AT_ONCE, count - from);
    const pages = Array.from({ length: rows }, (_, i) => pageOf(from + i));
    yield { rows, columns: { [key]: pages.map(({ id }) => id), card: pages.map(pack) } };
    progress(from + rows, count);
  }
}
