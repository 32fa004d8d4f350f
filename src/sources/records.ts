import type { Parsed } from './parsed.ts';
import { type Place, Rows, type TableRows } from './rows.ts';
import type { FileCount, FoundFile, RecordSource } from './source.ts';

/** One file being read record by record. */
export interface Reading extends FoundFile {
  readonly source: string;
  readonly today: string;
  readonly rows: Rows;
  /** Records so far, rejected ones included. */
  records: number;
}

/** What is to be read. */
export interface ReadingOrder {
  readonly file: FoundFile;
  /** Day of the import, ISO. */
  readonly today: string;
}

/** What a file gave: how many records, and its rows by table. */
export interface ReadFile extends FileCount {
  readonly tables: readonly TableRows[];
}

/** Reads one file of a source. */
export async function readFile(source: RecordSource, { file, today }: ReadingOrder): Promise<ReadFile> {
  const rows = new Rows();
  const reading: Reading = { ...file, source: source.name, today, rows, records: 0 };
  await source.read(reading);
  return { records: reading.records, rejected: rows.rejected, tables: rows.finish() };
}

/** The place of a record without an id. */
export function rowPlace({ source, file }: Reading, index: number): Place {
  return { source, file, record: `row:${index}` };
}

/** Hands every record of a file to `read`, and notes every one that the format could not give. */
export async function eachRecord<Value>(
  reading: Reading,
  parsed: AsyncIterable<Parsed<Value>>,
  read: (value: Value, index: number) => void,
): Promise<void> {
  for await (const found of parsed) {
    if (found.kind === 'record') read(found.value, found.index);
    else if (found.kind === 'bad')
      reading.rows.reject(rowPlace(reading, found.index), '', found.reason, found.detail);
    else reading.rows.reject({ ...reading, record: '' }, '', found.reason, found.detail);
    if (found.kind !== 'broken') reading.records++;
  }
}
