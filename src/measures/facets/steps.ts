import type { StepContext } from '../../engine/step-context.ts';
import { stintEvidence } from '../../tables/careers.ts';
import { post, workRecord } from '../../tables/facts.ts';
import { person, personMention, personPost } from '../../tables/identity.ts';
import { facet } from '../../tables/measures.ts';
import { affiliation, organisation, workOrganisation } from '../../tables/organisations.ts';
import type { ComputeStep } from '../../tables/step.ts';
import { topic, workTopic } from '../../tables/topics.ts';
import { mention, work, workSource } from '../../tables/works.ts';
import { readCorpus } from './corpus.ts';
import { type FacetRow, measureFacets } from './measure.ts';

/** Rows appended at a time. */
const batchRows = 50_000;

/** The facets as of the latest year. */
export const facets: ComputeStep<StepContext> = {
  kind: 'compute',
  output: facet,
  inputs: [
    ...[person, personMention, personPost, post, stintEvidence, work, workSource, workRecord, mention],
    ...[affiliation, workOrganisation, organisation, topic, workTopic],
  ],
  version: '3',
  compute: async ({ engine }) => {
    const corpus = await readCorpus(engine);
    const rows = measureFacets(corpus, corpus.latest);
    const batches = function* () {
      for (let from = 0; from < rows.length; from += batchRows) {
        const some = rows.slice(from, from + batchRows);
        const column = <T>(value: (row: FacetRow) => T): T[] => some.map(value);
        yield {
          rows: some.length,
          columns: {
            person: column((row) => corpus.people[row.person]!),
            facet: column((row) => row.facet),
            as_of: column(() => corpus.latest),
            cohort: column((row) => row.cohort),
            cohort_people: column((row) => row.cohortPeople),
            value: column((row) => row.value),
            estimate: column((row) => row.estimate),
            spread: column((row) => row.spread),
            percentile: column((row) => row.percentile),
            low: column((row) => row.low),
            high: column((row) => row.high),
            pieces: column((row) => row.pieces),
            subject: column((row) => corpus.topics.id[row.subject] ?? null),
            because: column((row) => row.because.map((at) => corpus.works.id[at]!).join(' ')),
          },
        };
      }
    };
    await engine.append(facet, batches());
  },
};
