import { claim, post } from '../../tables/facts.ts';
import type { Reading } from '../records.ts';
import type { RecordSource } from '../source.ts';
import { claimColumns, claimTables } from './claim-tables.ts';
import { readClaims } from './claims.ts';
import { readMigrations } from './migrations.ts';
import { postColumns, readPosts } from './posts.ts';

const NAMES = ['posts', ...Object.keys(claimTables)].join('|');

/** Curated public facts on the market: posts, team moves, deals, packages, headcounts, supply, liquidity, milestones, conditions. */
export const market: RecordSource = {
  name: 'market',
  doc: 'public facts on the market for AI researchers: posts, team moves, deals, packages, headcounts and more',
  terms: 'facts, each row with its publisher and status',
  version: '3',
  fields: {
    posts: postColumns,
    ...Object.fromEntries(Object.entries(claimTables).map(([name, table]) => [name, claimColumns(table)])),
  },
  tables: [claim, post],
  named: 'posts.csv',
  files: new RegExp(`(?:^|/)(?:${NAMES})\\.csv(?:\\.gz)?$`, 'u'),
  alone: new RegExp(`^(?:${NAMES})\\.csv(?:\\.gz)?$`, 'u'),
  batch: { files: 16, bytes: 16 * 1024 * 1024 },
  read,
};

async function read(reading: Reading): Promise<void> {
  const name = reading.file.split('/').at(-1)?.split('.')[0] ?? '';
  if (name === 'posts') return readPosts(reading);
  if (name === 'migrations') return readMigrations(reading);
  return readClaims(reading, claimTables[name]!);
}
