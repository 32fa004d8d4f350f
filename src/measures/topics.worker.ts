/** A thread that says what works are about, so that other steps go on beside it. */
import { parentPort, workerData } from 'node:worker_threads';
import { giveWay } from '../engine/thread.ts';
import { assignTopics } from './topic-assignment.ts';

// People are not known yet, and topics are asked for only with them.
giveWay();
parentPort?.postMessage(assignTopics(workerData));
