import { never } from './linkage.ts';

/** Place of the unordered pair (i, j) in a condensed matrix: each pair once, the larger index's row by row. */
export function pairAt(i: number, j: number): number {
  return i > j ? (i * (i - 1)) / 2 + j : (j * (j - 1)) / 2 + i;
}

export function pairCount(n: number): number {
  return (n * (n - 1)) / 2;
}

/** Scores between groups from the scores between their members: mean and best; `never` where any pair is at `never`. */
export function gather(
  scores: Float32Array,
  group: Int32Array,
  groups: number,
): { mean: Float32Array; best: Float32Array } {
  const sum = new Float64Array(pairCount(groups));
  const count = new Int32Array(sum.length);
  const best = new Float32Array(sum.length).fill(never);
  for (let i = 1, at = 0; i < group.length; i++)
    for (let j = 0; j < i; j++, at++) {
      if (group[i] === group[j]) continue;
      const to = pairAt(group[i]!, group[j]!);
      sum[to]! += scores[at]!;
      count[to]!++;
      if (scores[at]! > best[to]!) best[to] = scores[at]!;
    }
  const mean = new Float32Array(sum.length);
  for (let at = 0; at < sum.length; at++) mean[at] = sum[at]! / count[at]!;
  return { mean, best };
}

/** Mean score of each member with the other members of its group; 0 where it is alone. */
export function meanWithin(scores: Float32Array, group: Int32Array): Float32Array {
  const sum = new Float64Array(group.length);
  const count = new Int32Array(group.length);
  for (let i = 1, at = 0; i < group.length; i++)
    for (let j = 0; j < i; j++, at++) {
      if (group[i] !== group[j] || scores[at] === never) continue;
      sum[i]! += scores[at]!;
      sum[j]! += scores[at]!;
      count[i]!++;
      count[j]!++;
    }
  const mean = new Float32Array(sum.length);
  for (let i = 0; i < sum.length; i++) if (count[i]! > 0) mean[i] = sum[i]! / count[i]!;
  return mean;
}

/** The same groups numbered from 0 by first appearance. */
export function renumberGroups(group: Int32Array): { group: Int32Array; groups: number } {
  const numbers = new Map<number, number>();
  const renumbered = new Int32Array(group.length);
  for (let i = 0; i < group.length; i++) {
    let number = numbers.get(group[i]!);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(group[i]!, number);
    }
    renumbered[i] = number;
  }
  return { group: renumbered, groups: numbers.size };
}
