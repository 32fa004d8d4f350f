import { parentPort, workerData } from 'node:worker_threads';
import type { CommonWork } from './common-work.ts';
import { type TrialTask, trialBench } from './trial.ts';

// A worker thread of team migrations: does the trials it is sent, and answers them in their order.
const run = trialBench(workerData as CommonWork);
parentPort?.on('message', (tasks: readonly TrialTask[]) => parentPort?.postMessage(tasks.map(run)));
