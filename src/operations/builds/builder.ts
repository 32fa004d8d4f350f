import { z } from 'zod';
import { rejectionReason } from '../../tables/cards/sources.ts';

/** A step as a build plans it: whether it will run, and for which reason. */
export const plannedStep = z.object({
  step: z.string(),
  layer: z.string(),
  /** `run`, or `reuse` where its fingerprint is known. */
  plan: z.enum(['run', 'reuse']),
  /** Why it runs: never built, text changed, an input changed, asked for. */
  why: z.string().nullable(),
  inputs: z.array(z.string()),
});
export type PlannedStep = z.infer<typeof plannedStep>;

/** A step of the build that is served, as it was last made. */
export const builtStep = z.object({
  step: z.string(),
  layer: z.string(),
  rows: z.number(),
  seconds: z.number(),
  /** Largest memory of the builder while it ran. */
  peakBytes: z.number(),
});
export type BuiltStep = z.infer<typeof builtStep>;

/** What an import did, or would do. */
export const importReport = z.object({
  source: z.string(),
  path: z.string(),
  dryRun: z.boolean(),
  files: z.number(),
  /** Files whose content was known already: not read again. */
  known: z.number(),
  records: z.number(),
  rejected: z.number(),
  /** Rows by table. */
  rows: z.record(z.string(), z.number()),
  /** A few rows of each table, in a dry run. */
  samples: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
  rejections: z.array(rejectionReason),
  /** Columns of tables that are passed over: of no name on the allow-list, or `twice` in one file. */
  unread: z.array(
    z.object({
      column: z.string(),
      position: z.number(),
      twice: z.boolean(),
      files: z.number(),
      file: z.string(),
    }),
  ),
  seconds: z.number(),
});
export type ImportReport = z.infer<typeof importReport>;

export interface BuildOrder {
  /** Build again from this step on, whatever its fingerprint says. */
  readonly from?: string;
  readonly threads?: number;
  /** Takes the starter data in first, where it is not known yet; true where not said. */
  readonly starter?: boolean;
  /** A file to leave out, such as a venue-year: nips2022. */
  readonly without?: string;
}

export interface ImportOrder {
  readonly source: string;
  /** A file or folder on the machine of the builder. */
  readonly path: string;
}

/** What the builder is doing. */
export type BuilderState = 'idle' | 'importing' | 'building' | 'failed';

/**
 * Whoever owns the workshop and writes it. Only one import or build goes on at a time; a second order
 * throws `builder-busy`. Progress goes out by the door's own stream (SSE, progress bars).
 */
export interface Builder {
  state(): BuilderState;
  /** Starts a build and answers at once. */
  startBuild(order: BuildOrder): Promise<void>;
  /** Which steps a build would run, and why. */
  explain(order: BuildOrder): Promise<readonly PlannedStep[]>;
  /** Imports and answers when done; what was acknowledged stays if it is interrupted. */
  importFiles(order: ImportOrder): Promise<ImportReport>;
  /** Reads everything and writes nothing. */
  previewImport(order: ImportOrder): Promise<ImportReport>;
}

/** News of a build or import, as the event stream passes it on. */
export type { Progress } from '../../pipeline/progress.ts';
