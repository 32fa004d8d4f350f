import type { StepContext } from '../engine/step-context.ts';
import type { Step } from '../tables/step.ts';
import { flowsSteps } from './flows/steps.ts';
import { foundingsSteps } from './foundings/steps.ts';
import { migrationsSteps } from './migrations/steps.ts';
import { retentionSteps } from './retention/steps.ts';

/** What follows from stints and moves: teams, foundings, flows, retention. */
export const mobilitySteps: readonly Step<StepContext>[] = [
  ...migrationsSteps,
  ...foundingsSteps,
  ...flowsSteps,
  ...retentionSteps,
];
