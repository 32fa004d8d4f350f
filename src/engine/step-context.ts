import type { Engine } from './engine.ts';

/** What a typed-array computation is given. */
export interface StepContext {
  readonly engine: Engine;
  /** The same for every step of one run: what one step leaves under it, another may take rather than work it out again. */
  readonly run: object;
  /** How many threads it may use; the result must not depend on it. */
  readonly threads: number;
  /** Folder of this build's files, such as the search index; written under a name of the step's own. */
  readonly files: string;
  /** Tells how far it is, in rows. */
  readonly progress: (done: number, total: number) => void;
}
