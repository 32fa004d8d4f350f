import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type BuilderProcess, startBuilder } from '../../pipeline/builder-process.ts';
import type { Home } from '../../pipeline/home.ts';
import type { Job } from '../../pipeline/job.ts';
import { errorMessage } from '../../pipeline/progress.ts';
import { VivierError } from '../../tables/error.ts';
import {
  type Builder,
  type BuilderState,
  type BuildOrder,
  type ImportOrder,
  type ImportReport,
  importReport,
  type PlannedStep,
  plannedStep,
} from './builder.ts';
import type { ProgressLog } from './progress-log.ts';

/** What the workshop needs from whoever owns the desk. */
export interface WorkshopParts {
  readonly home: Home;
  readonly log: ProgressLog;
  /** Writes the desk's anchors and decisions into a folder, once the desk is open. */
  readonly snapshot: (folder: string) => Promise<void>;
  /** Serves what was published, and takes its ids; runs before anybody hears of it. */
  readonly published: () => Promise<void>;
  readonly start?: typeof startBuilder;
}

/** Gives the builder one job at a time, and tells how far it is. */
export class Workshop implements Builder {
  readonly #parts: WorkshopParts;
  readonly #start: typeof startBuilder;
  #busy: Exclude<BuilderState, 'failed'> = 'idle';
  #failed = false;
  #child: BuilderProcess | undefined;
  #closed = false;

  constructor(parts: WorkshopParts) {
    this.#parts = parts;
    this.#start = parts.start ?? startBuilder;
  }

  state(): BuilderState {
    return this.#busy === 'idle' && this.#failed ? 'failed' : this.#busy;
  }

  async startBuild(order: BuildOrder): Promise<void> {
    this.#reserve('building');
    void this.#build({ kind: 'build', starter: true, ...order }, true);
  }

  /** The build at the start of the server: the starter data too; `desk` false where there is no desk to replay yet. */
  async startFirstBuild(desk: boolean): Promise<void> {
    this.#reserve('building');
    await this.#build({ kind: 'build', starter: true }, desk);
  }

  async explain({ from }: BuildOrder): Promise<readonly PlannedStep[]> {
    this.#reserve('building');
    return z
      .array(plannedStep)
      .parse(await this.#run({ kind: 'explain', ...(from === undefined ? {} : { from }) }));
  }

  async importFiles({ source, path }: ImportOrder): Promise<ImportReport> {
    this.#reserve('importing');
    return importReport.parse(await this.#run({ kind: 'import', source, path }));
  }

  async previewImport({ source, path }: ImportOrder): Promise<ImportReport> {
    this.#reserve('importing');
    return importReport.parse(await this.#run({ kind: 'preview', source, path }));
  }

  /** Ends the builder, and waits until it is gone; what it committed stays, and the next start goes on from there. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#child?.stop();
    await this.#child?.done.catch(() => undefined);
  }

  #reserve(state: 'importing' | 'building'): void {
    if (this.#busy !== 'idle') {
      throw new VivierError('builder-busy', {
        what: this.#busy === 'importing' ? 'An import is going on.' : 'A build is going on.',
        why: 'Only one import or build writes at a time.',
        mend: 'Wait until it is done: vivier status and /api/build/events tell how far it is.',
      });
    }
    this.#busy = state;
  }

  /** Runs a build to its end; its failure is told by the log, since whoever asked has been answered. */
  async #build(job: Extract<Job, { kind: 'build' }>, desk: boolean): Promise<void> {
    const folder = join(this.#parts.home.observatory, 'desk');
    try {
      this.#parts.log.begin();
      this.#failed = false;
      if (desk) await this.#parts.snapshot(folder);
      await this.#run(desk ? { ...job, desk: folder } : job);
    } catch (error) {
      this.#busy = 'idle';
      if (this.#closed) return;
      this.#failed = true;
      this.#parts.log.note({ kind: 'failed', error: errorMessage(error) });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async #run(job: Job): Promise<unknown> {
    try {
      if (this.#closed) throw new VivierError('builder-busy', { what: 'It is being stopped.' });
      let announce: (() => void) | undefined;
      this.#child = this.#start(this.#parts.home, job, (progress) => {
        if (progress.kind === 'published') announce = () => this.#parts.log.note(progress);
        else if (progress.kind !== 'failed') this.#parts.log.note(progress);
      });
      const answer = await this.#child.done;
      if (announce !== undefined) await this.#parts.published();
      announce?.();
      return answer;
    } finally {
      this.#child = undefined;
      this.#busy = 'idle';
    }
  }
}
