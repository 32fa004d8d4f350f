import type { Batch, Engine } from '../../engine/engine.ts';
import { createTable, literal } from '../../engine/schema.ts';
import { facetNames } from '../../tables/facet-names.ts';
import { table } from '../../tables/table.ts';
import { numberedPeople, numberedWorks } from './corpus.ts';
import { cohortOf, type FacetTable } from './measure.ts';

const number = { type: 'integer', doc: 'by its number' } as const;
const measured = { type: 'double', doc: 'as facet' } as const;

const facetNumbered = table({
  name: 'facet_numbered',
  doc: 'Rows of facet, with everything by its number; lives inside one step.',
  layer: 'measures',
  columns: {
    person: number,
    facet: number,
    cohort: number,
    value: measured,
    estimate: measured,
    spread: measured,
    percentile: measured,
    low: measured,
    high: measured,
    pieces: { type: 'integer', doc: 'as facet' },
    subject: { ...number, doc: 'the topic; -1 for none' },
    work1: { ...number, doc: 'a work that it rests on; -1 for none' },
    work2: { ...number, doc: 'a further one' },
    work3: { ...number, doc: 'a further one' },
  },
  key: ['person', 'facet'],
});

/** Fills `facet`: numbers are written, and the engine looks their names up. @param topics ids by number */
export async function writeFacets(
  engine: Engine,
  facets: FacetTable,
  topics: readonly string[],
  asOf: number,
): Promise<void> {
  // Without works nobody has any, and there is no cohort to name.
  if (facets.value.length === 0) return;
  await createTable(engine, facetNumbered);
  await engine.append(facetNumbered, [{ rows: facets.value.length, columns: columnsOf(facets) }]);
  await engine.run(
    `insert into facet
     with ${numberedPeople}, ${numberedWorks},
     facets as (select * from (values ${listed(facetNames.map(literal))}) as f (number, name)),
     cohorts as (select * from (values ${listed(facets.cohorts.map(({ name, people }) => `${literal(name)}, ${people}`))}) as c (number, name, people)),
     topics as (select * from (values ${listed(topics.map(literal))}) as t (number, topic))
     select p.person, f.name, ${asOf}, c.name, c.people, n.value, n.estimate, n.spread, n.percentile, n.low, n.high, n.pieces, t.topic,
       concat_ws(' ', a.work, b.work, d.work)
     from facet_numbered n
     join people p on p.nth = n.person
     join facets f on f.number = n.facet
     join cohorts c on c.number = n.cohort
     left join topics t on t.number = n.subject
     left join works a on a.nth = n.work1
     left join works b on b.nth = n.work2
     left join works d on d.nth = n.work3
     order by n.person, n.facet`,
  );
  await engine.run('drop table facet_numbered');
}

const listed = (rows: readonly string[]): string => rows.map((row, at) => `(${at}, ${row})`).join(', ');

function columnsOf({
  people,
  cohort,
  ofAge,
  cohorts: _,
  used: pieces,
  because,
  ...own
}: FacetTable): Batch['columns'] {
  const rows = pieces.length;
  const facets = facetNames.length;
  const ofPerson = (numbers: Int32Array): Int32Array =>
    byRow(rows, (row) => numbers[Math.floor(row / facets)]!);
  const work = (place: number): Int32Array => byRow(rows, (row) => because[3 * row + place]!);
  return {
    ...own,
    person: ofPerson(people),
    facet: byRow(rows, (row) => row % facets),
    cohort: byRow(rows, (row) => cohortOf({ cohort, ofAge }, Math.floor(row / facets), row % facets)),
    pieces,
    work1: work(0),
    work2: work(1),
    work3: work(2),
  };
}

/** A number for each row: `Int32Array.from` takes many times as long. */
function byRow(rows: number, numberOf: (row: number) => number): Int32Array {
  const numbers = new Int32Array(rows);
  for (let row = 0; row < rows; row++) numbers[row] = numberOf(row);
  return numbers;
}
