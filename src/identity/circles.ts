import type { Corpus } from './corpus.ts';
import { type Rows, shared } from './shared-memory.ts';

/** Longest author list whose members are taken to know one another. */
const longestList = 25;

/** For every node (a name's core, or a person of the first pass) those who wrote with it, ascending, without itself. */
export function readCircles(corpus: Corpus, nodeOf: Int32Array, nodes: number): Rows {
  const { workMentions } = corpus;
  const degree = new Int32Array(nodes + 1);
  const eachPair = (visit: (a: number, b: number) => void) => {
    for (let work = 0; work + 1 < workMentions.offsets.length; work++) {
      const [from, to] = [workMentions.offsets[work]!, workMentions.offsets[work + 1]!];
      if (to - from > longestList) continue;
      for (let i = from; i < to; i++)
        for (let j = from; j < to; j++) {
          const a = nodeOf[workMentions.values[i]!]!;
          const b = nodeOf[workMentions.values[j]!]!;
          if (a >= 0 && b >= 0 && a !== b) visit(a, b);
        }
    }
  };
  eachPair((a) => degree[a + 1]!++);
  for (let node = 0; node < nodes; node++) degree[node + 1]! += degree[node]!;
  const all = new Int32Array(degree[nodes]!);
  const next = degree.slice();
  eachPair((a, b) => {
    all[next[a]!++] = b;
  });
  return withoutRepeats(all, degree, nodes);
}

function withoutRepeats(all: Int32Array, starts: Int32Array, nodes: number): Rows {
  const offsets = shared.int32(nodes + 1);
  let kept = 0;
  for (let node = 0; node < nodes; node++) {
    const row = all.subarray(starts[node]!, starts[node + 1]!).sort();
    let previous = -1;
    for (const other of row)
      if (other !== previous) {
        all[kept++] = other;
        previous = other;
      }
    offsets[node + 1] = kept;
  }
  const values = shared.int32(kept);
  values.set(all.subarray(0, kept));
  return { offsets, values };
}
