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
import { servingSteps } from '../serving/steps.ts';
import type { Step } from '../tables/step.ts';
import { worksSteps } from '../works/steps.ts';

/** Every step of a build, in the order in which they run: each reads only facts and tables made before it. */
export const steps: readonly Step<StepContext>[] = [
  ...worksSteps,
  ...organisationsSteps,
  ...identitySteps,
  ...careersSteps,
  ...mobilitySteps,
  ...topicSteps,
  ...dealsSteps,
  facets,
  ...dependenceSteps,
  ...servingSteps,
  ...searchSteps,
];
