import { parentPort, workerData } from 'node:worker_threads';
import { readTopics } from './topics.ts';

// A worker thread that reads topics once, and ends.
parentPort?.postMessage(readTopics(workerData));
