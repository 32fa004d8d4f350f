import { post } from '../../tables/facts.ts';
import type { Cells } from '../csv.ts';
import { type Period, readPeriod } from '../dates.ts';
import { Fields } from '../fields.ts';
import { ContentKeys } from '../keys.ts';
import { eachRow, type Reading, rowPlace } from '../records.ts';
import type { RecordSource } from '../source.ts';
import { withoutAddresses } from '../text.ts';

/** The only columns that are looked at. */
const columns = [
  'person',
  'organization',
  'title',
  'start_date',
  'start_date_precision',
  'end_date',
  'end_date_precision',
  'employment_type',
  'urls',
] as const;

type Column = (typeof columns)[number];

/** Who held which post where and when, in organisations for AI research. */
export const aiwatch: RecordSource = {
  name: 'aiwatch',
  doc: 'posts in AI research organisations, with sources (AI Watch)',
  terms: 'CC0',
  version: '1',
  fields: { post: columns },
  tables: [post],
  named: 'aiwatch.csv.gz',
  files: /(?:^|\/)aiwatch[^/]*\.csv(?:\.gz)?$/u,
  alone: /\.csv(?:\.gz)?$/u,
  batch: { files: 8, bytes: 16 * 1024 * 1024 },
  read,
};

async function read(reading: Reading): Promise<void> {
  const keys = new ContentKeys();
  await eachRow(reading, columns, (cells, index) => readPost(reading, cells, index, keys));
}

function readPost(reading: Reading, cells: Cells<Column>, index: number, keys: ContentKeys): void {
  const { rows, today } = reading;
  const place = rowPlace(reading, index);
  const fields = new Fields(cells, place, rows, today);
  if (!fields.required('person', 'organization')) return;
  const [name, organisation, role] = [
    fields.text('person'),
    fields.text('organization'),
    fields.text('title'),
  ];
  const from = dated(fields, 'start_date', 'start_date_precision');
  const to = dated(fields, 'end_date', 'end_date_precision');
  const urls = fields.text('urls').split(' ').filter(Boolean);
  rows.add(post, {
    ...place,
    position: 0,
    post_key: keys.next('aiwatch', name, organisation, role, cells.start_date, cells.end_date),
    kind: 'post',
    raw_name: name,
    raw_organisation: organisation,
    role: withoutAddresses(role) || null,
    employment: fields.text('employment_type').toLowerCase() || null,
    valid_from: from.period?.on ?? null,
    from_precision: from.period?.precision ?? null,
    valid_to: to.period?.on ?? null,
    to_precision: to.period?.precision ?? null,
    known_on: archivedOn(urls, today),
    publisher: 'AI Watch',
    url: urls.join(' ') || null,
    status: urls.length > 0 ? 'confirmed' : 'reported',
    verified: false,
    note: from.note ?? to.note,
  });
}

interface Dated {
  readonly period: Period | null;
  readonly note: string | null;
}

/** A date with its own column for its precision; one known to within several years only is no date, but a note. */
function dated(fields: Fields<Column>, date: Column, precision: Column): Dated {
  const day = fields.period(date, (text) => text.replace(/-(\d)(?=-|$)/gu, '-0$1'));
  const said = fields.text(precision);
  if (day === null) return { period: null, note: null };
  if (said === 'multi-year')
    return { period: null, note: `${date.replace('_date', '')} is known to within several years only` };
  if (said === 'year' || (said === '' && day.on.endsWith('-01-01')))
    return { period: cut(day, 'year'), note: null };
  if (said === 'month' || (said === '' && day.on.endsWith('-01')))
    return { period: cut(day, 'month'), note: null };
  return { period: day, note: null };
}

function cut({ on }: Period, precision: 'month' | 'year'): Period {
  return { on: precision === 'year' ? `${on.slice(0, 4)}-01-01` : `${on.slice(0, 7)}-01`, precision };
}

/** The day of the earliest copy in the Web Archive: from then on anybody could know. */
function archivedOn(urls: readonly string[], today: string): string | null {
  const days = urls.flatMap((url) => {
    const [, year, month, day] = /web\.archive\.org\/web\/(\d{4})(\d{2})(\d{2})/u.exec(url) ?? [];
    const period = readPeriod(`${year}-${month}-${day}`);
    return period && period.on <= today ? [period.on] : [];
  });
  return days.sort()[0] ?? null;
}
