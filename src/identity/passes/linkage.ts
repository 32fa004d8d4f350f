/**
 * Average-linkage agglomeration over log-odds (UPGMA by nearest-neighbour pointers): joins the two groups with the
 * highest mean score until none reaches the cut. A pair at `never` keeps its groups apart, one at `always` joins them.
 * Ties go to the groups with the smallest members, so the order of input does not matter if members are in order of key.
 */
export const never = Number.NEGATIVE_INFINITY;

/** Scores of n things, each unordered pair once: (i, j), j < i, at i(i-1)/2 + j. Overwritten. */
export function joinByAverage(scores: Float32Array, sizes: Float64Array, cut: number): Int32Array {
  const n = sizes.length;
  /** What each was joined to, which is always before it. */
  const group = Int32Array.from({ length: n }, (_, i) => i);
  const alive = group.slice();
  let left = n;
  /** Where the scores of i with lesser things begin. */
  const row = (i: number) => (i * (i - 1)) / 2;
  const best = new Int32Array(n).fill(-1);
  const bestScore = new Float64Array(n).fill(never);
  const seek = (i: number) => {
    const from = row(i);
    let [nearest, top] = [-1, never];
    for (let place = 0; place < left; place++) {
      const j = alive[place]!;
      if (j >= i) break;
      const score = scores[from + j]!;
      if (score > top) {
        top = score;
        nearest = j;
      }
    }
    best[i] = nearest;
    bestScore[i] = top;
  };
  for (let i = 1; i < n; i++) seek(i);
  while (left > 1) {
    let high = -1;
    let top = cut;
    for (let place = 0; place < left; place++) {
      const i = alive[place]!;
      if (bestScore[i]! >= top && (high < 0 || bestScore[i]! > top)) {
        top = bestScore[i]!;
        high = i;
      }
    }
    if (high < 0) break;
    const low = best[high]!;
    const [sizeLow, sizeHigh] = [sizes[low]!, sizes[high]!];
    group[high] = low;
    const gone = alive.indexOf(high);
    alive.copyWithin(gone, gone + 1, left--);
    sizes[low] = sizeLow + sizeHigh;
    for (let place = 0; place < left; place++) {
      const k = alive[place]!;
      if (k === low) continue;
      const at = k < low ? row(low) + k : row(k) + low;
      const [fromLow, fromHigh] = [scores[at]!, scores[k < high ? row(high) + k : row(k) + high]!];
      scores[at] =
        fromLow === never || fromHigh === never
          ? never
          : (fromLow * sizeLow + fromHigh * sizeHigh) / (sizeLow + sizeHigh);
      if (k < low) continue;
      if (best[k] === low || best[k] === high) seek(k);
      else if (scores[at]! > bestScore[k]! || (scores[at] === bestScore[k] && low < best[k]!)) {
        bestScore[k] = scores[at]!;
        best[k] = low;
      }
    }
    seek(low);
  }
  for (let i = 0; i < n; i++) group[i] = group[group[i]!]!;
  return group;
}
