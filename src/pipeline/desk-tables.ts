import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBEngine } from '../engine/duckdb/duckdb.ts';
import { literal } from '../engine/schema.ts';

/** Takes the desk's anchors, decisions and suppressions, as it wrote them to CSV files, into the tables that identity reads. */
export async function takeDesk(engine: DuckDBEngine, folder: string): Promise<void> {
  await engine.transaction(async () => {
    for (const [table, columns] of [
      ['anchor', "{'mention': 'bigint', 'person': 'varchar'}"],
      ['first_anchor', "{'mention': 'bigint', 'person': 'varchar'}"],
      ['decision', "{'decision': 'integer', 'kind': 'varchar', 'side': 'smallint', 'mention': 'bigint'}"],
      ['suppression', "{'kind': 'varchar', 'hash': 'varchar', 'salt': 'varchar'}"],
    ] as const) {
      const file = join(folder, `${table}s.csv`);
      await engine.run(`delete from ${table}`);
      if (existsSync(file))
        await engine.run(
          `insert into ${table} select * from read_csv(${literal(file)}, columns = ${columns}, header = true)`,
        );
    }
  });
}
