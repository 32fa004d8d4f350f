import { join } from 'node:path';
import { openDuckDB } from '../../engine/duckdb/duckdb.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Home } from '../../pipeline/home.ts';
import { readCurrent } from '../../pipeline/publish.ts';
import { nothingPublished } from './reading.ts';

/** Memory for questions that read whole tables. */
const MEMORY = '1GB';

/** Opens the tables of the served build for reading whole columns, and closes them again. Throws `nothing-published`. */
export async function readTables<Answer>(
  home: Home,
  work: (engine: Engine) => Promise<Answer>,
): Promise<Answer> {
  const current = await readCurrent(home);
  if (current === null) throw await nothingPublished(home);
  const engine = await openDuckDB({
    path: join(home.observatory, current.database),
    readOnly: true,
    memory: MEMORY,
  });
  try {
    return await work(engine);
  } finally {
    engine.closeDatabase();
  }
}
