import { setTimeout as delay } from 'node:timers/promises';
import type { ProgressDisplay } from './progress.ts';
import { EXIT, type Exit, type Session } from './session.ts';
import type { Workplace } from './workplace.ts';

/** Longest wait for the desk to close; ended harder, it loses nothing that was acknowledged. */
const PATIENCE = 1500;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Resolves when the user (Ctrl-C), the system or a closed terminal asks to stop; further signals change nothing. */
export function stopAsked(): Promise<'stopped'> {
  return new Promise((resolve) => {
    for (const signal of SIGNALS) process.on(signal, () => resolve('stopped'));
  });
}

/** Whoever asks to stop what has ended its work ends it at once. */
export function endAtOnce(): void {
  for (const signal of SIGNALS) process.removeAllListeners(signal);
}

/** Does the work unless it is stopped before it ends; either way the workplace is left in order. */
export async function untilStopped(
  { words, err }: Pick<Session, 'words' | 'err'>,
  place: Workplace,
  display: ProgressDisplay,
  work: () => Promise<Exit>,
): Promise<Exit> {
  const done = work();
  const outcome = await Promise.race([settled(done), stopAsked()]);
  display.end();
  if (outcome !== 'stopped') {
    await place.close();
    endAtOnce();
    return done;
  }
  // The builder that is ended now makes the work fail: that is no news.
  done.catch(() => undefined);
  err.write(`${words.say(place.server === null ? 'cli.stopped' : 'cli.stopped.server')}\n`);
  await Promise.race([place.close(), delay(PATIENCE)]);
  return EXIT.stopped;
}

/** Resolves when the work ended, well or not. */
function settled(work: Promise<unknown>): Promise<'ended'> {
  return work.then(
    () => 'ended' as const,
    () => 'ended' as const,
  );
}
