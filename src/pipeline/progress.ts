import type { LandingProgress } from '../sources/pace.ts';
import { type Complaint, diskFull, VivierError } from '../tables/error.ts';

/** An error as it travels between processes and doors. */
export interface ErrorMessage extends Complaint {
  readonly code: string;
}

/** How far one step of a build is. Rates are rows a second; `left` is seconds, null where it can't be told. */
export interface StepProgress {
  readonly kind: 'step';
  readonly step: string;
  readonly index: number;
  readonly of: number;
  readonly state: 'running' | 'done' | 'reused';
  readonly rows: number;
  readonly total: number | null;
  readonly seconds: number;
  readonly rate: number | null;
  readonly left: number | null;
}

export type Progress =
  | StepProgress
  | LandingProgress
  | {
      readonly kind: 'published';
      readonly build: string;
      readonly seconds: number;
      readonly changed: boolean;
    }
  | { readonly kind: 'failed'; readonly error: ErrorMessage };

export type OnProgress = (progress: Progress) => void;

/** An error in the form doors print; what is not ours keeps its message and the code `unexpected`. */
export function errorMessage(error: unknown): ErrorMessage {
  if (error instanceof VivierError) return { code: error.code, ...error.complaint };
  const said = error instanceof Error ? error.message : String(error);
  const full = diskFull(said);
  return full ? errorMessage(full) : { code: 'unexpected', what: said };
}

/** Rows a second and seconds left, from what is done and what there is. */
export function pace(
  done: number,
  total: number | null,
  seconds: number,
): { rate: number | null; left: number | null } {
  if (seconds <= 0 || done <= 0) return { rate: null, left: null };
  const rate = done / seconds;
  return { rate, left: total === null ? null : Math.max(0, (total - done) / rate) };
}
