import { post } from '../../tables/facts.ts';
import { Fields } from '../fields.ts';
import { ContentKeys } from '../keys.ts';
import { eachRow, type Reading, rowPlace } from '../records.ts';
import { evidenceColumns, evidenceOf } from './evidence.ts';

/** The only columns of `posts.csv` that are looked at. */
export const postColumns = [
  'person',
  'organisation',
  'role',
  'start',
  'end',
  'previous_organisation',
  'next_organisation',
  ...evidenceColumns,
] as const;

/** Who held which post: `posts.csv`. */
export async function readPosts(reading: Reading): Promise<void> {
  const { rows, today } = reading;
  const keys = new ContentKeys();
  await eachRow(reading, postColumns, (cells, index) => {
    const place = rowPlace(reading, index);
    const fields = new Fields(cells, place, rows, today);
    if (!fields.required('person', 'organisation')) return;
    const [from, to] = fields.span('start', 'end');
    rows.add(post, {
      ...place,
      position: 0,
      post_key: keys.next(
        'market',
        'post',
        cells.person,
        cells.organisation,
        cells.role,
        cells.start,
        cells.end,
        cells.source_title_or_url,
      ),
      kind: 'post',
      raw_name: fields.text('person'),
      raw_organisation: fields.text('organisation'),
      role: fields.textOrNull('role'),
      valid_from: from?.on ?? null,
      from_precision: from?.precision ?? null,
      valid_to: to?.on ?? null,
      to_precision: to?.precision ?? null,
      previous_organisation: fields.textOrNull('previous_organisation'),
      next_organisation: fields.textOrNull('next_organisation'),
      ...evidenceOf(fields),
    });
  });
}
