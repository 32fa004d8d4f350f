import type { Ragged } from './input.ts';
import { type Rows, shared } from './shared-memory.ts';

/** Organisations of every work, each once, ascending: on the lines of all its authors, and those printed without saying whose. */
export function readSurroundings(workMentions: Rows, affiliation: Ragged, bag: Ragged): Rows {
  const works = workMentions.offsets.length - 1;
  const offsets = shared.int32(works + 1);
  const all: number[] = [];
  for (let work = 0; work < works; work++) {
    const found: number[] = [];
    const add = ({ offsets: starts, values }: Ragged, row: number) => {
      for (let at = starts[row]!; at < starts[row + 1]!; at++)
        if (!found.includes(values[at]!)) found.push(values[at]!);
    };
    for (let at = workMentions.offsets[work]!; at < workMentions.offsets[work + 1]!; at++)
      add(affiliation, workMentions.values[at]!);
    add(bag, work);
    for (const organisation of found.sort((a, b) => a - b)) all.push(organisation);
    offsets[work + 1] = all.length;
  }
  const values = shared.int32(all.length);
  values.set(all);
  return { offsets, values };
}
