/** A thread that reads files record by record: it is told of some, and answers what each gave, in their order. */
import { parentPort } from 'node:worker_threads';
import { buffersOf } from '../engine/duckdb/packed-rows.ts';
import { type Complaint, VivierError } from '../tables/error.ts';
import { type ReadFile, type ReadingOrder, readFile } from './records.ts';
import { openSource } from './registry.ts';
import type { Source } from './source.ts';

/** What a thread is asked: the name of a source, and a file of it. */
export interface ThreadOrder extends ReadingOrder {
  readonly source: string;
}

/** What a thread answers: an error of ours travels as its parts. */
export type ThreadAnswer =
  | { readonly kind: 'read'; readonly read: ReadFile }
  | { readonly kind: 'refused'; readonly code: string; readonly complaint: Complaint }
  | { readonly kind: 'failed'; readonly cause: unknown };

async function answer(order: ThreadOrder): Promise<ThreadAnswer> {
  try {
    const source: Source = openSource(order.source);
    if (!('read' in source)) throw new TypeError(`${order.source} is not read record by record`);
    return { kind: 'read', read: await readFile(source, order) };
  } catch (cause) {
    if (cause instanceof VivierError)
      return { kind: 'refused', code: cause.code, complaint: cause.complaint };
    return { kind: 'failed', cause };
  }
}

/** One file after another. */
let turn = Promise.resolve();
parentPort?.on('message', (order: ThreadOrder) => {
  turn = turn.then(async () => {
    const answered = await answer(order);
    const tables = answered.kind === 'read' ? answered.read.tables : [];
    parentPort?.postMessage(
      answered,
      tables.flatMap(({ packed }) => buffersOf(packed)),
    );
  });
});
