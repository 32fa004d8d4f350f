import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Engine } from '../engine/engine.ts';
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
  version: '6',
  compute: async ({ engine, files }) => {
    const worker = await startIndexing(engine, files);
    await once(worker, 'exit');
  },
};

/** The columns are the thread's from here on: this one keeps none, which would be a tenth of a build's memory. */
async function startIndexing(engine: Engine, folder: string): Promise<Worker> {
  const order: IndexOrder = { input: await readSearchInput(engine), folder };
  return new Worker(new URL('index.worker.ts', import.meta.url), { workerData: order });
}

/** The search index, written to a folder of the build. */
export const searchSteps: readonly Step<StepContext>[] = [index];
