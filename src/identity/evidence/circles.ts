import type { Corpus } from '../corpus/corpus.ts';
import { grown, pick, type Rows, shared, sortRange } from '../corpus/shared-memory.ts';

/** Longest author list whose members are taken to know one another. */
const longestList = 25;

/** For every node (a name's core, or a person of the first pass) those who wrote with it, ascending, without itself. `mentionsOf` are the mentions of each. */
export function readCircles({ work, workMentions }: Corpus, nodeOf: Int32Array, mentionsOf: Rows): Rows {
  const nodes = mentionsOf.offsets.length - 1;
  // Of a work side by side, so that they need not be looked for all over the mentions.
  const nodesOfWorks = pick(nodeOf, workMentions.values);
  const offsets = shared.int32(nodes + 1);
  /** The node that met each node last. */
  const metBy = new Int32Array(nodes).fill(-1);
  let all = new Int32Array(8 * nodeOf.length);
  let kept = 0;
  for (let node = 0; node < nodes; node++) {
    const start = kept;
    for (let i = mentionsOf.offsets[node]!; i < mentionsOf.offsets[node + 1]!; i++) {
      const own = work[mentionsOf.values[i]!]!;
      const [from, to] = [workMentions.offsets[own]!, workMentions.offsets[own + 1]!];
      if (to - from > longestList) continue;
      if (kept + to - from > all.length) all = grown(all);
      for (let at = from; at < to; at++) {
        const other = nodesOfWorks[at]!;
        if (other < 0 || other === node || metBy[other] === node) continue;
        metBy[other] = node;
        all[kept++] = other;
      }
    }
    sortRange(all, start, kept);
    offsets[node + 1] = kept;
  }
  const values = shared.int32(kept);
  values.set(all.subarray(0, kept));
  return { offsets, values };
}
