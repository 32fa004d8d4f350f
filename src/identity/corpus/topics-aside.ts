import { inThread } from '../../engine/thread.ts';
import type { TitledWorks, Topics } from './topics.ts';

/** `readTopics` in a thread of its own: the arrays come on shared memory. */
export function readTopicsAside(works: TitledWorks): Promise<Topics> {
  return inThread(new URL('./topics-thread.ts', import.meta.url), works);
}
