/** A thread that measures the facets of everybody at the end of a year, so that other steps go on beside it. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Corpus } from './corpus.ts';
import { measureFacets } from './measure.ts';

const { corpus, year }: { readonly corpus: Corpus; readonly year: number } = workerData;
parentPort?.postMessage(measureFacets(corpus, year));
