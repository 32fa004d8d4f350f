import type { Corpus } from '../corpus/corpus.ts';
import { type Rows, shared } from '../corpus/shared-memory.ts';

/** What the lines of each node (a name's core, or a person of an earlier pass) are about, and with it what works are by their authors. */
export interface NodeTopics {
  /** Sums of the topics of the works of each node with several: `dimensions` numbers a node. */
  readonly sums: Float32Array;
  readonly lines: Int32Array;
  /** Sums, over the authors of each work, of the mean topics of their other works: `dimensions` numbers a work. */
  readonly around: Float32Array;
}

/** Reads them; `mentionsOf` are the mentions of each node. Node by node and work by work: what is added to stays in the cache. */
export function readNodeTopics(
  { work, workMentions, topics }: Corpus,
  node: Int32Array,
  mentionsOf: Rows,
): NodeTopics {
  const { vectors, dimensions } = topics;
  const nodes = mentionsOf.offsets.length - 1;
  const sums = shared.float32(nodes * dimensions);
  const lines = shared.int32(nodes);
  const around = shared.float32(vectors.length);
  for (let one = 0; one < nodes; one++) {
    const [first, end] = [mentionsOf.offsets[one]!, mentionsOf.offsets[one + 1]!];
    lines[one] = end - first;
    // Whoever wrote one line has no other works.
    if (end - first < 2) continue;
    const to = one * dimensions;
    for (let at = first; at < end; at++)
      addRow(sums, to, vectors, work[mentionsOf.values[at]!]! * dimensions, dimensions);
  }
  for (let own = 0; own + 1 < workMentions.offsets.length; own++) {
    const to = own * dimensions;
    for (let at = workMentions.offsets[own]!; at < workMentions.offsets[own + 1]!; at++) {
      const one = node[workMentions.values[at]!]!;
      if (one < 0 || lines[one]! < 2) continue;
      addOthers(around, to, sums, one * dimensions, vectors, 1 / lines[one]!, dimensions);
    }
  }
  return { sums, lines, around };
}

// Loops of their own, which the engine compiles at once: in the middle of the long one they ran in slower code for half of the time.

function addRow(rows: Float32Array, to: number, added: Float32Array, from: number, dimensions: number): void {
  for (let k = 0; k < dimensions; k++) rows[to + k]! += added[from + k]!;
}

/** Adds an author's share of what is in their sum besides the work at `to`. */
function addOthers(
  around: Float32Array,
  to: number,
  sums: Float32Array,
  from: number,
  vectors: Float32Array,
  share: number,
  dimensions: number,
): void {
  for (let k = 0; k < dimensions; k++) around[to + k]! += share * (sums[from + k]! - vectors[to + k]!);
}

/**
 * The subject of a line with the company it keeps, of length 1: its work's topic, and as heavy as it the mean topics of its co-authors'
 * other works. A title of seven words says little; those who write together work in one field, and a namesake's co-authors in another.
 */
export class Company {
  private readonly corpus: Corpus;
  private readonly node: Int32Array;
  private readonly topics: NodeTopics;

  constructor(corpus: Corpus, node: Int32Array, topics: NodeTopics) {
    this.corpus = corpus;
    this.node = node;
    this.topics = topics;
  }

  /** Writes it at `at`. */
  write(mention: number, out: Float64Array | Float32Array, at: number): void {
    const { vectors, dimensions } = this.corpus.topics;
    const { sums, lines, around } = this.topics;
    const title = this.corpus.work[mention]! * dimensions;
    const one = this.node[mention]!;
    // The line's own share of what stands around its work is taken out again.
    const share = one >= 0 && lines[one]! >= 2 ? 1 / lines[one]! : 0;
    const from = Math.max(one, 0) * dimensions;
    for (let k = 0; k < dimensions; k++)
      out[at + k] = around[title + k]! - share * (sums[from + k]! - vectors[title + k]!);
    const scale = inverseLength(out, at, dimensions);
    for (let k = 0; k < dimensions; k++) out[at + k] = out[at + k]! * scale + vectors[title + k]!;
    const unit = inverseLength(out, at, dimensions);
    for (let k = 0; k < dimensions; k++) out[at + k]! *= unit;
  }
}

function inverseLength(vector: Float64Array | Float32Array, at: number, dimensions: number): number {
  let square = 0;
  for (let k = 0; k < dimensions; k++) square += vector[at + k]! * vector[at + k]!;
  return square > 1e-12 ? 1 / Math.sqrt(square) : 0;
}
