import type { Words } from '../../../locales/words.ts';
import { type Status, showStatus } from '../../../operations/builds/status.ts';
import { print } from '../answer.ts';
import { Page } from '../page.ts';
import { readServed } from '../reading.ts';
import { askServer, findServer } from '../server.ts';
import { EXIT, type Exit, type Session } from '../session.ts';

/** What is served; asked of the server where one runs, since it knows what is being built. */
export async function tellStatus(session: Session): Promise<Exit> {
  const server = await findServer(session.home);
  const status =
    server === null
      ? await readServed(session.home, (ask) => ask(showStatus, {}))
      : await askServer(server, showStatus, {});
  await print(session, {
    json: status,
    csv: { columns: ['step', 'layer', 'rows', 'seconds', 'peakBytes'], rows: () => status.steps },
    text: () => statusSaid(session, status, server),
  });
  return EXIT.done;
}

function statusSaid(session: Session, status: Status, server: string | null): readonly string[] {
  const page = new Page(session);
  const { say, date } = page.words;
  page.name('Vivier', status.version);
  if (status.build === null || status.builtAt === null) page.text(say('cli.status.none'));
  else
    page.text(
      say('cli.status.served', { build: status.build, date: date(status.builtAt.slice(0, 10), 'day') }),
    );
  if (status.dataTo !== null) page.text(say('cli.status.dataTo', { date: date(status.dataTo, 'day') }));
  page.text(say('cli.status.home', { home: session.home.folder }));
  page.text(server === null ? say('cli.status.noServer') : say('cli.status.server', { address: server }));
  page.text(say(`cli.status.${status.builder}`));
  if (status.holdings !== null) addHoldings(page, status.holdings);
  addCoverage(page, status.coverage);
  addSteps(page, status.steps);
  return page.lines;
}

function addHoldings(page: Page, holdings: NonNullable<Status['holdings']>): void {
  const { say, number } = page.words;
  const kinds = [
    'people',
    'works',
    'lines',
    'organisations',
    'posts',
    'claims',
    'models',
    'reports',
    'awards',
  ] as const;
  page.heading(say('home.behind'));
  page.table(
    [{ head: '' }, { head: '', right: true }],
    kinds.map((kind) => [say(`held.${kind}`), number(holdings[kind])]),
    2,
  );
}

/** Years of which something is said. */
const YEARS = 12;

function addCoverage(page: Page, coverage: Status['coverage']): void {
  if (coverage.length === 0) return;
  const { say, number, percent } = page.words;
  page.heading(say('cli.status.coverage'));
  const keys = ['cli.column.year', 'cli.column.works', 'cli.column.lines', 'cli.column.printed'] as const;
  const rows = [...coverage]
    .sort((a, b) => b.year - a.year)
    .slice(0, YEARS)
    .map(({ year, works, lines, printed }) => [
      `${year}`,
      number(works),
      number(lines),
      lines === 0 ? '' : percent(printed / lines),
    ]);
  page.table(
    keys.map((key) => ({ head: say(key), right: true })),
    rows,
    2,
  );
}

function addSteps(page: Page, steps: Status['steps']): void {
  if (steps.length === 0) return;
  const { say, number } = page.words;
  page.heading(say('cli.status.steps'));
  const keys = ['cli.column.step', 'cli.column.rows', 'cli.column.seconds', 'cli.column.memory'] as const;
  page.table(
    keys.map((key, i) => ({ head: say(key), right: i > 0 })),
    steps.map(({ step, rows, seconds, peakBytes }) => [
      step,
      number(rows),
      number(Math.round(seconds * 10) / 10),
      bytesSaid(peakBytes, page.words),
    ]),
    2,
  );
}

/** Bytes in megabytes or gigabytes. */
export function bytesSaid(bytes: number, words: Words): string {
  const [size, en, fr] = bytes >= 1e9 ? [bytes / 1e9, 'GB', 'Go'] : [bytes / 1e6, 'MB', 'Mo'];
  const figure = words.number(Math.round(size * 10) / 10);
  return `${figure} ${words.locale === 'en' ? en : fr}`;
}
