import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { StepContext } from '../engine/step-context.ts';
import { type Step, stepName, taken } from '../tables/step.ts';
import type { Table } from '../tables/table.ts';

/** Content checksums of tables, and fingerprints of folders, by name. */
export type Contents = ReadonlyMap<string, string>;

/**
 * What a step's result follows from, as one hash: its text or version, the shape of its table, the content of its
 * inputs, the folders it takes and the bytes of its files. Two equal fingerprints mean an equal result.
 */
export async function fingerprint(step: Step<StepContext>, contents: Contents): Promise<string> {
  const hash = createHash('sha256');
  hash.update(step.kind === 'sql' ? step.select.replaceAll(/\s+/g, ' ') : step.version);
  hash.update(step.kind === 'files' ? step.name : shapeOf(step.output));
  for (const input of step.inputs) hash.update(`\n${input.name}=${contents.get(input.name) ?? 'absent'}`);
  for (const { name } of taken(step)) hash.update(`\n${name}=${contents.get(name) ?? 'absent'}`);
  if (step.kind === 'compute') for (const table of step.beside ?? []) hash.update(shapeOf(table));
  if (step.kind === 'compute') for (const file of step.files ?? []) hash.update(await readFile(file));
  return hash.digest('hex').slice(0, 24);
}

/** Which inputs, or the step itself, differ from what was last built; for `--explain`. */
export function whyRebuilt(
  step: Step<StepContext>,
  known: ReadonlySet<string>,
  changed: ReadonlySet<string>,
): string[] {
  if (!known.has(stepName(step))) return ['never built'];
  const inputs = [...step.inputs.map((input) => input.name), ...taken(step).map((made) => made.name)].filter(
    (name) => changed.has(name),
  );
  return inputs.length > 0 ? inputs.map((name) => `${name} changed`) : ['the step itself changed'];
}

function shapeOf({ name, columns, key }: Table): string {
  return JSON.stringify([name, Object.entries(columns).map(([column, { type }]) => [column, type]), key]);
}
