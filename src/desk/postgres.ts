import pg from 'pg';
import { VivierError } from '../tables/error.ts';
import { insideTransaction, type Queries, type Store } from './store.ts';

/** Opens a desk on a PostgreSQL server (15 or later), given as postgres://…; throws `desk-unreachable`. */
export async function openPostgres(address: string): Promise<Store> {
  const pool = new pg.Pool({ connectionString: address, max: 4 });
  // A lost idle connection is replaced by the next query; without a listener it would end the process.
  pool.on('error', () => undefined);
  try {
    await pool.query('select 1');
  } catch (cause) {
    await pool.end();
    throw new VivierError(
      'desk-unreachable',
      {
        what: 'The desk on PostgreSQL does not answer.',
        where: withoutPassword(address),
        why: cause instanceof Error ? cause.message : String(cause),
        mend: 'Start that server, or correct the address given by --desk.',
      },
      { cause },
    );
  }
  return {
    ...asked(pool),
    async transaction(work) {
      const client = await pool.connect();
      try {
        return await insideTransaction(asked(client), work);
      } finally {
        client.release();
      }
    },
    close: () => pool.end(),
  };
}

function asked(connection: pg.Pool | pg.PoolClient): Queries {
  return {
    query: async (sql, values = []) => (await connection.query(sql, [...values])).rows,
    script: async (sql) => {
      await connection.query(sql);
    },
  };
}

function withoutPassword(address: string): string {
  return address.replace(/^(\w+:\/\/[^:@/]*):[^@/]*@/, '$1@');
}
