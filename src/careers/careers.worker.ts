import { parentPort, workerData } from 'node:worker_threads';
import { careersOf } from './career.ts';
import type { Task } from './crew.ts';
import { Employers } from './employers.ts';
import type { History } from './history.ts';
import { buffersOfStints } from './stint-columns.ts';

// A worker thread of careers: reads one part of the people after another.
const history: History = workerData;
const employers = new Employers(history.organisations);
parentPort?.on('message', ({ first, last }: Task) => {
  const careers = careersOf(history, first, last, employers);
  parentPort?.postMessage(careers, buffersOfStints(careers.stints));
});
