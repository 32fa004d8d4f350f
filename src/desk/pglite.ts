import { Worker } from 'node:worker_threads';
import { diskFull, VivierError } from '../tables/error.ts';
import { insideTransaction, type Queries, type Row, type Store, type Value } from './store.ts';

type Asked =
  | { readonly kind: 'query'; readonly sql: string; readonly values: readonly Value[] }
  | { readonly kind: 'script'; readonly sql: string }
  | { readonly kind: 'close' };

/** What goes to the database's thread. */
export interface Question {
  readonly id: number;
  readonly question: Asked;
}

/** What comes back. */
export type Answer =
  | { readonly id: number; readonly rows: readonly Row[] }
  | { readonly id: number; readonly fault: string };

/**
 * Opens the embedded desk in a folder, made where it is missing. The caller must own the desk
 * (ownership.ts): the same folder opened by two processes loses acknowledged rows.
 */
export async function openPGlite(folder: string): Promise<Store> {
  const thread = new DatabaseThread(folder);
  const connection: Queries = {
    query: (sql, values = []) => thread.ask({ kind: 'query', sql, values }),
    script: async (sql) => {
      await thread.ask({ kind: 'script', sql });
    },
  };
  // One connection: a transaction keeps whoever else asks waiting.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };
  try {
    await connection.query('select 1');
  } catch (cause) {
    // A thread that opened nothing would keep its process from ending.
    await thread.end();
    throw cause;
  }
  return {
    query: (sql, values) => inTurn(() => connection.query(sql, values)),
    script: (sql) => inTurn(() => connection.script(sql)),
    transaction: (work) => inTurn(() => insideTransaction(connection, work)),
    close: () => inTurn(() => thread.close()),
  };
}

class DatabaseThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #asked = 0;
  #ended: string | undefined;

  constructor(folder: string) {
    this.#worker = new Worker(new URL('./pglite-thread.ts', import.meta.url), { workerData: folder });
    this.#worker.on('message', (answer: Answer) => {
      this.#waiting.get(answer.id)?.(answer);
      this.#waiting.delete(answer.id);
    });
    this.#worker.on('error', (error) => this.#end(String(error)));
    this.#worker.on('exit', () => this.#end('Its thread ended.'));
  }

  async ask(question: Asked): Promise<readonly Row[]> {
    if (this.#ended !== undefined) throw deskFailed(this.#ended);
    const id = this.#asked++;
    const answer = await new Promise<Answer>((resolve) => {
      this.#waiting.set(id, resolve);
      this.#worker.postMessage({ id, question } satisfies Question);
    });
    if ('fault' in answer) throw deskFailed(answer.fault);
    return answer.rows;
  }

  async close(): Promise<void> {
    try {
      await this.ask({ kind: 'close' });
    } finally {
      await this.end();
    }
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #end(why: string): void {
    this.#ended ??= why;
    for (const [id, answer] of this.#waiting) answer({ id, fault: why });
    this.#waiting.clear();
  }
}

function deskFailed(why: string): VivierError {
  const full = diskFull(why);
  if (full) return full;
  return new VivierError('desk-failed', {
    what: "The desk's database did not do what was asked.",
    why,
    mend: 'Start again; if it stays so, restore the desk folder from a backup.',
  });
}
