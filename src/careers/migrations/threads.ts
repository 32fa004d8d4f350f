import { Worker } from 'node:worker_threads';
import type { CommonWork } from './common-work.ts';
import { type TrialAnswer, type TrialTask, trialBench } from './trial.ts';

/** Trials sent to a thread at once. */
const BATCH = 16;

/** Runs trials on so many threads; the answers stand in the order of the tasks and do not depend on the threads. */
export async function runTrials(
  work: CommonWork,
  tasks: readonly TrialTask[],
  threads: number,
  progress: (done: number) => void = () => undefined,
): Promise<TrialAnswer[]> {
  if (threads === 1) return tasks.map(trialBench(work));
  const answers = new Array<TrialAnswer>(tasks.length);
  let [next, done] = [0, 0];
  const workers = Array.from(
    { length: threads },
    () => new Worker(new URL('./thread.ts', import.meta.url), { workerData: work }),
  );
  try {
    await Promise.all(
      workers.map(async (worker) => {
        while (next < tasks.length) {
          const from = next;
          next += BATCH;
          const batch = await ask(worker, tasks.slice(from, from + BATCH));
          batch.forEach((answer, i) => {
            answers[from + i] = answer;
          });
          done += batch.length;
          progress(done);
        }
      }),
    );
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return answers;
}

function ask(worker: Worker, tasks: readonly TrialTask[]): Promise<readonly TrialAnswer[]> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (answers: readonly TrialAnswer[]) => {
      worker.off('error', reject);
      resolve(answers);
    });
    worker.postMessage(tasks);
  });
}
