/** Typed arrays over shared memory, so that worker threads read them without a copy. */
function sharedInt32(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(length * Int32Array.BYTES_PER_ELEMENT));
}

/** Lists of numbers, compressed: list i is `values[offsets[i]]` up to, not with, `values[offsets[i + 1]]`. */
export interface Rows {
  readonly offsets: Int32Array;
  readonly values: Int32Array;
}

/** Groups `value[i]` under `group[i]`, 0 to `groups` - 1, in the order of i: a counting sort into shared memory. */
export function groupRows(group: ArrayLike<number>, value: ArrayLike<number>, groups: number): Rows {
  const offsets = sharedInt32(groups + 1);
  for (let i = 0; i < group.length; i++) offsets[group[i]! + 1]!++;
  for (let g = 0; g < groups; g++) offsets[g + 1]! += offsets[g]!;
  const values = sharedInt32(group.length);
  const next = offsets.slice(0, groups);
  for (let i = 0; i < group.length; i++) values[next[group[i]!]!++] = value[i]!;
  return { offsets, values };
}
