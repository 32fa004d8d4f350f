import { supplierName } from '../../../locales/statements.ts';
import { type SourcesHeld, sources } from '../../../operations/builds/sources.ts';
import { print } from '../answer.ts';
import { Page } from '../page.ts';
import { readServed } from '../reading.ts';
import { EXIT, type Exit, type Session } from '../session.ts';

/** Every source that gave something, with its terms and what was not taken, and why. */
export async function tellSources(session: Session): Promise<Exit> {
  const held = await readServed(session.home, (ask) => ask(sources, {}));
  await print(session, {
    json: held,
    csv: {
      columns: [
        'source',
        'terms',
        'files',
        'bytes',
        'records',
        'rejected',
        'firstYear',
        'lastYear',
        'knownTo',
      ],
      rows: () => held.sources.map(({ rejections: _, ...source }) => source),
    },
    text: () => sourcesSaid(session, held),
  });
  return EXIT.done;
}

/** Reasons shown of each source. */
const REASONS = 5;

function sourcesSaid(session: Session, { sources: all }: SourcesHeld): readonly string[] {
  const page = new Page(session);
  const { say, number, years } = page.words;
  for (const [i, source] of all.entries()) {
    if (i > 0) page.space();
    page.name(supplierName(source.source, page.words), source.source);
    const { firstYear, lastYear, records, rejected, files } = source;
    const counts = [
      `${say('data.records')} ${number(records)}`,
      `${say('data.rejected')} ${number(rejected)}`,
      say('data.files', { count: files }),
      firstYear !== null && lastYear !== null && years(firstYear, lastYear),
    ];
    page.text(counts.filter(Boolean).join('; '), 2);
    page.quiet(source.terms, 2);
    for (const { reason, field, records: times } of source.rejections.slice(0, REASONS))
      page.text(say('cli.labelled', { label: `${number(times)} ${field}`, text: reason }), 4);
  }
  return page.lines;
}
