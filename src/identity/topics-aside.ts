import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Topics } from './topics.ts';

/** `readTopics` in a thread of its own: the arrays come on shared memory. */
export async function readTopicsAside(titles: readonly string[]): Promise<Topics> {
  const worker = new Worker(new URL('./topics-thread.ts', import.meta.url), { workerData: titles });
  const [topics] = await once(worker, 'message');
  return topics;
}
