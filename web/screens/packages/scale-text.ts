import { readFigure } from '../../parts/figure-text.ts';

/** One line of an internal scale: a level, a year's pay, and how many earn it. */
export interface ScaleLine {
  readonly level: string;
  readonly pay: number;
  readonly count: number;
}

/**
 * Reads a scale as it is pasted from a sheet: a level, a pay and perhaps a count on each line, between tabs, semicolons or commas; a head
 * line is passed over. `wrong` holds the numbers of lines that cannot be read, from 1.
 */
export function readScale(text: string): { readonly rows: ScaleLine[]; readonly wrong: number[] } {
  const rows: ScaleLine[] = [];
  const wrong: number[] = [];
  text.split(/\r?\n/).forEach((line, index) => {
    if (line.trim() === '') return;
    const cells = line
      .split(line.includes('\t') ? '\t' : line.includes(';') ? ';' : ',')
      .map((cell) => cell.trim());
    const [level = '', payText = '', countText = ''] = cells;
    const pay = readFigure(payText);
    const count = countText === '' ? 1 : readFigure(countText);
    if (
      level !== '' &&
      pay !== undefined &&
      pay > 0 &&
      count !== undefined &&
      Number.isInteger(count) &&
      count > 0
    )
      rows.push({ level, pay, count });
    else if (index > 0 || /\d/.test(payText)) wrong.push(index + 1);
  });
  return { rows, wrong };
}
