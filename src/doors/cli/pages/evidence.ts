import { speaker } from '../../../locales/statements.ts';
import type { Words } from '../../../locales/words.ts';
import type { Evidence } from '../../../tables/cards/evidence.ts';
import type { CsvRow } from '../answer.ts';
import type { Page } from '../page.ts';

/** Who said so, when, how well known, whether read in the text; then its addresses, one a line, never cut. */
export function addSource(page: Page, evidence: Evidence, indent: number): void {
  page.quiet(sourceSaid(evidence, page.words), indent);
  for (const address of new Set(evidence.urls)) page.quiet(address, indent);
}

function sourceSaid(evidence: Evidence, words: Words): string {
  const { date, status, note } = evidence;
  const verified = readAgain(evidence);
  return [
    speaker(evidence, words),
    date && words.date(date.on, date.precision),
    status && words.say(`known.${status}`),
    verified !== null && words.say(verified ? 'evidence.verified' : 'evidence.unverified'),
    note,
  ]
    .filter(Boolean)
    .join(', ');
}

/** Whether its main fact was read in a text; only the market's rows are told apart by it. */
function readAgain({ source, verified }: Evidence): boolean | null {
  return source === 'market' ? verified : null;
}

/** Columns that say where a row comes from. */
export const sourceColumns = [
  'source',
  'publisher',
  'date',
  'status',
  'verified',
  'urls',
  'file',
  'record',
] as const;

/** Where a row comes from, for a CSV. */
export function sourceCells(evidence: Evidence): CsvRow {
  const { source, publisher, date, status, urls, file, record } = evidence;
  return {
    source,
    publisher,
    date: date?.on ?? null,
    status,
    verified: readAgain(evidence),
    urls: [...new Set(urls)].join(' '),
    file,
    record,
  };
}
