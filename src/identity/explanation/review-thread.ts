import { parentPort, workerData } from 'node:worker_threads';
import { Explainer } from './explain.ts';
import { pairsToReview } from './review.ts';
import type { ReviewWork } from './review-aside.ts';

// A worker thread that looks once for the pairs most worth a human look, and ends.
const { corpus, cores, model, clustered, count }: ReviewWork = workerData;
parentPort?.postMessage(pairsToReview(corpus, new Explainer(corpus, cores, model), clustered, count));
