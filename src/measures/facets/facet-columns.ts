import type { Batch } from '../../engine/engine.ts';
import type { Corpus } from './corpus.ts';
import type { FacetRow } from './measure.ts';

/** Facets as columns of their table. */
export function facetColumns(
  { people, topics, works }: Corpus,
  rows: readonly FacetRow[],
  asOf: number,
): Batch {
  const column = <T>(value: (row: FacetRow) => T): T[] => rows.map(value);
  const numbers = (value: (row: FacetRow) => number): Float64Array => Float64Array.from(rows, value);
  return {
    rows: rows.length,
    columns: {
      person: column((row) => people[row.person]!),
      facet: column((row) => row.facet),
      as_of: column(() => asOf),
      cohort: column((row) => row.cohort),
      cohort_people: column((row) => row.cohortPeople),
      value: numbers((row) => row.value),
      estimate: numbers((row) => row.estimate),
      spread: numbers((row) => row.spread),
      percentile: numbers((row) => row.percentile),
      low: numbers((row) => row.low),
      high: numbers((row) => row.high),
      pieces: column((row) => row.pieces),
      subject: column((row) => topics.id[row.subject] ?? null),
      because: column((row) => row.because.map((at) => works.id[at]!).join(' ')),
    },
  };
}
