import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/**
 * What a module answers of what it is given (as `workerData`), in a thread of its own: it posts one message. What is given is
 * copied to it unless it lies on shared memory. Throws what the module throws.
 */
export async function inThread<Answer>(module: URL, given: unknown): Promise<Answer> {
  const [answer] = await once(new Worker(module, { workerData: given }), 'message');
  return answer;
}
