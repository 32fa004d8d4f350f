import type { StepContext } from '../engine/step-context.ts';
import type { Step } from '../tables/step.ts';
import { coverageStep } from './coverage.ts';
import {
  organisationLines,
  organisationPeople,
  organisationWorks,
  personLines,
  personWorks,
} from './lists.ts';
import { organisationCards } from './organisation-card.ts';
import { pageCards } from './page-card.ts';
import { personCards } from './person-card.ts';
import { workCards } from './work-card.ts';

/** The steps that make what screens read of people, works and organisations, in order. */
export const servingSteps: readonly Step<StepContext>[] = [
  coverageStep,
  personWorks,
  organisationWorks,
  organisationPeople,
  personLines,
  organisationLines,
  personCards,
  workCards,
  organisationCards,
];

/** What the pages of no one thing read: it waits for all that is told there. */
export const pageSteps: readonly Step<StepContext>[] = [pageCards];
