import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Json } from '@duckdb/node-api';
import { becauseOf } from '../../locales/complaint.ts';
import { type Complaint, type Fault, VivierError } from '../../tables/error.ts';
import { Turns } from './turns.ts';

export interface QuestionLimits {
  readonly rows: number;
  readonly milliseconds: number;
  /** Of all values together. */
  readonly characters: number;
  /** Milliseconds from the asking in which its turn must come. */
  readonly patience: number;
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

/** What an answerer says: that its clock may run, perhaps that it is no longer small, then one of the others. */
export type AnswererMessage =
  | { readonly kind: 'begun' }
  | { readonly kind: 'outgrown' }
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'refused'; readonly code: string; readonly complaint: Complaint };

/** Largest heap of an answerer, in megabytes: it holds one answer. The engine's memory lies outside of it. */
const HEAP_MB = 256;

/** Questions that are answered at once, as many as cores may be counted on. */
const answering = new Turns(2);

/** Of them, those whose process is more than small: two at once would hold as much memory as the server. */
const large = new Turns(1);

/**
 * Answers one SELECT over a database file, in a process of its own that is killed when its time or its memory is used up. One that
 * outgrows a small process while another is large is begun again when that is done, holding nothing while it waits.
 * Throws `sql-refused` (not one SELECT, or it reaches outside), `sql-failed`, `sql-too-long`, `sql-too-large` and `sql-busy`.
 */
export async function askDatabase(path: string, sql: string, limits: QuestionLimits): Promise<Answer> {
  const question = { path, sql, limits };
  const until = performance.now() + limits.patience;
  const turn = async (turns: Turns) => {
    if (!(await turns.take(until - performance.now()))) throw busy(limits.patience);
  };
  const answeredInTurn = async (mayGrow: () => boolean) => {
    await turn(answering);
    try {
      return await answered(question, mayGrow);
    } finally {
      answering.leave();
    }
  };
  let isLarge = false;
  const grow = () => {
    isLarge ||= large.takeNow();
    return isLarge;
  };
  try {
    for (;;) {
      const answer = await answeredInTurn(grow);
      if (answer !== 'outgrown') return answer;
      await turn(large);
      isLarge = true;
    }
  } finally {
    if (isLarge) large.leave();
  }
}

/** Answers, unless the process outgrows a small one and may not. */
function answered(question: Question, mayGrow: () => boolean): Promise<Answer | 'outgrown'> {
  const { milliseconds } = question.limits;
  const child = fork(fileURLToPath(new URL('answerer.ts', import.meta.url)), [], {
    execArgv: [`--max-old-space-size=${HEAP_MB}`],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  let clock: NodeJS.Timeout | undefined;
  const done = new Promise<Answer | 'outgrown'>((resolve, reject) => {
    const stop = () => child.kill('SIGKILL');
    child.on('message', (message: AnswererMessage) => {
      if (message.kind === 'answer') resolve(message.answer);
      else if (message.kind === 'refused') reject(new VivierError(message.code, message.complaint));
      else if (message.kind === 'begun')
        clock = setTimeout(() => {
          reject(tooLong(milliseconds));
          stop();
        }, milliseconds);
      else if (!mayGrow()) {
        resolve('outgrown');
        stop();
      }
    });
    child.on('error', reject);
    // Once its channel is read to the end too: its answer may come after the news that it ended.
    child.once('close', (code, signal) => reject(died(code, signal)));
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

function busy(milliseconds: number): VivierError {
  return new VivierError('sql-busy', {
    what: 'Other questions are being answered.',
    ...becauseOf('sql.turn', { seconds: milliseconds / 1000 }),
    mend: 'Ask again in a moment.',
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
