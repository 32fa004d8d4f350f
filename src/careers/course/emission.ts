import type { Trail } from './sighting.ts';
import { SightingChances } from './sighting-chances.ts';

/** Log-likelihoods of what was seen in a segment, as differences of running sums. */
export class Emission {
  /** Running sums over bins: of each state alone; then of each state after each other, in its first and second year. */
  private readonly alone: Float64Array;
  private readonly after: Float64Array;
  /** 1 where passing from a state to another leaves no employer. */
  private readonly leftNothing: Uint8Array;
  private readonly secondYear: Int32Array;
  private readonly afterLag: Int32Array;
  private readonly S: number;
  private readonly row: number;
  private readonly seen: Float64Array;

  constructor(trail: Trail, states: readonly number[]) {
    const { years, sightings } = trail;
    const S = states.length;
    const row = years.length + 1;
    this.S = S;
    this.row = row;
    this.seen = new Float64Array(years.length);
    this.leftNothing = new Uint8Array((S + 1) * S).fill(1, S * S);
    this.secondYear = firstBeyond(years, 1);
    this.afterLag = firstBeyond(years, 2);
    this.alone = new Float64Array(S * row);
    this.after = new Float64Array(S * S * 2 * row);
    const chances = new SightingChances();
    for (const one of sightings) {
      chances.read(one);
      for (let s = 0; s < S; s++) {
        this.alone[s * row + one.bin + 1]! += chances.in(states[s]!, 0, 0);
        for (let p = 0; p < S; p++) {
          const before = states[p]! & ~states[s]!;
          if (before === 0) continue;
          const at = (p * S + s) * 2 * row + one.bin + 1;
          this.after[at]! += chances.in(states[s]!, before, 1);
          this.after[at + row]! += chances.in(states[s]!, before, 2);
        }
      }
    }
    for (let p = 0; p < S; p++)
      for (let s = 0; s < S; s++) if ((states[p]! & ~states[s]!) === 0) this.leftNothing[p * S + s] = 1;
    runningSums(this.alone, row);
    runningSums(this.after, row);
  }

  /** The first bin of which the state before a segment that begins at `first` tells nothing any more. */
  lateUntil(first: number): number {
    return this.afterLag[first]!;
  }

  /**
   * Of bins `first` to each before `lateUntil(first)`, in state `s` after state `p` (their number for none), by the last bin. Holds
   * until it is asked again.
   */
  seenLate(first: number, p: number, s: number): Float64Array {
    const { after, alone, row, seen } = this;
    const at = p * this.S + s;
    const end = this.afterLag[first]!;
    if (this.leftNothing[at]) {
      const own = s * row;
      for (let j = first; j < end; j++) seen[j] = alone[own + j + 1]! - alone[own + first]!;
      return seen;
    }
    const turn = this.secondYear[first]!;
    const one = at * 2 * row;
    const two = one + row;
    for (let j = first; j < end; j++) {
      const second = j < turn ? j + 1 : turn;
      seen[j] = after[one + second]! - after[one + first]! + after[two + j + 1]! - after[two + second]!;
    }
    return seen;
  }

  /** Of bins `first` to `last` in state `s` by itself. */
  plain(first: number, last: number, s: number): number {
    const at = s * this.row;
    return this.alone[at + last + 1]! - this.alone[at + first]!;
  }
}

/** For each year, the index of the first that is more than `gap` after it. */
function firstBeyond(years: readonly number[], gap: number): Int32Array {
  const beyond = new Int32Array(years.length);
  let end = 0;
  for (let i = 0; i < years.length; i++) {
    while (end < years.length && years[end]! - years[i]! <= gap) end++;
    beyond[i] = end;
  }
  return beyond;
}

function runningSums(sums: Float64Array, row: number): void {
  for (let at = 0; at < sums.length; at += row)
    for (let bin = at + 1; bin < at + row; bin++) sums[bin]! += sums[bin - 1]!;
}
