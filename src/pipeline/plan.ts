import { contentChecksum } from '../engine/checksum.ts';
import type { DuckDBEngine } from '../engine/duckdb/duckdb.ts';
import { createTable } from '../engine/schema.ts';
import type { StepContext } from '../engine/step-context.ts';
import { buildStep } from '../tables/build.ts';
import { type Step, stepName, taken } from '../tables/step.ts';
import { fingerprint, whyRebuilt } from './fingerprint.ts';

/** What a build would do with a step, and why. */
export interface PlannedStep {
  readonly step: string;
  readonly layer: string;
  readonly plan: 'run' | 'reuse';
  readonly why: string | null;
  readonly inputs: readonly string[];
}

/**
 * Which steps a build would run now, and why. A step after one that runs may turn out to be reused, where the table
 * before it comes out as it was: the plan says `run`, since that is not known before.
 */
export async function planSteps(
  engine: DuckDBEngine,
  steps: readonly Step<StepContext>[],
  from?: string,
): Promise<PlannedStep[]> {
  await createTable(engine, buildStep);
  const made = new Map(
    (await engine.rows('select step, fingerprint, content from build_step')).map((row) => [
      String(row['step']),
      row,
    ]),
  );
  const contents = new Map<string, string>();
  const changed = new Set<string>();
  const plan: PlannedStep[] = [];
  let forced = false;
  for (const step of steps) {
    const name = stepName(step);
    forced ||= name === from;
    for (const input of step.inputs)
      if (!contents.has(input.name)) {
        await createTable(engine, input);
        contents.set(input.name, (await contentChecksum(engine, input)).checksum);
      }
    const print = await fingerprint(step, contents);
    const inputs = [...step.inputs.map((input) => input.name), ...taken(step).map(stepName)];
    const stands = made.get(name)?.['fingerprint'] === print && !inputs.some((input) => changed.has(input));
    if (!stands) changed.add(name);
    contents.set(name, String(made.get(name)?.['content'] ?? 'absent'));
    const why = stands ? (forced ? ['asked for'] : []) : whyRebuilt(step, new Set(made.keys()), changed);
    const layer = step.kind === 'files' ? 'serving' : step.output.layer;
    plan.push({
      step: name,
      layer,
      plan: stands && !forced ? 'reuse' : 'run',
      why: why.join(', ') || null,
      inputs,
    });
  }
  return plan;
}
