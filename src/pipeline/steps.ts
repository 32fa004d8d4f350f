import { mobilitySteps } from '../careers/mobility-steps.ts';
import { careersSteps } from '../careers/steps.ts';
import { dealsSteps } from '../deals/steps.ts';
import type { StepContext } from '../engine/step-context.ts';
import { identitySteps } from '../identity/steps.ts';
import { dependenceSteps } from '../measures/dependence/steps.ts';
import { facets } from '../measures/facets/steps.ts';
import { topicSteps } from '../measures/topic-steps.ts';
import { organisationsSteps } from '../organisations/steps.ts';
import { searchSteps } from '../search/steps.ts';
import { pageSteps, servingSteps } from '../serving/steps.ts';
import type { Step } from '../tables/step.ts';
import { worksSteps } from '../works/steps.ts';

/**
 * Every step of a build: each reads only facts and tables made before it. Of those that could run, the first is begun: the cards, which
 * keep both cores busy, before the measures, which wait for this process's one thread.
 */
export const steps: readonly Step<StepContext>[] = [
  ...worksSteps,
  ...organisationsSteps,
  ...identitySteps,
  ...careersSteps,
  ...servingSteps,
  ...mobilitySteps,
  ...topicSteps,
  ...dealsSteps,
  facets,
  ...searchSteps,
  ...dependenceSteps,
  ...pageSteps,
];
