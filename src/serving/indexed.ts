import type { Engine } from '../engine/engine.ts';
import { identifier } from '../engine/schema.ts';
import type { StepContext } from '../engine/step-context.ts';
import type { ComputeStep, SqlStep } from '../tables/step.ts';
import type { Table } from '../tables/table.ts';

/** The same step, and then an index on the table's key, or on the column `by`, so that a few rows are found without reading the others. */
export function indexed({
  output,
  inputs,
  select,
  by,
}: Omit<SqlStep, 'kind' | 'dialect'> & { readonly by?: string }): ComputeStep<StepContext> {
  return {
    kind: 'compute',
    output,
    inputs,
    version: by === undefined ? select : `${by}: ${select}`,
    compute: async ({ engine }) => {
      await engine.run(`insert into ${identifier(output.name)} ${select}`);
      if (by === undefined) await indexKey(engine, output);
      else
        await engine.run(
          `create index ${identifier(`${output.name}_${by}`)} on ${identifier(output.name)} (${identifier(by)})`,
        );
    },
  };
}

/** Indexes the key of a filled table. */
export async function indexKey(engine: Engine, { name, key }: Table): Promise<void> {
  await engine.run(
    `create unique index ${identifier(`${name}_key`)} on ${identifier(name)} (${key.map(identifier).join(', ')})`,
  );
}
