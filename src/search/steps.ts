import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { StepContext } from '../engine/step-context.ts';
import { post } from '../tables/facts.ts';
import { person, personMention, personPost } from '../tables/identity.ts';
import { affiliation, organisation, organisationName, organisationString } from '../tables/organisations.ts';
import { organisationPerson, personLine } from '../tables/serving.ts';
import type { FileStep, Step } from '../tables/step.ts';
import { mention, work } from '../tables/works.ts';
import { readSearchInput } from './columns.ts';
import type { IndexOrder } from './index.worker.ts';

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
    personLine,
    organisationPerson,
  ],
  version: '5',
  compute: async ({ engine, files }) => {
    const order: IndexOrder = { input: await readSearchInput(engine), folder: files };
    const worker = new Worker(new URL('index.worker.ts', import.meta.url), { workerData: order });
    await once(worker, 'exit');
  },
};

/** The search index, written to a folder of the build. */
export const searchSteps: readonly Step<StepContext>[] = [index];
