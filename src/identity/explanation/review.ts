import type { Corpus } from '../corpus/corpus.ts';
import { rowsByGroup } from '../corpus/shared-memory.ts';
import type { Explainer } from './explain.ts';

/** Two lines that a person should look at: places in the corpus. */
export interface ReviewPair {
  readonly a: number;
  readonly b: number;
  /** Whether they are thought one person's now. */
  readonly together: boolean;
  /** Probability that they are one person's, by the mean log-odds of the two sides; 0 to 1. */
  readonly probability: number;
  /** Lines that would go to another person if the answer is the other one. */
  readonly lines: number;
  /** 4 p (1 - p), the uncertainty, times log2(1 + lines), the influence. */
  readonly priority: number;
}

/** What the queue is made from, beside the corpus: of each mention. */
export interface Clustered {
  /** Number of its cluster, from 0; -1 for none. */
  readonly cluster: Int32Array;
  readonly clusters: number;
  /** Probability that it is its cluster's. */
  readonly weight: Float64Array;
}

/** Fewest lines of a side for which it is worth asking whether two people are one. */
const FEWEST = 3;
/** Clusters of one name that are compared, the largest first. */
const LARGEST = 8;
/** Lines of a side that are compared. */
const COMPARED = 4;
/** Below this probability a line of a person is in doubt. */
const DOUBTFUL = 0.75;

/**
 * The pairs most worth a human look, the first first: of one name, the largest clusters two by two, and in each cluster the line that
 * fits least. The same whatever the order of rows. Pairs across spellings of a name are not asked: the model of pairs does not
 * compare them.
 */
export function pairsToReview(
  corpus: Corpus,
  explainer: Explainer,
  clustered: Clustered,
  count: number,
): ReviewPair[] {
  const { offsets, values } = rowsByGroup(clustered.cluster, clustered.clusters);
  const size = (cluster: number) => offsets[cluster + 1]! - offsets[cluster]!;
  const found: ReviewPair[] = [];
  const { members } = corpus;
  for (let core = 0; core + 1 < members.offsets.length; core++) {
    const lines = members.values.subarray(members.offsets[core]!, members.offsets[core + 1]!);
    const sides = sidesOf(lines, clustered).map((side) => ({ ...side, size: size(side.cluster) }));
    const asked = sides.filter((side) => side.size >= FEWEST).slice(0, LARGEST);
    for (const [i, one] of asked.entries())
      for (const other of asked.slice(0, i)) {
        if (shareWork(corpus, values, offsets, one.cluster, other.cluster)) continue;
        const { a, b, score } = compare(explainer, spreadOut(one.lines), spreadOut(other.lines));
        found.push(pairOf(a, b, false, score, Math.min(one.size, other.size)));
      }
    for (const side of asked) {
      const doubted = inDoubt(side.lines, clustered.weight);
      const [first] = doubted;
      const sure = side.lines.filter((line) => !doubted.includes(line));
      if (first === undefined || sure.length === 0) continue;
      const { b, score } = compare(explainer, [first], spreadOut(sure));
      found.push(pairOf(first, b, true, score, doubted.length));
    }
  }
  return found.sort((x, y) => y.priority - x.priority || x.a - y.a || x.b - y.b).slice(0, count);
}

/** The lines of a name by cluster: the cluster with most of them first. */
function sidesOf(lines: Int32Array, { cluster }: Clustered): { cluster: number; lines: number[] }[] {
  if (lines.length < FEWEST) return [];
  const sides = Map.groupBy([...lines], (line) => cluster[line]!);
  return [...sides]
    .filter(([one]) => one >= 0)
    .map(([one, its]) => ({ cluster: one, lines: its }))
    .sort((x, y) => y.lines.length - x.lines.length || x.lines[0]! - y.lines[0]!);
}

/** Lines that may not be their cluster's, the least sure first. */
function inDoubt(lines: readonly number[], weight: Float64Array): number[] {
  return lines.filter((line) => weight[line]! < DOUBTFUL).sort((x, y) => weight[x]! - weight[y]! || x - y);
}

/** Some of the lines, at equal distances. */
function spreadOut(lines: readonly number[]): number[] {
  if (lines.length <= COMPARED) return [...lines];
  return Array.from({ length: COMPARED }, (_, i) => lines[Math.floor((i * lines.length) / COMPARED)]!);
}

/** Mean log-odds of two sides, and the two lines that stand nearest to it: neither the best nor the worst case. */
function compare(explainer: Explainer, left: readonly number[], right: readonly number[]) {
  const scores = explainer.scoresBetween(left, right);
  const pairs = Array.from(scores, (score, i) => ({
    a: left[Math.floor(i / right.length)]!,
    b: right[i % right.length]!,
    score,
  }));
  const score = pairs.reduce((sum, pair) => sum + pair.score, 0) / pairs.length;
  const [nearest] = pairs.sort(
    (x, y) => Math.abs(x.score - score) - Math.abs(y.score - score) || x.a - y.a || x.b - y.b,
  );
  return { a: nearest!.a, b: nearest!.b, score };
}

function pairOf(a: number, b: number, together: boolean, score: number, lines: number): ReviewPair {
  const probability = 1 / (1 + Math.exp(-score));
  const priority = 4 * probability * (1 - probability) * Math.log2(1 + lines);
  return { a: Math.min(a, b), b: Math.max(a, b), together, probability, lines, priority };
}

/** Whether two clusters stand on one work: then they are not one person, and nobody need be asked. */
function shareWork(corpus: Corpus, values: Int32Array, offsets: Int32Array, x: number, y: number): boolean {
  const linesOf = (cluster: number) => values.subarray(offsets[cluster]!, offsets[cluster + 1]!);
  const works = new Set(Array.from(linesOf(x), (line) => corpus.work[line]!));
  return linesOf(y).some((line) => works.has(corpus.work[line]!));
}
