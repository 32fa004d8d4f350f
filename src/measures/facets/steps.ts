import type { StepContext } from '../../engine/step-context.ts';
import { inThread } from '../../engine/thread.ts';
import { stintEvidence } from '../../tables/careers.ts';
import { post, workRecord } from '../../tables/facts.ts';
import { person, personMention, personPost } from '../../tables/identity.ts';
import { facet } from '../../tables/measures.ts';
import { affiliation, organisation, workOrganisation } from '../../tables/organisations.ts';
import type { ComputeStep } from '../../tables/step.ts';
import { topic, workTopic } from '../../tables/topics.ts';
import { mention, work, workSource } from '../../tables/works.ts';
import { readCorpus } from './corpus.ts';
import type { FacetTable } from './measure.ts';
import { writeFacets } from './write-facets.ts';

/** The facets as of the latest year. */
export const facets: ComputeStep<StepContext> = {
  kind: 'compute',
  output: facet,
  inputs: [
    ...[person, personMention, personPost, post, stintEvidence, work, workSource, workRecord, mention],
    ...[affiliation, workOrganisation, organisation, topic, workTopic],
  ],
  version: '7',
  compute: async ({ engine }) => {
    const corpus = await readCorpus(engine);
    const year = corpus.latest;
    // Measured in a thread, which has the corpus from here on.
    const measured: FacetTable = await inThread(new URL('measure.worker.ts', import.meta.url), {
      corpus,
      year,
    });
    await writeFacets(engine, measured, corpus.topics.id, year);
  },
};
