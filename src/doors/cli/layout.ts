import { stripVTControlCharacters } from 'node:util';

/** Characters that a terminal draws two cells wide: East Asian scripts and most pictographs. */
const wide =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff60\p{Emoji_Presentation}]/u;
const marks = /\p{M}|\u200b|\u200d|\ufe0f/u;

/** Cells that a text takes on a terminal. */
export function cells(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  let sum = 0;
  for (const character of stripVTControlCharacters(text))
    sum += marks.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return sum;
}

/** A text of one line, cut to so many cells with an ellipsis, of plain characters only. */
export function cut(text: string, width: number): string {
  const plain = oneLine(text);
  if (cells(plain) <= width) return plain;
  let kept = '';
  let sum = 1;
  for (const character of plain) {
    sum += cells(character);
    if (sum > width) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** What a source wrote, without line breaks or anything that would move a terminal's cursor. */
function oneLine(text: string): string {
  return stripVTControlCharacters(text)
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, ' ')
    .replaceAll(/ {2,}/g, ' ');
}

/** A text in lines of at most `width` cells, broken at spaces; a longer word stays whole. */
export function wrap(text: string, width: number, indent = 0): string[] {
  const margin = ' '.repeat(indent);
  const lines: string[] = [];
  let line = '';
  for (const word of oneLine(text).trim().split(/ +/)) {
    if (line !== '' && cells(line) + 1 + cells(word) > width - indent) {
      lines.push(margin + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, margin + line];
}

export interface Column {
  readonly head: string;
  /** Figures stand at the right. */
  readonly right?: boolean;
}

/** Space between two columns. */
const GAP = 2;
/** A column is not made narrower than this. */
const NARROWEST = 8;

/** A table in lines of at most `width` cells: the widest columns are cut first. The first line is its head. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): string[] {
  const all = [columns.map(({ head }) => head), ...rows.map((row) => row.map(oneLine))];
  const widths = fit(
    columns.map((_, i) => Math.max(...all.map((row) => cells(row[i] ?? '')))),
    width,
  );
  return all.map((row) =>
    row
      .map((text, i) => pad(cut(text, widths[i] ?? 0), widths[i] ?? 0, columns[i]?.right ?? false))
      .join(' '.repeat(GAP))
      .trimEnd(),
  );
}

function pad(text: string, width: number, right: boolean): string {
  const space = ' '.repeat(Math.max(0, width - cells(text)));
  return right ? space + text : text + space;
}

function fit(natural: readonly number[], width: number): number[] {
  const widths = [...natural];
  const room = width - GAP * (widths.length - 1);
  for (let over = widths.reduce((sum, one) => sum + one, 0) - room; over > 0; over--) {
    const widest = widths.indexOf(Math.max(...widths));
    if ((widths[widest] ?? 0) <= NARROWEST) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}
