import type { StepContext } from '../engine/step-context.ts';
import { post } from '../tables/facts.ts';
import { person, personMention, personPost } from '../tables/identity.ts';
import { affiliation, organisation, organisationName, organisationString } from '../tables/organisations.ts';
import type { FileStep, Step } from '../tables/step.ts';
import { mention, work } from '../tables/works.ts';
import { buildIndex } from './build.ts';
import { readSearchInput } from './columns.ts';
import { writeIndex } from './folder.ts';

const index: FileStep<StepContext> = {
  kind: 'files',
  name: 'search',
  inputs: [
    person,
    personMention,
    personPost,
    post,
    mention,
    work,
    organisation,
    organisationName,
    organisationString,
    affiliation,
  ],
  version: '2',
  compute: async ({ engine, files }) => writeIndex(buildIndex(await readSearchInput(engine)), files),
};

/** The search index, written to a folder of the build. */
export const searchSteps: readonly Step<StepContext>[] = [index];
