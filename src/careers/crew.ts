import { Worker } from 'node:worker_threads';
import { type Careers, careersOf } from './career.ts';
import type { History } from './history.ts';

/** People read at once by one thread. */
const PART = 4_000;

/** People from the first to before the last. */
export interface Task {
  readonly first: number;
  readonly last: number;
}

/** Reads everybody's careers on threads; answers come in the order of people, whichever thread gave them. */
export async function readCareers(
  history: History,
  threads: number,
  progress: (done: number, total: number) => void = () => undefined,
): Promise<Careers[]> {
  const people = history.offsets.length - 1;
  const tasks = Array.from({ length: Math.ceil(people / PART) }, (_, i) => ({
    first: i * PART,
    last: Math.min(people, (i + 1) * PART),
  }));
  if (threads === 1 || tasks.length < 2)
    return tasks.map(({ first, last }) => {
      progress(last, people);
      return careersOf(history, first, last);
    });
  const workers = Array.from(
    { length: threads },
    () => new Worker(new URL('./careers.worker.ts', import.meta.url), { workerData: history }),
  );
  const answers = new Array<Careers>(tasks.length);
  const open = tasks.keys();
  try {
    await Promise.all(
      workers.map(async (worker) => {
        for (const index of open) {
          answers[index] = await ask(worker, tasks[index]!);
          progress(tasks[index]!.last, people);
        }
      }),
    );
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return answers;
}

function ask(worker: Worker, task: Task): Promise<Careers> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (careers: Careers) => {
      worker.off('error', reject);
      resolve(careers);
    });
    worker.postMessage(task);
  });
}
