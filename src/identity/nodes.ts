import { readCircles } from './circles.ts';
import { type NodeTopics, readNodeTopics } from './company.ts';
import type { Corpus } from './corpus.ts';
import { type Rows, shared } from './shared-memory.ts';

/** Who co-authors are taken to be: nodes of a co-author graph. */
export interface Nodes {
  readonly node: Int32Array;
  readonly circles: Rows;
  readonly weight: Float32Array;
  readonly topics: NodeTopics;
}

/** The co-author graph of names. */
export function nodesOfCores(corpus: Corpus, circles: Rows): Nodes {
  const { core, coreWeight } = corpus;
  return { node: core, circles, weight: coreWeight, topics: readNodeTopics(corpus, core, coreWeight.length) };
}

/** The co-author graph of nodes; a node weighs the less, the more it has written. */
export function nodesOf(corpus: Corpus, node: Int32Array): Nodes {
  let nodes = 0;
  for (const one of node) nodes = Math.max(nodes, one + 1);
  const weight = shared.float32(nodes);
  for (const one of node) if (one >= 0) weight[one]!++;
  for (let one = 0; one < nodes; one++) weight[one] = 1 / Math.log2(2 + weight[one]!);
  return {
    node,
    circles: readCircles(corpus, node, nodes),
    weight,
    topics: readNodeTopics(corpus, node, nodes),
  };
}
