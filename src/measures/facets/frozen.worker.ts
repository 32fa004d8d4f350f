/** A thread that measures facets as of past years for whoever asks, so that nothing else waits for it. */
import { parentPort, workerData } from 'node:worker_threads';
import { openDuckDB } from '../../engine/duckdb/duckdb.ts';
import { facetNames } from '../../tables/facet-names.ts';
import { type Corpus, readCorpus } from './corpus.ts';
import type { FrozenAnswer, FrozenPercentiles, FrozenQuestion, FrozenRow } from './frozen.ts';
import { cohortOf, type FacetTable, facetRow, measureFacets, worksOf } from './measure.ts';

/** Years kept at once. */
const kept = 3;

/** Memory of the database for reading whole columns. */
const memory = '512MB';

const { database }: { readonly database: string } = workerData;
let corpus: Promise<Corpus> | undefined;
const years = new Map<number, FacetTable>();

async function read(): Promise<Corpus> {
  const engine = await openDuckDB({ path: database, readOnly: true, memory });
  try {
    return await readCorpus(engine);
  } finally {
    engine.closeDatabase();
  }
}

function measured(year: number, all: Corpus): FacetTable {
  const known = years.get(year);
  if (known !== undefined) return known;
  const fresh = measureFacets(all, year);
  years.set(year, fresh);
  for (const old of [...years.keys()].slice(0, -kept)) years.delete(old);
  return fresh;
}

/** The facets of one person; none where the year knew too few works. */
function told(id: string, table: FacetTable, { people, topics, works }: Corpus): FrozenRow[] {
  const place = table.people.indexOf(people.indexOf(id));
  if (place < 0) return [];
  return facetNames.map((facet, number) => {
    const row = facetRow(place, number);
    const { name, people: cohortPeople } = table.cohorts[cohortOf(table, place, number)]!;
    return {
      person: id,
      facet,
      cohort: name,
      cohortPeople,
      value: table.value[row]!,
      percentile: table.percentile[row]!,
      low: table.low[row]!,
      high: table.high[row]!,
      pieces: table.used[row]!,
      subject: topics.id[table.subject[row]!] ?? null,
      because: worksOf(table, row).map((work) => works.id[work]!),
    };
  });
}

function percentilesOf(table: FacetTable, { people }: Corpus): FrozenPercentiles {
  return {
    person: Array.from(table.people, (number) => people[number]!),
    percentiles: facetNames.map((_, number) =>
      Float64Array.from(table.people, (_person, place) => table.percentile[facetRow(place, number)]!),
    ),
  };
}

parentPort?.on('message', async ({ number, year, people }: FrozenQuestion) => {
  const answer = (rest: Omit<FrozenAnswer, 'number'>): void => parentPort?.postMessage({ number, ...rest });
  try {
    corpus ??= read();
    const all = await corpus;
    const table = measured(year, all);
    const ids = people === 'everybody' ? [] : people;
    answer({
      rows: ids.flatMap((id) => told(id, table, all)),
      everybody: people === 'everybody' ? percentilesOf(table, all) : null,
      error: null,
    });
  } catch (cause) {
    answer({ rows: [], everybody: null, error: cause instanceof Error ? cause.message : String(cause) });
  }
});
