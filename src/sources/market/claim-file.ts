import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { nearestName } from '../../language/spelling.ts';
import { VivierError } from '../../tables/error.ts';
import { wholeFile } from '../bytes.ts';
import { type UnreadColumn, unreadColumns } from '../unread-columns.ts';
import { type EnteredClaim, type EntryFault, readEntry } from './claim-entry.ts';
import { claimColumns, claimTableOf, claimTables } from './claim-tables.ts';

/** Largest file of entries, in bytes: what people enter by hand is small. */
const LARGEST = 16 * 1024 * 1024;

const parsedRows = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }));

/** A row to be entered: its cells by column, and the claim that they make. */
interface Entry {
  readonly fields: Readonly<Record<string, string>>;
  readonly claim: EnteredClaim;
}

/** A column of a file that claims of its table do not have, and what it may have been meant to be. */
interface UnreadClaimColumn extends Pick<UnreadColumn, 'column' | 'position'> {
  /** The column of the table that is most likely meant: one that stands empty, or the same a second time; null where none is near. */
  readonly nearest: string | null;
}

/** A file of claims to be entered. */
interface EntryFile {
  /** The table of the market whose columns it has. */
  readonly table: string;
  /** All columns of that table. */
  readonly columns: readonly string[];
  readonly unread: readonly UnreadClaimColumn[];
  readonly records: number;
  readonly entries: readonly Entry[];
  /** `line` is where the record begins, from 1, the header included. */
  readonly rejections: readonly (EntryFault & { readonly line: number })[];
}

/** Reads a file of entries; throws as `readEntries` does, and where the file cannot be read whole. */
export async function readEntryFile(path: string, today: string): Promise<EntryFile> {
  const { bytes } = await wholeFile(path, LARGEST);
  return readEntries(bytes.toString('utf8'), path, today);
}

/**
 * Reads a CSV whose header has all columns of one of the market's tables. A row with a fault is refused whole; one that it has
 * twice is taken once. Sheets of French-speaking desks part cells by semicolons: the first line says which. `path` is where it
 * comes from, for errors. Throws `wrong-header`, `bad-csv` and `not-utf-8`.
 */
export function readEntries(text: string, path: string, today: string): EntryFile {
  if (text.includes('\uFFFD')) throw notUtf8(path);
  const rows = readRows(text, path);
  const header = (rows.shift()?.record ?? []).map((name) => name.trim());
  const table = claimTableOf(header);
  if (table === undefined) throw wrongHeader(header, path);
  const columns = claimColumns(claimTables[table]!);
  const entries = new Map<string, Entry>();
  const rejections: (EntryFault & { line: number })[] = [];
  for (const { record, line } of rows) {
    if (record.length !== header.length) {
      rejections.push({
        line,
        field: '',
        reason: 'column-count',
        detail: `${record.length} ≠ ${header.length}`,
      });
      continue;
    }
    const fields = Object.fromEntries(
      columns
        .map((column) => [column, record[header.indexOf(column)] ?? ''])
        .filter(([, text]) => text !== ''),
    );
    const read = readEntry(table, fields, today);
    if ('faults' in read) rejections.push(...read.faults.map((fault) => ({ line, ...fault })));
    else entries.set(read.claim.claim, { fields, claim: read.claim });
  }
  const cells = rows.map(({ record }) => record);
  const empty = columns.filter((column) => cells.every((row) => !row[header.indexOf(column)]?.trim()));
  return {
    table,
    columns,
    unread: unreadColumns(header, columns, cells).map(({ column, position, twice }) => ({
      column,
      position,
      nearest: twice ? column : nearestName(column, empty),
    })),
    records: rows.length,
    entries: [...entries.values()],
    rejections,
  };
}

/** Rows with the line on which each begins: a quoted cell may hold line breaks. */
function readRows(
  text: string,
  path: string,
): { readonly record: readonly string[]; readonly line: number }[] {
  try {
    const rows = parsedRows.parse(
      parse(text, {
        bom: true,
        delimiter: delimiterOf(text),
        info: true,
        relax_column_count: true,
        skip_empty_lines: true,
      }),
    );
    return rows.map(({ record, info }) => ({
      record,
      line: info.lines - record.join('').split('\n').length + 1,
    }));
  } catch (cause) {
    throw new VivierError(
      'bad-csv',
      {
        what: 'This file is no CSV.',
        where: path,
        why: cause instanceof Error ? cause.message : String(cause),
        mend: 'Save it as CSV with commas, as UTF-8.',
      },
      { cause },
    );
  }
}

/** What parts the cells: names of columns hold none of these. */
function delimiterOf(text: string): string {
  const [head = ''] = text.split('\n', 1);
  return [',', ';', '\t'].find((one) => head.includes(one)) ?? ',';
}

function notUtf8(path: string): VivierError {
  return new VivierError('not-utf-8', {
    what: 'This file is not written in UTF-8.',
    where: path,
    why: 'Some of its letters cannot be read.',
    mend: 'Save it as “CSV UTF-8” and try again.',
  });
}

/** Says which table the first line comes nearest to, what it lacks of it, and what may have been meant by another name. */
function wrongHeader(header: readonly string[], path: string): VivierError {
  const tables = Object.entries(claimTables).map(([name, table]) => {
    const columns = claimColumns(table);
    return { name, columns, missing: columns.filter((column) => !header.includes(column)) };
  });
  const has = ({ columns, missing }: (typeof tables)[number]): number => columns.length - missing.length;
  const near = tables.toSorted((a, b) => has(b) - has(a) || a.missing.length - b.missing.length)[0]!;
  const others = header.filter((column) => column !== '' && !near.columns.includes(column));
  const lacking = near.missing.map((column) => {
    const meant = nearestName(column, others);
    return meant === null ? column : `${column} (is it ${meant}?)`;
  });
  const found = `Found: ${header.filter(Boolean).join(', ').slice(0, 500) || 'no column'}.`;
  return new VivierError('wrong-header', {
    what: 'The first line has the columns of no table of the market.',
    where: path,
    why: has(near) === 0 ? found : `Nearest is ${near.name}; it lacks ${lacking.join(', ')}. ${found}`,
    mend:
      has(near) === 0
        ? `Name the columns of one of them: ${tables.map(({ name, columns }) => `${name} (${columns.join(',')})`).join('; ')}.`
        : `Name all columns of ${near.name} in the first line: ${near.columns.join(',')}.`,
  });
}
