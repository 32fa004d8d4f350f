import { mkdir } from 'node:fs/promises';
import type { Parsed } from './parsed.ts';
import { type Place, Rows, type WrittenRows } from './rows.ts';
import type { FileCount, FoundFile, RecordSource } from './source.ts';

/** One file being read record by record. */
export interface Reading extends FoundFile {
  readonly source: string;
  readonly today: string;
  readonly rows: Rows;
  /** Records so far, rejected ones included. */
  records: number;
}

/** What is to be read, and where its rows go. */
export interface ReadingOrder {
  readonly file: FoundFile;
  /** Day of the import, ISO. */
  readonly today: string;
  /** A folder of the file's own, which need not exist. */
  readonly folder: string;
}

/** What a file gave: how many records, and its rows by table. */
export interface ReadFile extends FileCount {
  readonly tables: readonly WrittenRows[];
}

/** Reads one file of a source. */
export async function readFile(
  source: RecordSource,
  { file, today, folder }: ReadingOrder,
): Promise<ReadFile> {
  await mkdir(folder, { recursive: true });
  const rows = new Rows(folder);
  const reading: Reading = { ...file, source: source.name, today, rows, records: 0 };
  let tables: WrittenRows[] = [];
  try {
    await source.read(reading);
  } finally {
    tables = rows.close();
  }
  return { records: reading.records, rejected: rows.rejected, tables };
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
