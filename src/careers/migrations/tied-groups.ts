import { Components } from '../../graph/components.ts';
import type { Rows } from '../../graph/rows.ts';

/** Connected groups of people by the ties among them. */
export class TiedGroups {
  readonly #ties: Rows;
  readonly #at: Int32Array;

  /** `ties` of everybody who may be in a group, both ways. */
  constructor(ties: Rows) {
    this.#ties = ties;
    this.#at = new Int32Array(ties.offsets.length - 1).fill(-1);
  }

  /** Pairs of positions in `chosen` that are tied. */
  pairs(chosen: Int32Array): [number, number][] {
    const { offsets, values } = this.#ties;
    const pairs: [number, number][] = [];
    for (let i = 0; i < chosen.length; i++) this.#at[chosen[i]!] = i;
    for (let i = 0; i < chosen.length; i++)
      for (let t = offsets[chosen[i]!]!; t < offsets[chosen[i]! + 1]!; t++) {
        const j = this.#at[values[t]!]!;
        if (j > i) pairs.push([i, j]);
      }
    for (let i = 0; i < chosen.length; i++) this.#at[chosen[i]!] = -1;
    return pairs;
  }

  /** Ties in the most tied connected group of those chosen; 0 where nobody is tied. */
  mostTied(chosen: Int32Array): number {
    const pairs = this.pairs(chosen);
    if (pairs.length <= 1) return pairs.length;
    const components = new Components(chosen.length);
    for (const [i, j] of pairs) components.join(i, j);
    const counts = new Map<number, number>();
    for (const [i] of pairs) {
      const root = components.root(i);
      counts.set(root, (counts.get(root) ?? 0) + 1);
    }
    return Math.max(...counts.values());
  }
}

/** A connected group of movers, as positions among them, ascending, and its tied pairs. */
export interface TiedGroup {
  readonly members: readonly number[];
  readonly pairs: readonly (readonly [number, number])[];
}

/** Groups of two or more by their tied pairs; the most tied first, then by first member. */
export function groupsOf(size: number, pairs: readonly (readonly [number, number])[]): TiedGroup[] {
  const components = new Components(size);
  for (const [i, j] of pairs) components.join(i, j);
  const ofRoot = Map.groupBy(pairs, ([i]) => components.root(i));
  return components
    .sets()
    .filter((members) => members.length > 1)
    .map((members) => ({ members, pairs: ofRoot.get(components.root(members[0]!)) ?? [] }))
    .sort((a, b) => b.pairs.length - a.pairs.length || a.members[0]! - b.members[0]!);
}
