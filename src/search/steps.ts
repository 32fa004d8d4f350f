import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { StepContext } from '../engine/step-context.ts';
import { facetNames } from '../tables/facet-names.ts';
import { post } from '../tables/facts.ts';
import { person, personMention, personPost } from '../tables/identity.ts';
import { facet } from '../tables/measures.ts';
import { affiliation, organisation, organisationName, organisationString } from '../tables/organisations.ts';
import { organisationPerson, personLine } from '../tables/serving.ts';
import type { FileStep, Step } from '../tables/step.ts';
import { mention, work } from '../tables/works.ts';
import { fileNames } from './files/files.ts';
import { takeFiles } from './files/folder.ts';
import { pack } from './files/sections.ts';
import {
  readAuthors,
  readOrganisations,
  readPeople,
  readPlaces,
  readProfileColumns,
  readWorkTexts,
} from './making/columns.ts';
import type { IndexOrder } from './making/index.worker.ts';
import { facetLevels, facetSections } from './people/facet-levels.ts';

/** The part of the index that works alone make: it waits for nothing that comes later. */
const works: FileStep<StepContext> = {
  kind: 'files',
  name: 'search_works',
  inputs: [work],
  version: '1',
  compute: async ({ engine, files }) =>
    index({ part: 'works', works: await readWorkTexts(engine), folder: files }),
};

/** The part that waits for people, and for no career of theirs. */
const people: FileStep<StepContext> = {
  kind: 'files',
  name: 'search_people',
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
  takes: [works],
  version: '2',
  compute: async ({ engine, files }, ...taken) => {
    const [all] = await engine.rows('select count(*) as works from work');
    const input = {
      people: await readPeople(engine),
      organisations: await readOrganisations(engine),
      authors: await readAuthors(engine, Number(all?.['works'])),
    };
    await index({ part: 'people', input, taken, folder: files });
  },
};

/** The whole index, with what careers say of people: the folder that is served. */
const whole: FileStep<StepContext> = {
  kind: 'files',
  name: 'search',
  inputs: [person, organisation, personLine, organisationPerson],
  takes: [works, people],
  version: '9',
  compute: async ({ engine, files }, ...taken) => {
    const [profiles, places] = [await readProfileColumns(engine), await readPlaces(engine)];
    await index({ part: 'profiles', profiles, places, taken, folder: files });
    for (const from of taken) takeFiles(from, files);
  },
};

/** Indexes in a thread, so that other steps go on beside it. The columns are the thread's from here on: this one keeps none. */
async function index(order: IndexOrder): Promise<void> {
  const worker = new Worker(new URL('making/index.worker.ts', import.meta.url), { workerData: order });
  await once(worker, 'exit');
}

/** Where people stand in each facet, by their numbers in the index: a folder of its own, since the index need not wait for facets. */
const facets: FileStep<StepContext> = {
  kind: 'files',
  name: 'search_facets',
  inputs: [person, facet],
  version: '1',
  compute: async ({ engine, files }) => {
    const columns = facetNames.map(
      (name, at) => `max(case when f.facet = '${name}' then f.percentile end) as f${at}`,
    );
    // People are numbered as the index does it: the weightiest first, then by id.
    const read = await engine.read(
      `with numbered as (
         select person, row_number() over (order by mentions + posts desc, person) - 1 as number from person)
       select n.number, ${columns.join(', ')}
       from facet f join numbered n on n.person = f.person group by n.number order by n.number`,
      {
        number: 'int',
        ...{ f0: 'double', f1: 'double', f2: 'double', f3: 'double', f4: 'double', f5: 'double' },
      },
    );
    const [all] = await engine.rows('select count(*) as people from person');
    const { number, f0, f1, f2, f3, f4, f5 } = read;
    const levels = facetLevels(Number(all?.['people']), number, [f0, f1, f2, f3, f4, f5]);
    writeFileSync(join(files, fileNames.facets), pack(facetSections(levels)));
  },
};

/** The search index and what lists are held to beside it, written to folders of the build. */
export const searchSteps: readonly Step<StepContext>[] = [works, people, whole, facets];
