import type { StepContext } from '../engine/step-context.ts';
import type { Step } from '../tables/step.ts';
import { topics, workTopics } from './topics.ts';

/** Steps that say what works are about. */
export const topicSteps: readonly Step<StepContext>[] = [topics, workTopics];
