/**
 * Average-linkage agglomeration over log-odds (UPGMA by nearest-neighbour pointers): joins the two groups with the
 * highest mean score until none reaches the cut. A pair at `never` keeps its groups apart, one at `always` joins them.
 * Ties go to the groups with the smallest members, so the order of input does not matter if members are in order of key.
 */
export const never = Number.NEGATIVE_INFINITY;

/** Scores of n things, each unordered pair once: (i, j), j < i, at i(i-1)/2 + j. Overwritten. */
export function joinByAverage(scores: Float32Array, sizes: Float64Array, cut: number): Int32Array {
  const n = sizes.length;
  const group = Int32Array.from({ length: n }, (_, i) => i);
  const alive = Array.from({ length: n }, (_, i) => i);
  const at = (i: number, j: number) => (i > j ? (i * (i - 1)) / 2 + j : (j * (j - 1)) / 2 + i);
  const best = new Int32Array(n).fill(-1);
  const bestScore = new Float64Array(n).fill(never);
  const seek = (i: number) => {
    best[i] = -1;
    bestScore[i] = never;
    for (const j of alive) {
      if (j >= i) break;
      const score = scores[at(i, j)]!;
      if (score > bestScore[i]!) {
        bestScore[i] = score;
        best[i] = j;
      }
    }
  };
  for (let i = 1; i < n; i++) seek(i);
  while (alive.length > 1) {
    let high = -1;
    let top = cut;
    for (const i of alive)
      if (bestScore[i]! >= top && (high < 0 || bestScore[i]! > top)) {
        top = bestScore[i]!;
        high = i;
      }
    if (high < 0) break;
    const low = best[high]!;
    const [sizeLow, sizeHigh] = [sizes[low]!, sizes[high]!];
    alive.splice(alive.indexOf(high), 1);
    for (let i = 0; i < n; i++) if (group[i] === high) group[i] = low;
    for (const k of alive) {
      if (k === low) continue;
      const [fromLow, fromHigh] = [scores[at(low, k)]!, scores[at(high, k)]!];
      const mean =
        fromLow === never || fromHigh === never
          ? never
          : (fromLow * sizeLow + fromHigh * sizeHigh) / (sizeLow + sizeHigh);
      scores[at(low, k)] = mean;
    }
    sizes[low] = sizeLow + sizeHigh;
    for (const k of alive) if (k === low || best[k] === low || best[k] === high) seek(k);
    for (const k of alive) {
      if (k <= low) continue;
      const score = scores[at(low, k)]!;
      if (score > bestScore[k]! || (score === bestScore[k]! && low < best[k]!)) {
        bestScore[k] = score;
        best[k] = low;
      }
    }
  }
  return group;
}
