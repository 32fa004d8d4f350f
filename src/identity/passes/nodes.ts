import type { Corpus } from '../corpus/corpus.ts';
import { type Rows, rowsByGroup, shared } from '../corpus/shared-memory.ts';
import { readCircles } from '../evidence/circles.ts';
import { type NodeTopics, readNodeTopics } from '../evidence/company.ts';

/** Who co-authors are taken to be: nodes of a co-author graph. */
export interface Nodes {
  readonly node: Int32Array;
  readonly circles: Rows;
  readonly weight: Float32Array;
  readonly topics: NodeTopics;
}

/** The co-author graph of names. */
export function nodesOfCores(corpus: Corpus, circles: Rows): Nodes {
  const { core, coreWeight, members } = corpus;
  return { node: core, circles, weight: coreWeight, topics: readNodeTopics(corpus, core, members) };
}

/** The co-author graph of nodes. */
export function nodesOf(corpus: Corpus, node: Int32Array): Nodes {
  const { mentionsOf, weight } = weighNodes(node);
  const circles = readCircles(corpus, node, mentionsOf);
  return { node, circles, weight, topics: readNodeTopics(corpus, node, mentionsOf) };
}

/** The mentions of each node, and how it weighs: the less, the more it has written. */
export function weighNodes(node: Int32Array): { mentionsOf: Rows; weight: Float32Array } {
  let nodes = 0;
  for (let mention = 0; mention < node.length; mention++) nodes = Math.max(nodes, node[mention]! + 1);
  const mentionsOf = rowsByGroup(node, nodes);
  const { offsets } = mentionsOf;
  const weight = shared.float32(nodes);
  for (let one = 0; one < nodes; one++) weight[one] = 1 / Math.log2(2 + offsets[one + 1]! - offsets[one]!);
  return { mentionsOf, weight };
}
