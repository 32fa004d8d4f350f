import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Json } from '@duckdb/node-api';
import { becauseOf } from '../../locales/complaint.ts';
import { type Complaint, type Fault, VivierError } from '../../tables/error.ts';

export interface QuestionLimits {
  readonly rows: number;
  readonly milliseconds: number;
  /** Of all values together. */
  readonly characters: number;
}

/** What an answerer is asked. */
export interface Question {
  /** The database's file. */
  readonly path: string;
  readonly sql: string;
  readonly limits: QuestionLimits;
}

export interface Answer {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** Values as JSON has them: dates and integers over 2^53 as text. */
  readonly rows: readonly (readonly Json[])[];
  /** There were more rows than the limit. */
  readonly truncated: boolean;
}

/** What an answerer says: that its clock may run, then one of the others. */
export type AnswererMessage =
  | { readonly kind: 'begun' }
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'refused'; readonly code: string; readonly complaint: Complaint };

/** Questions that are answered at once; others wait their turn. */
const AT_ONCE = 2;

/** Largest heap of an answerer, in megabytes: it holds one answer. The engine's memory lies outside of it. */
const HEAP_MB = 256;

let answering = 0;
const waiting: (() => void)[] = [];

/**
 * Answers one SELECT over a database file, in a process of its own that is killed when its time or its memory is used up.
 * Throws `sql-refused` (not one SELECT, or it reaches outside), `sql-failed`, `sql-too-long` and `sql-too-large`.
 */
export async function askDatabase(path: string, sql: string, limits: QuestionLimits): Promise<Answer> {
  if (answering === AT_ONCE) await new Promise<void>((turn) => waiting.push(turn));
  else answering++;
  try {
    return await answered({ path, sql, limits });
  } finally {
    const next = waiting.shift();
    if (next) next();
    else answering--;
  }
}

function answered(question: Question): Promise<Answer> {
  const { milliseconds } = question.limits;
  const child = fork(fileURLToPath(new URL('answerer.ts', import.meta.url)), [], {
    execArgv: [`--max-old-space-size=${HEAP_MB}`],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  let clock: NodeJS.Timeout | undefined;
  const done = new Promise<Answer>((resolve, reject) => {
    child.on('message', (message: AnswererMessage) => {
      if (message.kind === 'answer') resolve(message.answer);
      else if (message.kind === 'refused') reject(new VivierError(message.code, message.complaint));
      else
        clock = setTimeout(() => {
          reject(tooLong(milliseconds));
          child.kill('SIGKILL');
        }, milliseconds);
    });
    child.once('error', reject);
    child.once('exit', (code, signal) => reject(died(code, signal)));
  });
  child.send(question);
  return done.finally(() => clearTimeout(clock));
}

/** Exit code of a process that aborts, where no signal is told. */
const ABORTED = 134;

/** Why an answerer ended without a word: its heap was full, the system took its memory, or the engine broke. */
function died(code: number | null, signal: NodeJS.Signals | null): VivierError {
  if (signal === 'SIGABRT' || signal === 'SIGKILL' || code === ABORTED) return tooLarge('much-memory', {});
  return new VivierError('sql-failed', {
    what: 'The question cannot be answered.',
    ...becauseOf('sql.broke', { end: signal ?? String(code) }),
    mend: 'Write it in another way and ask again.',
  });
}

function tooLong(milliseconds: number): VivierError {
  return new VivierError('sql-too-long', {
    what: 'The question took too long and was stopped.',
    ...becauseOf('sql.time', { seconds: milliseconds / 1000 }),
    mend: 'Narrow it with a where clause, or ask for fewer columns.',
  });
}

/** @param limit which one the question is over: a `fault.sql.` of the locales */
export function tooLarge(limit: string, values: Fault['values'], cause?: unknown): VivierError {
  return new VivierError(
    'sql-too-large',
    {
      what: 'The question asks for too much at once.',
      ...becauseOf(`sql.${limit}`, values),
      mend: 'Narrow it with a where clause, ask for fewer columns, or let it count and sum.',
    },
    { cause },
  );
}
