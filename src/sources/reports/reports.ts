import { post } from '../../tables/facts.ts';
import { knownOn } from '../dates.ts';
import { Fields } from '../fields.ts';
import { ContentKeys } from '../keys.ts';
import { entries } from '../lists.ts';
import { eachRow, type Reading, rowPlace } from '../records.ts';
import type { RecordSource } from '../source.ts';

/** The only columns that are looked at. */
const columns = ['title', 'organisation', 'kind', 'arxiv', 'first_version', 'authors'] as const;

/** Authors of laboratories' own reports and publication lists: who was there when. */
export const reports: RecordSource = {
  name: 'reports',
  doc: "authors of laboratories' own reports and publication lists",
  terms: 'facts',
  version: '1',
  fields: { report: columns },
  tables: [post],
  named: 'report-authors.csv',
  files: /(?:^|\/)[^/]*report[^/]*\.csv(?:\.gz)?$/u,
  alone: /\.csv(?:\.gz)?$/u,
  batch: { files: 8, bytes: 16 * 1024 * 1024 },
  read,
};

async function read(reading: Reading): Promise<void> {
  const { rows, today } = reading;
  const keys = new ContentKeys();
  await eachRow(reading, columns, (cells, index) => {
    const place = rowPlace(reading, index);
    const fields = new Fields(cells, place, rows, today);
    if (!fields.required('title', 'organisation')) return;
    const [title, organisation, arxiv] = [
      fields.text('title'),
      fields.text('organisation'),
      fields.text('arxiv'),
    ];
    const first = fields.period('first_version');
    const list = fields.text('kind') !== 'report';
    for (const [position, raw_name] of entries(fields.text('authors')).entries()) {
      if (raw_name === '') continue;
      rows.add(post, {
        ...place,
        position,
        post_key: keys.next('reports', 'report', organisation, title, arxiv, raw_name),
        kind: 'report',
        raw_name,
        raw_organisation: organisation,
        role: 'author',
        valid_from: first?.on ?? null,
        from_precision: first?.precision ?? null,
        known_on: first && knownOn(first, today),
        title,
        publisher: organisation,
        url: arxiv === '' ? null : `https://arxiv.org/abs/${arxiv}`,
        status: 'confirmed',
        verified: false,
        note: list ? "from the organisation's list of publications: a co-author may be from elsewhere" : null,
      });
    }
  });
}
