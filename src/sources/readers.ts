import { Worker } from 'node:worker_threads';
import { VivierError } from '../tables/error.ts';
import type { ThreadAnswer, ThreadOrder } from './reader.worker.ts';
import { type ReadFile, type ReadingOrder, readFile } from './records.ts';
import { sources } from './registry.ts';
import type { RecordSource } from './source.ts';

/** Room for young objects of a thread, in megabytes: records are many and short-lived. */
const YOUNG_MB = 32;

/** Files that a thread is told of at a time: it need not wait for the next one while this thread writes. */
const ASKED = 4;

interface Waiting {
  readonly order: ThreadOrder;
  readonly answer: PromiseWithResolvers<ReadFile>;
}

/**
 * Reads files side by side in threads, which are started when the first file comes. A source that is not in the registry, made
 * for one import, is read in this thread, and so is everything where there is one thread.
 */
export class Readers {
  /** Files read at a time. */
  readonly threads: number;
  readonly #workers: Worker[] = [];
  readonly #waiting: Waiting[] = [];
  /** What each thread has been asked, in the order in which it answers. */
  readonly #asked = new Map<Worker, Waiting[]>();

  constructor(threads: number) {
    this.threads = threads;
  }

  async read(source: RecordSource, order: ReadingOrder): Promise<ReadFile> {
    if (this.threads <= 1 || !sources.includes(source)) return readFile(source, order);
    const answer = Promise.withResolvers<ReadFile>();
    this.#waiting.push({ order: { ...order, source: source.name }, answer });
    if (this.#workers.length < this.threads) this.#hire();
    this.#next();
    return answer.promise;
  }

  /** Ends the threads; what they were reading is never answered. */
  async end(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  #hire(): void {
    const worker = new Worker(new URL('reader.worker.ts', import.meta.url), {
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    worker.on('message', (answer: ThreadAnswer) => {
      const done = this.#asked.get(worker)?.shift();
      this.#next();
      if (answer.kind === 'read') done?.answer.resolve(answer.read);
      else if (answer.kind === 'refused') done?.answer.reject(new VivierError(answer.code, answer.complaint));
      else done?.answer.reject(answer.cause);
    });
    worker.on('error', (cause) => {
      for (const { answer } of this.#asked.get(worker) ?? []) answer.reject(cause);
    });
    this.#workers.push(worker);
    this.#asked.set(worker, []);
  }

  /** Hands what waits to the threads that have the least to do. */
  #next(): void {
    while (this.#waiting.length > 0) {
      const [least] = [...this.#asked].sort(([, a], [, b]) => a.length - b.length);
      if (least === undefined || least[1].length >= ASKED) return;
      const [worker, asked] = least;
      const waiting = this.#waiting.shift()!;
      asked.push(waiting);
      worker.postMessage(waiting.order);
    }
  }
}
