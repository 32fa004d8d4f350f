import { parentPort, workerData } from 'node:worker_threads';
import type { Corpus } from '../corpus/corpus.ts';
import { LaidBench, type Task } from './threads.ts';
import type { Ties } from './ties.ts';
import { type Learned, Workbench } from './workbench.ts';

// A worker thread of identity: does tasks on its own workbench, one after the other.
const given: { corpus: Corpus; ties: Ties; evident: Ties; model: Learned } = workerData;
const bench = new LaidBench(new Workbench(given.corpus, given.ties, given.evident, given.model));
parentPort?.on('message', (task: Task) => parentPort?.postMessage(bench.perform(task)));
