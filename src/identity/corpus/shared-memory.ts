/** Typed arrays over shared memory, so that worker threads read them without a copy. */
export const shared = {
  int32: (length: number) => new Int32Array(new SharedArrayBuffer(length * 4)),
  int16: (length: number) => new Int16Array(new SharedArrayBuffer(length * 2)),
  uint8: (length: number) => new Uint8Array(new SharedArrayBuffer(length)),
  float32: (length: number) => new Float32Array(new SharedArrayBuffer(length * 4)),
};

/** Lists of indices: row i is `values[offsets[i]]` to `values[offsets[i + 1]]`. */
export interface Rows {
  readonly offsets: Int32Array;
  readonly values: Int32Array;
}

/** The positions of each group, in ascending order: a counting sort of `groupOf`, whose negative entries are left out. */
export function rowsByGroup(groupOf: ArrayLike<number>, groups: number): Rows {
  const offsets = shared.int32(groups + 1);
  for (let i = 0; i < groupOf.length; i++) {
    const group = groupOf[i]!;
    if (group >= 0) offsets[group + 1]!++;
  }
  for (let group = 0; group < groups; group++) offsets[group + 1]! += offsets[group]!;
  const values = shared.int32(offsets[groups]!);
  const next = offsets.slice(0, groups);
  for (let i = 0; i < groupOf.length; i++) {
    const group = groupOf[i]!;
    if (group >= 0) values[next[group]!++] = i;
  }
  return { offsets, values };
}

/** The values at some places. */
export function pick(values: Int32Array, places: Int32Array): Int32Array {
  const picked = new Int32Array(places.length);
  for (let i = 0; i < places.length; i++) picked[i] = values[places[i]!]!;
  return picked;
}

/** The same numbers in an array twice as long, or of the least length asked for. */
export function grown<Items extends Int32Array | Float32Array | Float64Array>(
  items: Items,
  least = 0,
): Items {
  const longer = new (items.constructor as new (length: number) => Items)(Math.max(2 * items.length, least));
  longer.set(items);
  return longer;
}

/** Longest range that is sorted by insertion. */
const shortRange = 24;

/** Sorts a range of an array, ascending. */
export function sortRange(values: Int32Array, from: number, to: number): void {
  if (to - from > shortRange) {
    values.subarray(from, to).sort();
    return;
  }
  for (let i = from + 1; i < to; i++) {
    const value = values[i]!;
    let at = i;
    for (; at > from && values[at - 1]! > value; at--) values[at] = values[at - 1]!;
    values[at] = value;
  }
}
