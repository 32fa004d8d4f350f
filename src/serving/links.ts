import type { Engine } from '../engine/engine.ts';

/** Lists of numbers, one for each owner: those of owner `o` are `values[offsets[o]] .. values[offsets[o + 1]]`. */
export interface Links {
  readonly offsets: Int32Array;
  readonly values: Int32Array;
}

/** Reads (owner, value) pairs, sorted by owner. */
export async function readLinks(engine: Engine, select: string, owners: number): Promise<Links> {
  const { owner, value } = await engine.read(select, { owner: 'int', value: 'int' });
  return { offsets: offsetsOf(owner, owners), values: value };
}

/** Where the rows of each owner begin, in rows sorted by owner. */
function offsetsOf(owner: Int32Array, owners: number): Int32Array {
  const offsets = new Int32Array(owners + 1);
  for (let i = 0; i < owner.length; i++) offsets[owner[i]! + 1]!++;
  for (let i = 0; i < owners; i++) offsets[i + 1]! += offsets[i]!;
  return offsets;
}

/** The numbers of one owner. */
export function linked({ offsets, values }: Links, owner: number): Int32Array {
  return values.subarray(offsets[owner], offsets[owner + 1]);
}

/** Rows as lists by key. */
export function gather<Key, Item>(keys: ArrayLike<Key>, itemAt: (row: number) => Item): Map<Key, Item[]> {
  const lists = new Map<Key, Item[]>();
  for (let row = 0; row < keys.length; row++) {
    const list = lists.get(keys[row]!);
    if (list === undefined) lists.set(keys[row]!, [itemAt(row)]);
    else list.push(itemAt(row));
  }
  return lists;
}
