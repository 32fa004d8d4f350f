/** One list in the order of a score: how much of each place is relevant, and where a group of ties ends. */
export interface Ranked {
  /** Rows, best first. */
  readonly order: Int32Array;
  /** By place: whether the next place has another score. */
  readonly ends: Uint8Array;
}

/** Rows by falling score; ties by row, and told as ties. */
export function rank(scores: ArrayLike<number>): Ranked {
  const order = Int32Array.from({ length: scores.length }, (_, row) => row).sort(
    (a, b) => scores[b]! - scores[a]! || a - b,
  );
  const ends = Uint8Array.from(order, (row, at) =>
    at + 1 === order.length || scores[order[at + 1]!] !== scores[row] ? 1 : 0,
  );
  return { order, ends };
}

/**
 * Average precision: area under the precision-recall steps at distinct scores; ties are taken together. NaN without a relevant row.
 * @param times how often each row counts
 */
export function averagePrecision(
  { order, ends }: Ranked,
  relevant: ArrayLike<number>,
  times: ArrayLike<number>,
): number {
  let [hits, seen, group, area] = [0, 0, 0, 0];
  for (let at = 0; at < order.length; at++) {
    const row = order[at]!;
    const count = times[row]!;
    seen += count;
    if (relevant[row]! > 0) group += count;
    if (ends[at] === 0 || seen === 0) continue;
    hits += group;
    area += group * (hits / seen);
    group = 0;
  }
  return hits === 0 ? Number.NaN : area / hits;
}

/** Share of relevant rows among the first k; a group of ties that spans place k counts by its mean. */
export function precisionAt(k: number, { order, ends }: Ranked, relevant: ArrayLike<number>): number {
  let [hits, from, group] = [0, 0, 0];
  for (let at = 0; at < order.length; at++) {
    if (relevant[order[at]!]! > 0) group++;
    if (ends[at] === 0) continue;
    const size = at + 1 - from;
    const taken = Math.min(size, k - from);
    hits += (group * taken) / size;
    from = at + 1;
    group = 0;
    if (from >= k) break;
  }
  return hits / k;
}
