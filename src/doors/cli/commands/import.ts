import { resolve } from 'node:path';
import type { ImportReport } from '../../../operations/builds/builder.ts';
import { print } from '../answer.ts';
import { Page } from '../page.ts';
import { ProgressDisplay } from '../progress.ts';
import { EXIT, type Exit, type Session } from '../session.ts';
import { untilStopped } from '../stop.ts';
import { openWorkplace } from '../workplace.ts';

/** Imports what lies at a path, or says what that would do. */
export async function importPath(
  session: Session,
  source: string,
  path: string,
  { dryRun = false }: { readonly dryRun?: boolean },
): Promise<Exit> {
  // Claims are entered at the desk, each a decision; everything else is a source of the next build.
  if (source === 'claims')
    return (await import('./deal.ts')).importClaimsFile(session, resolve(path), dryRun);
  const display = new ProgressDisplay(session.err, session.words);
  const place = await openWorkplace(session, display.note);
  return untilStopped(session, place, display, async () => {
    const report = await place.importFiles({ source, path: resolve(path), dryRun });
    display.end();
    await print(session, {
      json: report,
      csv: {
        columns: ['reason', 'field', 'records', 'file', 'record', 'detail'],
        rows: () => rejectionRows(report),
      },
      text: () => reportSaid(session, report),
    });
    return EXIT.done;
  });
}

function rejectionRows({ rejections }: ImportReport) {
  return rejections.flatMap(({ examples, ...rejected }) =>
    examples.length === 0 ? [rejected] : examples.map((example) => ({ ...rejected, ...example })),
  );
}

function reportSaid(session: Session, report: ImportReport): readonly string[] {
  const page = new Page(session);
  const { say, number } = page.words;
  const { source, records, files, known, rejected, dryRun, seconds, rows } = report;
  const took = number(Math.round(seconds * 10) / 10);
  const read = files - known;
  page.text(
    dryRun
      ? say('cli.import.would', { source, records, files: read })
      : say('cli.import.done', { source, records, files: read, seconds: took }),
  );
  if (known > 0) page.text(say('cli.import.known', { known }));
  page.table(
    [{ head: '' }, { head: '', right: true }],
    Object.entries(rows).map(([table, count]) => [table, number(count)]),
    2,
  );
  if (records > 0) page.text(say('cli.import.rejected', { count: rejected }));
  addRejections(page, report);
  addUnread(page, report);
  addSamples(page, report);
  if (!dryRun && records > 0) page.text(say('cli.import.next'));
  return page.lines;
}

function addRejections(page: Page, { rejections }: ImportReport): void {
  const { say, knows, number } = page.words;
  for (const { reason, field, records, examples } of rejections) {
    const key = `cli.reason.${reason}`;
    const text = knows(key) ? say('cli.import.reason', { words: say(key), code: reason }) : reason;
    const what =
      field || say(examples.some(({ record }) => record === '') ? 'cli.import.file' : 'cli.import.record');
    page.text(say('cli.labelled', { label: `${number(records)} ${what}`, text }), 2);
    for (const { file, record, detail } of examples)
      page.quiet(`${[file, record].filter(Boolean).join(' · ')}: ${detail}`, 4);
  }
}

/** Columns that are not read, each once, with the file where it stands. */
function addUnread(page: Page, { unread }: ImportReport): void {
  if (unread.length === 0) return;
  const { say, list } = page.words;
  const each = unread.map(({ column, position, twice, files, file }) => {
    const kind = column === '' ? 'unnamed' : twice ? 'twice' : 'other';
    return say('cli.import.unread.one', { column, position, kind, files, file });
  });
  page.text(say('cli.import.unread', { count: unread.length, list: list(each) }));
}

/** Columns of every row that say where it came from, and its key: what is shown of a row is what it says. */
const PLACE = /^(?:source|file|record|position|ordinal)$|_key$/;

function addSamples(page: Page, { samples }: ImportReport): void {
  for (const [table, rows] of Object.entries(samples)) {
    page.heading(page.words.say('cli.import.sample', { table }));
    for (const row of rows)
      page.line(
        Object.entries(row)
          .filter(([name, value]) => value !== null && value !== '' && !PLACE.test(name))
          .map(
            ([name, value]) =>
              `${name}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`,
          )
          .join('; '),
        2,
      );
  }
}
