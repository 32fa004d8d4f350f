import { Worker } from 'node:worker_threads';
import type { Batch } from '../engine/engine.ts';
import { readLearned } from './prior.ts';
import type { RegistryColumns } from './registry.ts';
import type { Resolved, Task } from './resolve.worker.ts';

const PART = 4_000;

/**
 * Strings for which a thread is worth its resolver: to make one (and to compile what makes it) takes as long as to resolve about
 * 60,000. With fewer, a second thread gains less time than it takes from the steps beside.
 */
const STRINGS_PER_THREAD = 200_000;

/** Threads that resolve strings as rows of `organisation_string`. The first makes its resolver while the strings are still being read. */
export class ResolverThreads {
  readonly #registry: RegistryColumns;
  readonly #crews: Crew[];

  constructor(registry: RegistryColumns) {
    this.#registry = { ...registry, ...readLearned() };
    this.#crews = [new Crew(this.#registry)];
  }

  /** `threads` share the strings where they are many; answers come in the order of the strings. */
  async *resolve(
    strings: { readonly work: readonly string[]; readonly market: readonly string[] },
    threads: number,
    progress: (done: number, total: number) => void,
  ): AsyncGenerator<Batch> {
    const tasks = (['work', 'market'] as const).flatMap((context) => parts(strings[context], context));
    const total = strings.work.length + strings.market.length;
    const crews = Math.max(1, Math.min(threads, Math.floor(total / STRINGS_PER_THREAD)));
    while (this.#crews.length < crews) this.#crews.push(new Crew(this.#registry));
    let done = 0;
    const answers = tasks.map((task, i) => () => this.#crews[i % crews]!.ask(task));
    const pending = answers.slice(0, crews).map((ask) => ask());
    for (const [i, task] of tasks.entries()) {
      const rows = await pending[i]!;
      if (i + crews < answers.length) pending.push(answers[i + crews]!());
      done += task.raw.length;
      progress(done, total);
      yield batch(task, rows);
    }
  }

  async end(): Promise<void> {
    await Promise.all(this.#crews.map((crew) => crew.end()));
  }
}

function parts(raw: readonly string[], context: Task['context']): Task[] {
  return Array.from({ length: Math.ceil(raw.length / PART) }, (_, i) => ({
    context,
    raw: raw.slice(i * PART, (i + 1) * PART),
  }));
}

function batch({ context, raw }: Task, { at, ...meant }: Resolved): Batch {
  return {
    rows: at.length,
    columns: { context: at.map(() => context), raw: at.map((place) => raw[place]!), ...meant },
  };
}

/** A thread with a resolver of its own, asked one part after another. */
class Crew {
  readonly #worker: Worker;
  /** Rejects with what ended the thread, be it before anything was asked. */
  readonly #failure: Promise<never>;

  constructor(registry: RegistryColumns) {
    this.#worker = new Worker(new URL('resolve.worker.ts', import.meta.url), { workerData: registry });
    this.#failure = new Promise((_, reject) => this.#worker.once('error', reject));
    // Whoever asks is told; nobody asks of a step that fails before.
    this.#failure.catch(() => undefined);
  }

  ask(task: Task): Promise<Resolved> {
    const answer = new Promise<Resolved>((resolve) => this.#worker.once('message', resolve));
    this.#worker.postMessage(task);
    return Promise.race([answer, this.#failure]);
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}
