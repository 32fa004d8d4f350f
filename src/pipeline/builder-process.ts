import { fork } from 'node:child_process';
import { setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { VivierError } from '../tables/error.ts';
import type { Home } from './home.ts';
import type { BuilderMessage, Job } from './job.ts';
import type { OnProgress } from './progress.ts';

/** A builder at work. */
export interface BuilderProcess {
  readonly pid: number | undefined;
  /** What the job answers; throws what the builder was refused, or `builder-died` where it ended without a word. */
  readonly done: Promise<unknown>;
  /** Ends it; what it had committed stays. */
  stop(): void;
}

/** Largest heap of the builder, in megabytes: DuckDB's memory lies outside of it. */
const HEAP_MB = 1800;

/**
 * Room for young objects, in megabytes, in every thread from its first moment: rows are many and short-lived, and copying them twice
 * costs a tenth of a build.
 */
const YOUNG_MB = 64;
/** Niceness of the builder: what is served goes first. */
const PRIORITY = 5;

/** Starts the builder on a job, at low priority so that what is served stays quick. */
export function startBuilder(home: Home, job: Job, onProgress: OnProgress): BuilderProcess {
  const child = fork(fileURLToPath(new URL('builder.ts', import.meta.url)), [], {
    execArgv: [
      `--max-old-space-size=${HEAP_MB}`,
      `--min-semi-space-size=${YOUNG_MB}`,
      `--max-semi-space-size=${YOUNG_MB}`,
    ],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  if (child.pid !== undefined) setPriority(child.pid, PRIORITY);
  const done = new Promise<unknown>((resolve, reject) => {
    let answered = false;
    child.on('message', (message: BuilderMessage) => {
      if (message.kind === 'progress') onProgress(message.progress);
      else answered = true;
      if (message.kind === 'answer') resolve(message.answer);
      if (message.kind === 'refused') reject(new VivierError(message.error.code, message.error));
    });
    child.on('error', reject);
    // Once its channel is read to the end too: its answer may come after the news that it ended.
    child.once('close', (code, signal) => {
      if (answered) return;
      reject(
        new VivierError('builder-died', {
          what: 'The builder ended before it was done.',
          why: signal ? `It was stopped by ${signal}.` : `It ended with code ${code}.`,
          mend: 'Start the build again: it goes on where it was.',
        }),
      );
    });
  });
  child.send({ job, home: home.folder });
  return { pid: child.pid, done, stop: () => void child.kill('SIGTERM') };
}
