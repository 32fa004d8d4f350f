import type { Columns, Engine } from '../engine/engine.ts';
import { createTable } from '../engine/schema.ts';
import { fold } from '../names/fold.ts';
import { table } from '../tables/table.ts';

const recordShapes = {
  source: 'text',
  file: 'text',
  record: 'text',
  title: 'text',
  year: 'int',
  kind: 'text',
  doi: 'text',
  key: 'bigint',
} as const;
const lineShapes = { at: 'int', position: 'int', name: 'text', known: 'int', key: 'bigint' } as const;

/** Work records in the order of their keys; `key` is the hash of source and record key. */
export type RecordColumns = Columns<typeof recordShapes>;

/** Which records are meant. */
export type RecordKeys = Pick<RecordColumns, 'source' | 'file' | 'record'>;

/** Author lines of some records: those of record `i` are the range `from[i]` to `from[i + 1]`. */
export interface LineColumns extends Columns<typeof lineShapes> {
  readonly from: Int32Array;
}

/** Every work record. */
export async function readRecords(engine: Engine): Promise<RecordColumns> {
  return engine.read(
    `select source, file, record, title, year, kind, doi, h60(source || '|' || record_key) as key
     from work_record order by source, file, record`,
    recordShapes,
  );
}

const chosen = table({
  name: 'chosen_record',
  doc: 'Records whose lines are read; lives inside one step.',
  layer: 'works',
  columns: {
    nth: { type: 'integer', doc: 'index among all records' },
    source: { type: 'varchar', doc: 'supplier' },
    file: { type: 'varchar', doc: 'file' },
    record: { type: 'varchar', doc: 'record' },
  },
  key: ['nth'],
});

/**
 * Key of an author line, `h60` of source, record key, occurrence and raw name: the place of the line does not enter, so
 * that a list printed in another order keeps its mentions. The occurrence is counted from 0.
 */
export function lineKey(occurrence: string): string {
  return `h60(a.source || '|' || record_key || '|' || cast(${occurrence} as varchar) || '|' || a.raw_name)`;
}

/** How many lines before it in its record bear the same name. */
export const occurrence =
  '(row_number() over (partition by a.source, a.file, a.record, a.raw_name order by a.position) - 1)';

/** The author lines of the records at `indexes`; the others get an empty range. */
export async function readLines(
  engine: Engine,
  records: RecordKeys,
  indexes: readonly number[],
): Promise<LineColumns> {
  await createTable(engine, chosen);
  const pick = (column: readonly string[]): string[] => indexes.map((at) => column[at]!);
  const columns = {
    nth: [...indexes],
    source: pick(records.source),
    file: pick(records.file),
    record: pick(records.record),
  };
  await engine.append(chosen, [{ rows: indexes.length, columns }]);
  const lines = await engine.read(
    `select c.nth, a.position, a.raw_name, case when a.raw_affiliation is null then 0 else 1 end as known,
       ${lineKey(occurrence)} as key
     from author_line a
     join chosen_record c on c.source = a.source and c.file = a.file and c.record = a.record
     join work_record w on w.source = a.source and w.file = a.file and w.record = a.record
     order by c.nth, a.position`,
    lineShapes,
  );
  await engine.run('drop table chosen_record');
  return { ...lines, from: ranges(lines.at, records.source.length) };
}

function ranges(at: Int32Array, records: number): Int32Array {
  const from = new Int32Array(records + 1);
  for (const record of at) from[record + 1]! += 1;
  for (let i = 0; i < records; i++) from[i + 1]! += from[i]!;
  return from;
}

/** A name as two records of one work are compared by: last word and first letter, folded. */
export function shortName(rawName: string): string {
  const folded = fold(rawName).replace(/ \d{4}$/, '');
  return `${folded.slice(folded.lastIndexOf(' ') + 1)} ${folded.slice(0, 1)}`;
}
