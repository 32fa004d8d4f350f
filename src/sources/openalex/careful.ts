import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { jsonLines } from '../lines.ts';
import { WORK_ID } from './macros.ts';
import { cut, workShape } from './shape.ts';

/** Why a line, a field of it, or the rest of a file was not taken. */
export interface Fault {
  readonly record: string;
  readonly field: string;
  readonly reason: string;
  readonly detail: string;
}

/**
 * Copies the good lines of a damaged file, cut to the allow-list, to a clean file that the engine can read.
 * Answers what was not taken. Memory is bounded by the longest line believed.
 */
export async function cleanCopy(path: string, clean: string): Promise<{ faults: Fault[]; records: number }> {
  const out = createWriteStream(clean);
  const faults: Fault[] = [];
  const used = new Set<string>();
  let records = 0;
  for await (const found of jsonLines(path)) {
    if (found.kind === 'broken') {
      faults.push({ record: '', field: '', reason: found.reason, detail: found.detail });
      continue;
    }
    records++;
    const line = found.kind === 'record' ? cleanLine(found.value, found.index, used, faults) : null;
    if (found.kind === 'bad')
      faults.push({ record: `row:${found.index}`, field: '', reason: found.reason, detail: found.detail });
    if (line !== null && !out.write(line)) await once(out, 'drain');
  }
  out.end();
  await finished(out);
  return { faults, records };
}

function cleanLine(value: unknown, index: number, used: Set<string>, faults: Fault[]): string | null {
  const fault = (field: string, reason: string, detail: string, record = `row:${index}`): null => {
    faults.push({ record, field, reason, detail });
    return null;
  };
  if (typeof value !== 'object' || value === null || !('id' in value))
    return fault('id', 'empty', 'a work has an id');
  const id = WORK_ID.exec(String(value.id))?.[1];
  if (id === undefined) return fault('id', 'not-a-work', String(value.id).slice(0, 100));
  if (used.has(id)) return fault('id', 'id-twice', `${id} stands above: the first is kept`);
  used.add(id);
  const wrong = new Set<string>();
  const work = cut(workShape, value, (path) => wrong.add(path));
  for (const path of wrong) fault(path, 'wrong-type', 'left out, the rest of the work is kept', id);
  return `${JSON.stringify(work)}\n`;
}
