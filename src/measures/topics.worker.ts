/** A thread that says what works are about, so that other steps go on beside it. */
import { parentPort, workerData } from 'node:worker_threads';
import { assignTopics } from './topic-assignment.ts';

parentPort?.postMessage(assignTopics(workerData));
