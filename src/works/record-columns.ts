import type { Columns, Engine } from '../engine/engine.ts';
import { fold } from '../names/fold.ts';

/** Every work record in the order of its key, with its author lines as the range `from[i]` to `from[i + 1]`. */
export interface RecordColumns {
  readonly records: Columns<typeof recordShapes>;
  readonly lines: Columns<typeof lineShapes>;
  readonly from: Int32Array;
}

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

/** Reads records and their lines; `key` of a line is its mention key, were it alone. */
export async function readRecords(engine: Engine): Promise<RecordColumns> {
  const records = await engine.read(
    `select source, file, record, title, year, kind, doi, h60(source || '|' || record_key) as key
     from work_record order by source, file, record`,
    recordShapes,
  );
  const lines = await engine.read(
    `with numbered as (
       select source, file, record, row_number() over (order by source, file, record) - 1 as at from work_record)
     select n.at, a.position, a.raw_name,
       case when a.raw_affiliation is null then 0 else 1 end as known,
       h60(a.source || '|' || w.record_key || '|'
         || cast(row_number() over (partition by a.source, a.file, a.record, a.raw_name order by a.position) - 1 as varchar)
         || '|' || a.raw_name) as key
     from author_line a
     join numbered n on n.source = a.source and n.file = a.file and n.record = a.record
     join work_record w on w.source = a.source and w.file = a.file and w.record = a.record
     order by n.at, a.position`,
    lineShapes,
  );
  return { records, lines, from: ranges(lines.at, records.source.length) };
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
