import { existsSync, renameSync, rmSync } from 'node:fs';
import { inspect } from 'node:util';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { dataDir } from '@electric-sql/pglite-prepopulatedfs';
import type { Answer, Question } from './pglite.ts';

/*
 * PostgreSQL as WebAssembly runs on the thread that asks. Here it has one of its own, so that a large
 * write or its first start (seconds) never keeps a page waiting.
 */
const folder = String(workerData);

/**
 * A new folder is unpacked, not made: PostgreSQL's initdb takes three times as long. A folder half made by a killed first start is never
 * opened: it gets its name when it is whole.
 */
async function open(): Promise<PGlite> {
  if (!existsSync(folder)) {
    const draft = `${folder}.new`;
    rmSync(draft, { recursive: true, force: true });
    await (await PGlite.create(draft, { loadDataDir: await dataDir() })).close();
    renameSync(draft, folder);
  }
  return PGlite.create(folder);
}

async function answer(database: PGlite, { id, question }: Question): Promise<Answer> {
  try {
    if (question.kind === 'query') {
      return {
        id,
        rows: (await database.query<Record<string, unknown>>(question.sql, [...question.values])).rows,
      };
    }
    if (question.kind === 'script') await database.exec(question.sql);
    if (question.kind === 'close') await database.close();
    return { id, rows: [] };
  } catch (error) {
    return { id, fault: saidBy(error) };
  }
}

/** ENOSPC, as WebAssembly numbers it. */
const NO_ROOM = 51;

/** What went wrong; what WebAssembly's file system throws is no `Error`, and has a number instead of a message. */
function saidBy(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'errno' in error && error.errno === NO_ROOM)
    return 'No space left on device.';
  const said = error instanceof Error || (typeof error === 'object' && error !== null && 'message' in error);
  return said ? String(error.message) : inspect(error, { depth: 0, breakLength: Number.POSITIVE_INFINITY });
}

const opening = open();
parentPort?.on('message', async (question: Question) => {
  try {
    parentPort?.postMessage(await answer(await opening, question));
  } catch (error) {
    parentPort?.postMessage({ id: question.id, fault: saidBy(error) });
  }
});
