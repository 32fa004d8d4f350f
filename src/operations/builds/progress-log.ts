import type { OnProgress, Progress, StepProgress } from '../../pipeline/progress.ts';
import type { LandingProgress } from '../../sources/pace.ts';

type Ending = Extract<Progress, { kind: 'published' | 'failed' }>;

/** How far the running or the last build is, for those who look in later; and news of it, for those who listen. */
export class ProgressLog {
  readonly #steps = new Map<string, StepProgress>();
  readonly #imports = new Map<string, LandingProgress>();
  readonly #listeners = new Set<OnProgress>();
  #ending: Ending | undefined;

  /** Forgets the last build: a new one begins. */
  begin(): void {
    this.#steps.clear();
    this.#imports.clear();
    this.#ending = undefined;
  }

  note(progress: Progress): void {
    if (progress.kind === 'step') this.#steps.set(progress.step, progress);
    else if (progress.kind === 'import') this.#imports.set(progress.source, progress);
    else this.#ending = progress;
    for (const listener of this.#listeners) listener(progress);
  }

  imports(): readonly LandingProgress[] {
    return [...this.#imports.values()];
  }

  steps(): readonly StepProgress[] {
    return [...this.#steps.values()].sort((a, b) => a.index - b.index);
  }

  ending(): Ending | undefined {
    return this.#ending;
  }

  /** Everything that is known now, in the order in which it came about. */
  soFar(): readonly Progress[] {
    return [...this.#imports.values(), ...this.steps(), ...(this.#ending ? [this.#ending] : [])];
  }

  /** Calls `listener` with all news until the answer is called. */
  listen(listener: OnProgress): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}
