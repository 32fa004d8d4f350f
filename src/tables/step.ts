import type { Table } from './table.ts';

/** One statement that makes one table out of others. */
export interface SqlStep {
  readonly kind: 'sql';
  readonly output: Table;
  readonly inputs: readonly Table[];
  /** A plain `select` whose columns are the output's, in their order. */
  readonly select: string;
  /** `shared` runs on DuckDB and Trino alike and is held to it by the linter; `duckdb` is for serving. */
  readonly dialect: 'shared' | 'duckdb';
}

/** A typed-array computation that makes one table out of others. */
export interface ComputeStep<Context> {
  readonly kind: 'compute';
  readonly output: Table;
  readonly inputs: readonly Table[];
  /** Changes when the computation does: part of the fingerprint. */
  readonly version: string;
  /** Files the result follows from besides the tables, such as a model's weights: their bytes are part of the fingerprint. */
  readonly files?: readonly URL[];
  /** Its tables as they were last made stand as `<name>_before` while it runs: they may save work, and may not change the result. */
  readonly remembers?: true;
  /** Further tables that it fills and no other step reads: what it remembers beside its output, for its own next run. */
  readonly beside?: readonly Table[];
  /** Fills so much of the engine's memory that few such steps run side by side. */
  readonly heavy?: true;
  /** Fills the output table, which stands empty. */
  readonly compute: (context: Context) => Promise<void>;
}

/** A typed-array computation that makes a folder of files, such as the search index, out of tables. */
export interface FileStep<Context> {
  readonly kind: 'files';
  /** Name of the step and of its folder. */
  readonly name: string;
  readonly inputs: readonly Table[];
  readonly version: string;
  /** Steps before it whose folders it takes up, as they were left. */
  readonly takes?: readonly FileStep<Context>[];
  /**
   * Fills the folder `context.files`, which stands empty.
   * @param taken folders of the steps that it takes, in their order
   */
  readonly compute: (context: Context, ...taken: string[]) => Promise<void>;
}

/** Steps of files whose folders a step takes up. */
export const taken = <Context>(step: Step<Context>): readonly FileStep<Context>[] =>
  (step.kind === 'files' ? step.takes : undefined) ?? [];

export type Step<Context> = SqlStep | ComputeStep<Context> | FileStep<Context>;

/** Name of a step: that of its table or folder. */
export function stepName(step: Step<never>): string {
  return step.kind === 'files' ? step.name : step.output.name;
}
