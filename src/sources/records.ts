import { type Complaint, VivierError } from '../tables/error.ts';
import { type Cells, csvRows } from './csv.ts';
import type { Parsed } from './parsed.ts';
import { type Place, Rows, type TableRows } from './rows.ts';
import type { FileCount, FoundFile, RecordSource } from './source.ts';
import type { UnreadColumn } from './unread-columns.ts';

/** One file being read record by record. */
export interface Reading extends FoundFile {
  readonly source: string;
  readonly today: string;
  readonly rows: Rows;
  /** Records so far, rejected ones included. */
  records: number;
  /** Columns of a table that are passed over. */
  unread: readonly UnreadColumn[];
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
  /** Why nothing of it can be read; null where it was. Its one row is then the rejection that says so. */
  readonly refused: Refusal | null;
}

/** An error by its parts, as it travels between threads. */
interface Refusal {
  readonly code: string;
  readonly complaint: Complaint;
}

/** What refuses a file before its first record: the others of its folder have nothing to do with it. */
const OF_A_FILE: ReadonlySet<string> = new Set(['wrong-header', 'not-utf-8']);

/** Reads one file of a source. */
export async function readFile(source: RecordSource, { file, today }: ReadingOrder): Promise<ReadFile> {
  const rows = new Rows();
  const reading: Reading = { ...file, source: source.name, today, rows, records: 0, unread: [] };
  try {
    await source.read(reading);
  } catch (cause) {
    if (!(cause instanceof VivierError && OF_A_FILE.has(cause.code))) throw cause;
    return refusedFile(reading, cause);
  }
  const { records, unread } = reading;
  return { records, rejected: rows.rejected, unread, tables: rows.finish(), refused: null };
}

function refusedFile({ source, file }: Reading, { code, complaint }: VivierError): ReadFile {
  const rows = new Rows();
  rows.reject(
    { source, file, record: '' },
    '',
    code,
    [complaint.what, complaint.why].filter(Boolean).join(' '),
  );
  return { records: 0, rejected: 1, unread: [], tables: rows.finish(), refused: { code, complaint } };
}

/** The place of a record without an id. */
export function rowPlace({ source, file }: Reading, index: number): Place {
  return { source, file, record: `row:${index}` };
}

/** Hands every row of a CSV file to `read`, by the columns of its allow-list, and notes the others. Throws as `csvRows` does. */
export function eachRow<const Column extends string>(
  reading: Reading,
  columns: readonly Column[],
  read: (cells: Cells<Column>, index: number) => void,
): Promise<void> {
  const rows = csvRows(reading.path, columns, (unread) => {
    reading.unread = unread;
  });
  return eachRecord(reading, rows, read);
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
