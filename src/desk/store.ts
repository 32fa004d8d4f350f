/** What is bound to $1, $2, …: a bigint goes as text and is cast in the statement. */
export type Value = string | number | boolean | Date | Uint8Array | null | readonly string[];

/** A row as the database hands it over: the reader parses it. */
export type Row = Readonly<Record<string, unknown>>;

/** Asking PostgreSQL, embedded or not. */
export interface Queries {
  query(sql: string, values?: readonly Value[]): Promise<readonly Row[]>;
  /** Several statements, without values. */
  script(sql: string): Promise<void>;
}

/** The desk's database. What a resolved promise acknowledged survives the process. */
export interface Store extends Queries {
  /** All of `work`, or nothing of it; what else is asked meanwhile waits. Not nested. */
  transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Runs `work` between `begin` and `commit` of one connection. */
export async function insideTransaction<T>(
  connection: Queries,
  work: (queries: Queries) => Promise<T>,
): Promise<T> {
  await connection.script('begin');
  try {
    const answer = await work(connection);
    await connection.script('commit');
    return answer;
  } catch (cause) {
    // The connection may be gone: the reason why `work` failed matters more.
    await connection.script('rollback').catch(() => undefined);
    throw cause;
  }
}
