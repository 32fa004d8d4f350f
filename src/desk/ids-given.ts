import { openDuckDB } from '../engine/duckdb/duckdb.ts';
import type { Desk } from './desk.ts';

/** A published build: its id, and its database's file. */
export interface PublishedBuild {
  readonly build: string;
  readonly database: string;
}

/**
 * Hands the ids that a published build gave to the desk, so that the next build gives them again; does nothing
 * where the desk has them already. Reads the build beside those who are being answered.
 */
export async function rememberIds(
  desk: Pick<Desk, 'anchoredBuild' | 'takeAnchors'>,
  { build, database }: PublishedBuild,
): Promise<void> {
  if ((await desk.anchoredBuild()) === build) return;
  await desk.takeAnchors({ build, ...(await readIds(database)) });
}

async function readIds(database: string) {
  const engine = await openDuckDB({ path: database, readOnly: true, threads: 1, memory: '256MB' });
  try {
    const { key: keys, person: persons } = await engine.read(
      `select key, person from (
         select mention as key, person from person_mention
         union all
         select post_key, person from person_post
       ) order by person, key`,
      { key: 'bigint', person: 'text' },
    );
    const { old, current } = await engine.read('select old, new from person_forward order by old', {
      old: 'text',
      current: 'text',
    });
    return { keys, persons, forwards: old.map((lost, i) => [lost, current[i] ?? lost] as const) };
  } finally {
    engine.closeDatabase();
  }
}
