import { base32, type PersonId } from '../tables/ids.ts';

/** The ids of clusters, and those that are given up. */
export interface GivenIds {
  /** Id of each cluster. */
  readonly ids: readonly string[];
  /** Lost ids, ascending, each with the id of the cluster that has most of its mentions now. */
  readonly forwards: readonly { readonly old: string; readonly new: string }[];
}

const fewestLetters = 8;
const mostLetters = 12;

/**
 * Gives every cluster an id that lasts. A cluster keeps the id that most of its anchored mentions had; where two
 * clusters claim one id, the one with more of its mentions has it. Others are named for their smallest mention key,
 * with more letters where that is taken. `keys` ascend; `cluster[i]` is the cluster of `keys[i]`, from 0.
 */
export function giveIds(
  keys: BigInt64Array,
  cluster: Int32Array,
  anchors: ReadonlyMap<bigint, string>,
): GivenIds {
  const count = cluster.reduce((most, one) => Math.max(most, one + 1), 0);
  const smallest = new Int32Array(count).fill(-1);
  cluster.forEach((one, i) => {
    if (smallest[one]! < 0) smallest[one] = i;
  });
  const claims = readClaims(keys, cluster, anchors);
  const ids = new Array<string | undefined>(count);
  const kept = new Map<string, number>();
  for (const { old, cluster: one } of claims) {
    if (ids[one] !== undefined || kept.has(old)) continue;
    ids[one] = old;
    kept.set(old, one);
  }
  const taken = new Set(anchors.values());
  const given = Array.from(ids, (id, one) => id ?? freshId(keys[smallest[one]!]!, taken));
  return { ids: given, forwards: readForwards(claims, kept, given) };
}

interface Claim {
  readonly old: string;
  readonly cluster: number;
  readonly count: number;
}

/** How many mentions of each old id each cluster has: most first, then the lesser id, then the cluster of smaller keys. */
function readClaims(keys: BigInt64Array, cluster: Int32Array, anchors: ReadonlyMap<bigint, string>): Claim[] {
  const counts = new Map<string, Map<number, number>>();
  if (anchors.size > 0)
    keys.forEach((key, i) => {
      const old = anchors.get(key);
      if (old === undefined) return;
      const row = counts.get(old) ?? new Map<number, number>();
      row.set(cluster[i]!, (row.get(cluster[i]!) ?? 0) + 1);
      counts.set(old, row);
    });
  const first = firstOf(cluster);
  return [...counts]
    .flatMap(([old, row]) => [...row].map(([one, count]) => ({ old, cluster: one, count })))
    .sort(
      (x, y) =>
        y.count - x.count ||
        (x.old < y.old ? -1 : x.old > y.old ? 1 : first.get(x.cluster)! - first.get(y.cluster)!),
    );
}

function firstOf(cluster: Int32Array): Map<number, number> {
  const first = new Map<number, number>();
  cluster.forEach((one, i) => {
    if (!first.has(one)) first.set(one, i);
  });
  return first;
}

/** The id of a key, longer where it is taken; hashes of 60 bits give twelve letters, then a number. */
function freshId(key: bigint, taken: Set<string>): string {
  for (let letters = fewestLetters; ; letters++) {
    const extra = letters > mostLetters ? String(letters - mostLetters) : '';
    const id: PersonId = `p_${base32(key, Math.min(letters, mostLetters))}${extra}`;
    if (taken.has(id)) continue;
    taken.add(id);
    return id;
  }
}

function readForwards(
  claims: readonly Claim[],
  kept: ReadonlyMap<string, number>,
  ids: readonly string[],
): GivenIds['forwards'] {
  const forward = new Map<string, string>();
  for (const { old, cluster } of claims)
    if (!kept.has(old) && !forward.has(old)) forward.set(old, ids[cluster]!);
  return [...forward]
    .map(([old, current]) => ({ old, new: current }))
    .sort((x, y) => (x.old < y.old ? -1 : 1));
}
