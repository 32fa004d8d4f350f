import type { ErrorMessage, Progress } from './progress.ts';

/** What the builder, a process of its own, can be asked to do. */
export type Job =
  | {
      readonly kind: 'build';
      readonly from?: string;
      readonly threads?: number;
      /** Import the starter data first; files that are known are not read. */
      readonly starter: boolean;
      /** A file whose rows are left out, as `leaveOut` names it: the next build takes it in again. */
      readonly without?: string;
      /** Folder with the desk's `anchors.csv`, `first_anchors.csv`, `decisions.csv` and `suppressions.csv`; absent where there is no desk yet. */
      readonly desk?: string;
    }
  | { readonly kind: 'explain'; readonly from?: string }
  | { readonly kind: 'import'; readonly source: string; readonly path: string }
  | { readonly kind: 'preview'; readonly source: string; readonly path: string };

/** What the builder says: how far it is, then either its answer or why it failed. */
export type BuilderMessage =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'answer'; readonly answer: unknown }
  | { readonly kind: 'refused'; readonly error: ErrorMessage };
