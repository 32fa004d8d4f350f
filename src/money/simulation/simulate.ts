import { Worker } from 'node:worker_threads';
import type { Model } from './model.ts';
import { type Order, type Replicate, simulateReplicate } from './replicate.ts';

/** How finely to simulate: independent replicates, each of so many paths (a power of 2). */
export interface Precision {
  readonly replicates: number;
  readonly paths: number;
}

/** `live` answers while somebody types; `full` is 102,400 paths; `sketch` is for one-at-a-time changes. */
export const precisions = {
  sketch: { replicates: 4, paths: 64 },
  live: { replicates: 8, paths: 256 },
  full: { replicates: 25, paths: 4096 },
} as const satisfies Readonly<Record<string, Precision>>;

/** Curves that are kept whole, for bands. */
const SAMPLED = 4096;
/** Fewer paths than this are not worth a thread. */
const WORTH_THREADS = 20_000;

function ordersOf({ replicates, paths }: Precision, seed: number): Order[] {
  const sampled = Math.min(paths, Math.ceil(SAMPLED / replicates));
  return Array.from({ length: replicates }, (_, replicate) => ({ seed, replicate, paths, sampled }));
}

/** Simulates here, at once. The same seed gives the same figures, here and on threads. */
export function simulate(model: Model, precision: Precision, seed: number): Replicate[] {
  return ordersOf(precision, seed).map((order) => simulateReplicate(model, order));
}

/** Threads that simulate; they start when first needed and end with the process. */
export class Simulators {
  readonly #threads: number;
  #workers: Worker[] = [];
  #asked = 0;

  constructor(threads: number) {
    this.#threads = threads;
  }

  /** Simulates on threads where that is worth it. Replicates come back in their order, whatever the number of threads. */
  async simulate(model: Model, precision: Precision, seed: number): Promise<Replicate[]> {
    if (this.#threads < 2 || precision.replicates * precision.paths < WORTH_THREADS)
      return simulate(model, precision, seed);
    const orders = ordersOf(precision, seed);
    const workers = this.#start();
    const shares = workers.map((_, i) =>
      orders.filter((order) => order.replicate % (workers.length + 1) === i),
    );
    const afar = workers.map((worker, i) => this.#send(worker, model, shares[i] ?? []));
    // This thread does its share too, after the others have theirs.
    const here = orders
      .filter((order) => order.replicate % (workers.length + 1) === workers.length)
      .map((order) => ({ order, replicate: simulateReplicate(model, order) }));
    const found = [...(await Promise.all(afar)).flat(), ...here];
    found.sort((a, b) => a.order.replicate - b.order.replicate);
    return found.map(({ replicate }) => replicate);
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
    this.#workers = [];
  }

  #start(): Worker[] {
    while (this.#workers.length < this.#threads - 1) {
      const worker = new Worker(new URL('./simulate.worker.ts', import.meta.url));
      worker.setMaxListeners(0);
      worker.unref();
      this.#workers.push(worker);
    }
    return this.#workers;
  }

  #send(worker: Worker, model: Model, orders: readonly Order[]): Promise<Simulated[]> {
    const task = this.#asked++;
    const { promise, resolve, reject } = Promise.withResolvers<Simulated[]>();
    const onMessage = (answer: { task: number; done: Simulated[] }): void => {
      if (answer.task === task) finish(() => resolve(answer.done));
    };
    const onError = (cause: unknown): void => {
      this.#workers = this.#workers.filter((one) => one !== worker);
      finish(() => reject(cause));
    };
    const finish = (settle: () => void): void => {
      worker.off('message', onMessage);
      worker.off('error', onError);
      worker.unref();
      settle();
    };
    worker.on('message', onMessage);
    worker.on('error', onError);
    worker.ref();
    worker.postMessage({ task, model, orders });
    return promise;
  }
}

/** A replicate with the order it answers. */
export interface Simulated {
  readonly order: Order;
  readonly replicate: Replicate;
}
