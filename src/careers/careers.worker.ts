import { parentPort, workerData } from 'node:worker_threads';
import { careersOf } from './career.ts';
import type { Task } from './crew.ts';
import type { History } from './history.ts';
import { buffersOfStints } from './stint-columns.ts';

// A worker thread of careers: reads one part of the people after another.
const history: History = workerData;
parentPort?.on('message', ({ first, last }: Task) => {
  const careers = careersOf(history, first, last);
  parentPort?.postMessage(careers, buffersOfStints(careers.stints));
});
