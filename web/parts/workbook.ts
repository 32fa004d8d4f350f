import writeWorkbook from 'write-excel-file/browser';
import type { Sheet } from './download.ts';

/** Longest name of a sheet that Excel opens. */
const longestName = 31;

/** A sheet's name as Excel takes it: none of `[ ] : * ? / \`, at most 31 characters. */
export function sheetName(name: string): string {
  return (
    name
      .replace(/[[\]:*?/\\]/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, longestName) || 'Vivier'
  );
}

/**
 * The sheet as an Excel workbook: numbers stay numbers, texts are texts and never formulas, the head row is bold and
 * stays in sight.
 */
export function toWorkbook(sheet: Sheet): Promise<Blob> {
  const head = sheet.columns.map((value) => ({ value, fontWeight: 'bold' as const }));
  const body = sheet.rows.map((row) => row.map((value) => (value === null ? null : { value })));
  return writeWorkbook([head, ...body], {
    sheet: sheetName(sheet.name),
    stickyRowsCount: 1,
    columns: sheet.columns.map((column, at) => ({ width: widthOf(column, sheet.rows, at) })),
  }).toBlob();
}

/** A column's width in characters: its longest text, from 8 to 60. */
function widthOf(column: string, rows: Sheet['rows'], at: number): number {
  const longest = rows.reduce((most, row) => Math.max(most, String(row[at] ?? '').length), column.length);
  return Math.min(60, Math.max(8, longest + 2));
}
