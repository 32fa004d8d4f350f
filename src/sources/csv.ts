import { parse } from 'csv-parse/sync';
import { VivierError } from '../tables/error.ts';
import { wholeFile } from './bytes.ts';
import { decode, type Parsed } from './parsed.ts';
import { type UnreadColumn, unreadColumns } from './unread-columns.ts';

/** Largest table, unpacked, and largest row, in bytes. */
const LARGEST = 256 * 1024 * 1024;
const LONGEST_ROW = 4 * 1024 * 1024;

const QUOTE = 0x22;
const LINE_END = /[\r\n]/;

/** Cells of one row by column, for the allow-listed columns alone. */
export type Cells<Column extends string> = Readonly<Record<Column, string>>;

/**
 * Rows of a CSV file with a header line; `index` counts them from 0 below the header. Cells are trimmed.
 * `passedOver` is told the columns that are not read. Throws `wrong-header` where a column of the allow-list is missing, and `not-utf-8`
 * where the file is written two bytes a letter.
 */
export async function* csvRows<const Column extends string>(
  path: string,
  columns: readonly Column[],
  passedOver: (unread: readonly UnreadColumn[]) => void = () => undefined,
): AsyncGenerator<Parsed<Cells<Column>>> {
  const { bytes, fault } = await wholeFile(path, LARGEST);
  if (isUtf16(bytes)) throw notUtf8(path);
  const { rows, skipped, textOf } = plainRows(bytes) ?? quotedRows(bytes);
  const header = (rows.shift() ?? []).map((name) => textOf(name)?.trim() ?? '');
  const places = placesOf(header, columns, path);
  passedOver(unreadColumns(header, columns, rows));
  // The last row of a file that breaks off may be half a row.
  if (fault !== null) rows.pop();
  for (const [index, cells] of rows.entries()) {
    if (cells.length === header.length) yield rowOf(cells, index, columns, places, textOf);
    else {
      const detail = `${cells.length} cells instead of ${header.length}`;
      yield { kind: 'bad', index, reason: 'column-count', detail };
    }
  }
  for (const [i, detail] of skipped.entries())
    yield { kind: 'bad', index: rows.length + i, reason: 'bad-csv', detail };
  if (fault !== null)
    yield { kind: 'broken', reason: fault, detail: `nothing can be read after row ${rows.length}` };
}

interface Table {
  readonly rows: string[][];
  /** Why each of the rows that could not be read was passed over. */
  readonly skipped: readonly string[];
  /** The text of a cell; null where its bytes are no UTF-8. */
  readonly textOf: (cell: string) => string | null;
}

/**
 * The rows of a table in which nothing is quoted and every byte is right: its lines, parted at the commas, whichever of the two usual ends
 * they all have. Null where it is none.
 */
function plainRows(bytes: Buffer): Table | null {
  if (bytes.includes(QUOTE)) return null;
  const text = decode(bytes.subarray(startOf(bytes)));
  if (text === null) return null;
  const lines = text.split(text.includes('\r') ? '\r\n' : '\n');
  if (lines.some((line) => line.length > LONGEST_ROW || LINE_END.test(line))) return null;
  const rows = lines.filter((line) => line !== '').map((line) => line.split(','));
  return { rows, skipped: [], textOf: (cell) => cell };
}

function quotedRows(bytes: Buffer): Table {
  const skipped: string[] = [];
  // As Latin-1 every byte is one character: a row in another encoding spoils only itself.
  const rows: string[][] = parse(bytes.subarray(startOf(bytes)), {
    encoding: 'latin1',
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: LONGEST_ROW,
    on_skip: (cause): undefined => {
      skipped.push(cause?.message ?? 'a row that cannot be read');
    },
  });
  return { rows, skipped, textOf: fromLatin1 };
}

function startOf(bytes: Buffer): number {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}

/** Whether the file begins as spreadsheets' “Unicode text” does. */
function isUtf16(bytes: Buffer): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

function notUtf8(path: string): VivierError {
  return new VivierError('not-utf-8', {
    what: 'This file is not written in UTF-8.',
    where: path,
    why: 'It is written in UTF-16, as spreadsheets save “Unicode text”.',
    mend: 'Save it as “CSV UTF-8” and try again.',
  });
}

function fromLatin1(text: string): string | null {
  return /[\u0080-\u00ff]/u.test(text) ? decode(Buffer.from(text, 'latin1')) : text;
}

function placesOf(header: readonly string[], columns: readonly string[], path: string): number[] {
  const missing = columns.filter((column) => !header.includes(column));
  if (missing.length > 0) {
    throw new VivierError('wrong-header', {
      what: `The first line lacks ${missing.length === 1 ? 'the column' : 'the columns'} ${missing.join(', ')}.`,
      where: path,
      why: `Found: ${header.filter(Boolean).join(', ').slice(0, 500) || 'no column'}.`,
      mend: `Name the columns ${columns.join(', ')} in the first line, separated by commas, as UTF-8.`,
    });
  }
  return columns.map((column) => header.indexOf(column));
}

function rowOf<const Column extends string>(
  cells: readonly string[],
  index: number,
  columns: readonly Column[],
  places: readonly number[],
  textOf: (cell: string) => string | null,
): Parsed<Cells<Column>> {
  const value: Partial<Record<Column, string>> = {};
  for (const [i, column] of columns.entries()) {
    const text = textOf(cells[places[i]!]!);
    if (text === null)
      return { kind: 'bad', index, reason: 'not-utf-8', detail: `column ${column} is no UTF-8` };
    value[column] = text.trim();
  }
  return { kind: 'record', index, value: value as Cells<Column> };
}
