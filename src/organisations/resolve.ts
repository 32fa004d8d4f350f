import { Worker } from 'node:worker_threads';
import type { Batch } from '../engine/engine.ts';
import { readLearned } from './prior.ts';
import type { RegistryColumns } from './registry.ts';
import type { Resolved, Task } from './resolve.worker.ts';

/** Distinct strings and how many lines print each. */
export interface Strings {
  readonly raw: readonly string[];
  readonly lines: ArrayLike<number>;
}

const PART = 4_000;

/** Resolves strings as rows of `organisation_string`. Threads share the strings; answers come in the order of the strings. */
export async function* resolveStrings(
  registry: RegistryColumns,
  strings: { readonly work: Strings; readonly market: Strings },
  threads: number,
  progress: (done: number, total: number) => void,
): AsyncGenerator<Batch> {
  const learned = readLearned();
  const tasks = (['work', 'market'] as const).flatMap((context) => parts(strings[context].raw, context));
  const total = strings.work.raw.length + strings.market.raw.length;
  const pool = Array.from({ length: threads }, () => new Crew({ ...registry, ...learned }));
  let done = 0;
  try {
    const answers = tasks.map((task, i) => () => pool[i % threads]!.ask(task));
    const pending = answers.slice(0, threads).map((ask) => ask());
    for (const [i, task] of tasks.entries()) {
      const rows = await pending[i]!;
      if (i + threads < answers.length) pending.push(answers[i + threads]!());
      done += task.raw.length;
      progress(done, total);
      yield batch(task, rows);
    }
  } finally {
    await Promise.all(pool.map((crew) => crew.end()));
  }
}

function parts(raw: readonly string[], context: Task['context']): Task[] {
  return Array.from({ length: Math.ceil(raw.length / PART) }, (_, i) => ({
    context,
    raw: raw.slice(i * PART, (i + 1) * PART),
  }));
}

function batch({ context, raw }: Task, rows: readonly Resolved[]): Batch {
  return {
    rows: rows.length,
    columns: {
      context: rows.map(() => context),
      raw: rows.map(({ at }) => raw[at]!),
      organisation: rows.map(({ organisation }) => organisation),
      method: rows.map(({ method }) => method),
      weight: rows.map(({ weight }) => weight),
      country: rows.map(({ country }) => country),
    },
  };
}

/** A thread with a resolver of its own, asked one part after another. */
class Crew {
  readonly #worker: Worker;

  constructor(registry: RegistryColumns) {
    this.#worker = new Worker(new URL('resolve.worker.ts', import.meta.url), { workerData: registry });
  }

  ask(task: Task): Promise<readonly Resolved[]> {
    return new Promise((resolve, reject) => {
      this.#worker.once('error', reject);
      this.#worker.once('message', (rows: readonly Resolved[]) => {
        this.#worker.off('error', reject);
        resolve(rows);
      });
      this.#worker.postMessage(task);
    });
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}
