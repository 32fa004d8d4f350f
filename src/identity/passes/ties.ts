import type { IdentityInput } from '../corpus/input.ts';
import { type Rows, rowsByGroup, shared } from '../corpus/shared-memory.ts';

/** What ties mentions together or keeps them apart before any evidence is weighed. */
export interface Ties {
  /** Mentions of one number are one person; -1 for none. */
  readonly tie: Int32Array;
  /** Mentions of different numbers are different people; -1 where there is none. */
  readonly orcid: Int32Array;
  /** For each mention those that a person said it is not one with, ascending. */
  readonly apart: Rows;
}

/**
 * People's decisions, ids given by sources unless `blind`, and lines that are one author's listed `twice`. Of decisions that disagree, also
 * by way of others, the later one holds; a decision outweighs an id, and both a second listing. Decisions on unknown mentions are passed over.
 */
export function readTies(
  input: IdentityInput,
  blind: boolean,
  twice: readonly (readonly [number, number])[] = [],
): Ties {
  const count = input.mentions.length;
  const bonds = new Bonds(count);
  for (const { a, b, same } of input.decisions.toReversed()) {
    const [i, j] = [indexOf(input.mentions, a), indexOf(input.mentions, b)];
    if (i < 0 || j < 0 || i === j) continue;
    if (same) bonds.join(i, j);
    else bonds.part(i, j);
  }
  const orcid = shared.int32(count).fill(-1);
  if (!blind) {
    number(input.orcid, orcid);
    for (const ids of [input.orcid, input.openreview]) joinEqual(ids, bonds);
  }
  for (const [a, b] of twice) if (blind || !bearTwoIds(input, a, b)) bonds.join(a, b);
  return { tie: bonds.ties(), orcid, apart: bonds.apart() };
}

/** Sets of things that are one, and pairs that are not; what was said first to this class holds. */
export class Bonds {
  private readonly parent: Int32Array;
  /** For the root of each set that is parted from others, the roots of those. */
  private readonly partedRoots = new Map<number, Set<number>>();

  constructor(count: number) {
    this.parent = Int32Array.from({ length: count }, (_, i) => i);
  }

  join(a: number, b: number): void {
    const [rootA, rootB] = [this.find(a), this.find(b)];
    if (rootA === rootB || this.partedRoots.get(rootA)?.has(rootB)) return;
    const [kept, lost] = [Math.min(rootA, rootB), Math.max(rootA, rootB)];
    this.parent[lost] = kept;
    const others = this.partedRoots.get(lost) ?? [];
    this.partedRoots.delete(lost);
    for (const other of others) {
      this.partedRoots.get(other)?.delete(lost);
      this.partRoots(kept, other);
    }
  }

  part(a: number, b: number): void {
    const [rootA, rootB] = [this.find(a), this.find(b)];
    if (rootA === rootB) return;
    this.partRoots(rootA, rootB);
  }

  /** Things of one number are one; -1 for what is tied to nothing. */
  ties(): Int32Array {
    const tie = shared.int32(this.parent.length).fill(-1);
    for (let i = 0; i < tie.length; i++) {
      const root = this.find(i);
      if (root !== i) tie[i] = tie[root] = root;
    }
    return tie;
  }

  /** For each thing all those of the sets that its own is parted from, ascending: a person of two names is parted under both. */
  apart(): Rows {
    if (this.partedRoots.size === 0) return rowsByGroup([], this.parent.length);
    const members = Map.groupBy(this.parent.keys(), (i) => this.find(i));
    const pairs = [...this.partedRoots]
      .flatMap(([root, others]) =>
        [...others].map((other) => [members.get(root)!, members.get(other)!] as const),
      )
      .flatMap(([ours, theirs]) => ours.flatMap((a) => theirs.map((b) => [a, b] as const)))
      .sort((x, y) => x[0] - y[0] || x[1] - y[1]);
    const rows = rowsByGroup(
      Int32Array.from(pairs, ([a]) => a),
      this.parent.length,
    );
    pairs.forEach(([, b], at) => {
      rows.values[at] = b;
    });
    return rows;
  }

  private partRoots(a: number, b: number): void {
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const)
      this.partedRoots.set(one, (this.partedRoots.get(one) ?? new Set()).add(other));
  }

  private find(i: number): number {
    while (this.parent[i] !== i) i = this.parent[i] = this.parent[this.parent[i]!]!;
    return i;
  }
}

/** Whether two lines of one work bear different ids of one source: two people, then. */
function bearTwoIds({ orcid, openreview }: IdentityInput, a: number, b: number): boolean {
  return [orcid, openreview].some((ids) => ids[a] !== null && ids[b] !== null && ids[a] !== ids[b]);
}

function number(ids: readonly (string | null)[], numbers: Int32Array): void {
  const known = new Map<string, number>();
  ids.forEach((id, mention) => {
    if (id === null) return;
    if (!known.has(id)) known.set(id, known.size);
    numbers[mention] = known.get(id) ?? -1;
  });
}

function joinEqual(ids: readonly (string | null)[], bonds: Bonds): void {
  const first = new Map<string, number>();
  ids.forEach((id, mention) => {
    if (id === null) return;
    const other = first.get(id);
    if (other === undefined) first.set(id, mention);
    else bonds.join(other, mention);
  });
}

/** Place of a key in the ascending keys, -1 where it is not there. */
export function indexOf(keys: BigInt64Array, key: bigint): number {
  let [low, high] = [0, keys.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (keys[middle]! < key) low = middle + 1;
    else if (keys[middle]! > key) high = middle - 1;
    else return middle;
  }
  return -1;
}
