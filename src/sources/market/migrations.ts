import { post } from '../../tables/facts.ts';
import { ContentKeys } from '../keys.ts';
import { entries } from '../lists.ts';
import { type Reading, rowPlace } from '../records.ts';
import { claimTables } from './claim-tables.ts';
import { readClaims } from './claims.ts';
import { evidenceOf } from './evidence.ts';

/** Team moves: a claim each, and a post for the leader and every member named. */
export async function readMigrations(reading: Reading): Promise<void> {
  const { rows } = reading;
  const keys = new ContentKeys();
  await readClaims(reading, claimTables['migrations']!, (fields, index) => {
    const names = [fields.text('leader'), ...entries(fields.text('members'))];
    const from = fields.period('window_start');
    for (const [position, raw_name] of names.entries()) {
      if (raw_name === '') continue;
      rows.add(post, {
        ...rowPlace(reading, index),
        position,
        post_key: keys.next(
          'market',
          'migration',
          fields.text('migration_id'),
          raw_name,
          fields.text('source_title_or_url'),
        ),
        kind: 'migration',
        raw_name,
        raw_organisation: fields.textOrNull('to'),
        role: position === 0 ? 'leader' : 'member',
        valid_from: from?.on ?? null,
        from_precision: from?.precision ?? null,
        previous_organisation: fields.textOrNull('from'),
        ...evidenceOf(fields),
      });
    }
  });
}
