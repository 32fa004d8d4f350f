import { shared } from './shared-memory.ts';

/** Things with new numbers. */
export interface Renumbered {
  readonly renumbered: Int32Array;
  readonly old: Int32Array;
  /** New number of each old one; -1 for one that did not appear. */
  readonly newOf: Int32Array;
}

/** New numbers in order of first appearance. */
export function renumber(values: ArrayLike<number>): Renumbered {
  let most = -1;
  for (let i = 0; i < values.length; i++) most = Math.max(most, values[i]!);
  const newOf = new Int32Array(most + 1).fill(-1);
  const old = new Int32Array(most + 1);
  const renumbered = shared.int32(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (newOf[value]! < 0) {
      old[count] = value;
      newOf[value] = count++;
    }
    renumbered[i] = newOf[value]!;
  }
  return { renumbered, old: old.slice(0, count), newOf };
}
