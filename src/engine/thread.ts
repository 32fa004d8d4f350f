import { once } from 'node:events';
import { setPriority } from 'node:os';
import { Worker } from 'node:worker_threads';

/**
 * What a module answers of what it is given (as `workerData`), in a thread of its own: it posts one message. What is given is
 * copied to it unless it lies on shared memory. Throws what the module throws.
 */
export async function inThread<Answer>(module: URL, given: unknown): Promise<Answer> {
  const [answer] = await once(new Worker(module, { workerData: given }), 'message');
  return answer;
}

/** Niceness of a thread that gives way: a third of the share of the others where all have something to do. */
const LESS = 10;

/**
 * Has the thread that calls it give way to the others of the builder, where what it makes is not waited for soon. Linux alone sets the
 * priority of one thread; elsewhere nothing is done.
 */
export function giveWay(): void {
  if (process.platform === 'linux') setPriority(LESS);
}
