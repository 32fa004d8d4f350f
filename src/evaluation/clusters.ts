/** Precision, recall and their harmonic mean, each 0 to 1; NaN where nothing could be found. */
export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/**
 * B-cubed (Bagga and Baldwin 1998): for each mention the share of its cluster that is truly with it, and the share of
 * its true mates that its cluster holds; means over mentions. `found` and `gold` name the cluster of each mention.
 */
export function bCubed<Found, Gold>(found: readonly Found[], gold: readonly Gold[]): Score {
  const table = crossTable(found, gold);
  let [precision, recall] = [0, 0];
  for (const { count, found: inFound, gold: inGold } of table) {
    precision += (count * count) / inFound;
    recall += (count * count) / inGold;
  }
  return harmonic(precision / found.length, recall / found.length);
}

/** Of the pairs put together, the share that truly belongs together; of those that do, the share put together. */
export function pairwise<Found, Gold>(found: readonly Found[], gold: readonly Gold[]): Score {
  const table = crossTable(found, gold);
  const pairs = (count: number) => (count * (count - 1)) / 2;
  const both = table.reduce((sum, { count }) => sum + pairs(count), 0);
  return harmonic(both / pairSum(found), both / pairSum(gold));

  function pairSum<Cluster>(clusters: readonly Cluster[]): number {
    let sum = 0;
    for (const count of countBy(clusters).values()) sum += pairs(count);
    return sum;
  }
}

function harmonic(precision: number, recall: number): Score {
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}

function crossTable<Found, Gold>(found: readonly Found[], gold: readonly Gold[]) {
  const [foundSizes, goldSizes] = [countBy(found), countBy(gold)];
  const cells = new Map<Found, Map<Gold, number>>();
  found.forEach((cluster, i) => {
    const row = cells.get(cluster) ?? new Map<Gold, number>();
    row.set(gold[i]!, (row.get(gold[i]!) ?? 0) + 1);
    cells.set(cluster, row);
  });
  return [...cells].flatMap(([cluster, row]) =>
    [...row].map(([truth, count]) => ({
      count,
      found: foundSizes.get(cluster)!,
      gold: goldSizes.get(truth)!,
    })),
  );
}

function countBy<Key>(keys: readonly Key[]): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
