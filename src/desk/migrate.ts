import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VivierError } from '../tables/error.ts';
import type { Store } from './store.ts';

const folder = join(import.meta.dirname, 'migrations');

/** Key of the advisory lock under which a shared desk is migrated; any fixed number serves. */
const MIGRATION_LOCK = 861_204_117;

/**
 * Brings the desk to this version: each numbered file of migrations/ that is not yet recorded, in order, in
 * one transaction with its record. Throws `desk-newer` where a later version of Vivier migrated it.
 */
export async function migrate(store: Store): Promise<void> {
  const files = readdirSync(folder)
    .filter((name) => /^\d{3}-.*\.sql$/.test(name))
    .sort();
  await store.transaction(async (desk) => {
    await desk.query(`select pg_advisory_xact_lock(${MIGRATION_LOCK})::text`);
    await desk.script(
      'create table if not exists migration (name text primary key, applied_at timestamptz not null)',
    );
    const applied = new Set((await desk.query('select name from migration')).map(({ name }) => String(name)));
    const foreign = [...applied].find((name) => !files.includes(name));
    if (foreign !== undefined) throw newer(foreign);
    for (const name of files.filter((file) => !applied.has(file))) {
      await desk.script(readFileSync(join(folder, name), 'utf8'));
      await desk.query('insert into migration (name, applied_at) values ($1, now())', [name]);
    }
  });
}

function newer(migration: string): VivierError {
  return new VivierError('desk-newer', {
    what: 'A later version of Vivier wrote this desk.',
    where: migration,
    why: 'This version does not know that migration.',
    mend: 'Start the later version, or restore the desk from a backup made before it.',
  });
}
