/** A thread that builds the search index, so that other steps go on beside it. */
import { parentPort, workerData } from 'node:worker_threads';
import { buildIndex } from './build.ts';
import { writeIndex } from './folder.ts';
import type { SearchInput } from './input.ts';

/** What the thread is given. */
export interface IndexOrder {
  readonly input: SearchInput;
  readonly folder: string;
}

const order: IndexOrder = workerData;
writeIndex(buildIndex(order.input), order.folder);
parentPort?.close();
