import { text } from 'node:stream/consumers';
import { sql } from '../../../operations/sql.ts';
import { print } from '../answer.ts';
import { Page } from '../page.ts';
import { readServed } from '../reading.ts';
import { EXIT, type Exit, type Session } from '../session.ts';

export async function answerSql(
  session: Session,
  asked: string | undefined,
  options: { readonly limit?: string },
): Promise<Exit> {
  const statement = asked ?? (await text(process.stdin));
  const answer = await readServed(session.home, (ask) => ask(sql, { statement, ...options }));
  const columns = answer.columns.map(({ name }) => name);
  const written = answer.rows.map((row) => row.map(said));
  await print(session, {
    json: answer,
    csv: {
      columns,
      rows: () => written.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i] ?? '']))),
    },
    text: () => {
      const page = new Page(session);
      if (columns.length * LEGIBLE <= session.out.width)
        page.table(
          answer.columns.map(({ name, type }) => ({ head: name, right: figures.test(type) })),
          written,
        );
      else addRecords(page, columns, written);
      const { say } = page.words;
      const rows = answer.rows.length;
      page.quiet(say(answer.truncated ? 'cli.sql.truncated' : 'cli.sql.rows', { rows }));
      return page.lines;
    },
  });
  if (answer.truncated && session.form === 'csv')
    session.err.write(`${session.words.say('cli.sql.truncated', { rows: answer.rows.length })}\n`);
  return EXIT.done;
}

/** Cells that a column needs to be read, gap included. */
const LEGIBLE = 12;

/** Rows of more columns than fit side by side: a line for each value that is there. */
function addRecords(page: Page, columns: readonly string[], rows: readonly (readonly string[])[]): void {
  for (const row of rows) {
    const there = columns.flatMap((name, i) => (row[i] ? [[name, row[i]]] : []));
    page.table([{ head: '' }, { head: '' }], there);
    page.space();
  }
}

/** DuckDB's types of numbers. */
const figures = /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|DECIMAL.*)$/;

/** A value as text; nothing for null, JSON for lists and structs. */
function said(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
