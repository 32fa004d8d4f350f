/** A thread that measures facets as of past years for whoever asks, so that nothing else waits for it. */
import { parentPort, workerData } from 'node:worker_threads';
import { openDuckDB } from '../../engine/duckdb/duckdb.ts';
import { type Corpus, readCorpus } from './corpus.ts';
import type { FrozenAnswer, FrozenQuestion, FrozenRow } from './frozen.ts';
import { type FacetRow, measureFacets } from './measure.ts';

/** Years kept at once. */
const kept = 3;

/** Memory of the database for reading whole columns. */
const memory = '512MB';

const { database }: { readonly database: string } = workerData;
let corpus: Promise<Corpus> | undefined;
const years = new Map<number, ReadonlyMap<string, readonly FrozenRow[]>>();

async function read(): Promise<Corpus> {
  const engine = await openDuckDB({ path: database, readOnly: true, memory });
  try {
    return await readCorpus(engine);
  } finally {
    engine.closeDatabase();
  }
}

async function measured(year: number): Promise<ReadonlyMap<string, readonly FrozenRow[]>> {
  corpus ??= read();
  const all = await corpus;
  const known = years.get(year);
  if (known !== undefined) return known;
  const fresh = Map.groupBy(
    measureFacets(all, year).map((row) => told(row, all)),
    ({ person }) => person,
  );
  years.set(year, fresh);
  for (const old of [...years.keys()].slice(0, -kept)) years.delete(old);
  return fresh;
}

const told = (row: FacetRow, { people, topics, works }: Corpus): FrozenRow => ({
  person: people[row.person]!,
  facet: row.facet,
  cohort: row.cohort,
  cohortPeople: row.cohortPeople,
  percentile: row.percentile,
  low: row.low,
  high: row.high,
  pieces: row.pieces,
  subject: topics.id[row.subject] ?? null,
  because: row.because.map((work) => works.id[work]!),
});

parentPort?.on('message', async ({ number, year, people }: FrozenQuestion) => {
  const answer = (rest: Omit<FrozenAnswer, 'number'>): void => parentPort?.postMessage({ number, ...rest });
  try {
    const all = await measured(year);
    answer({ rows: people.flatMap((id) => all.get(id) ?? []), error: null });
  } catch (cause) {
    answer({ rows: [], error: cause instanceof Error ? cause.message : String(cause) });
  }
});
