import { setImmediate } from 'node:timers/promises';

/** Work in steps of a few milliseconds, which can be done at once or between other things. */
export type Yielding<Result> = Generator<undefined, Result>;

/** Does it at once. */
export function finish<Result>(work: Yielding<Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** Does it letting others have their turn after every step: for the time in which threads of their own do the rest. */
export async function finishBetween<Result>(work: Yielding<Result>): Promise<Result> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await setImmediate();
  }
}
