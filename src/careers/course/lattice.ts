import { Emission } from './emission.ts';
import { logLeave, logStay, model } from './model.ts';
import type { Trail } from './sighting.ts';
import { statesOf, two } from './states.ts';

export const NEVER = -1e9;
/** What is so much less likely than the best is not followed. */
export const FOLLOWED = 30;

/** All that the sums are made of: `n` bins, `S` states. */
export interface Lattice {
  readonly n: number;
  readonly S: number;
  /** Employers of each state, as a bit mask. */
  readonly states: readonly number[];
  readonly emission: Emission;
  readonly pass: Float64Array;
  readonly leave: Float64Array;
  readonly first: Float64Array;
}

export function latticeOf(trail: Trail): Lattice {
  const states = statesOf(trail);
  const pass = passes(trail, states);
  return {
    n: trail.years.length,
    S: states.length,
    states,
    emission: new Emission(trail, states),
    pass,
    leave: leaves(trail.years),
    first: firsts(states, pass),
  };
}

/** What is less likely than this when a segment begins at bin `i` is not followed. */
export const leastAt = (tops: Float64Array, i: number): number =>
  i === 0 ? NEVER / 2 : tops[i - 1]! - FOLLOWED;

/** Log-chance of beginning at bin `i` in state `s` after state `p`, given what ends a segment before it. */
export function enters(
  { S, first, pass }: Lattice,
  ended: Float64Array,
  i: number,
  p: number,
  s: number,
): number {
  if (p === s) return NEVER;
  return i === 0 ? first[p * S + s]! : ended[(i - 1) * S + p]! + pass[p * S + s]!;
}

/** Log-chances of a segment from bin i to bin j, by i and j: that it was left before the next, or lasts where j is the last. */
function leaves(years: readonly number[]): Float64Array {
  const n = years.length;
  const leave = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = i; j < n; j++) {
      const stayed = years[j]! - years[i]!;
      leave[i * n + j] = j === n - 1 ? logStay(stayed) : logLeave(stayed, years[j + 1]! - years[j]!);
    }
  return leave;
}

/** Log-chances of being first seen in a state, having just left another (their number for none) before anything was seen. */
function firsts(states: readonly number[], pass: Float64Array): Float64Array {
  const S = states.length;
  const first = new Float64Array((S + 1) * S).fill(NEVER);
  for (let s = 0; s < S; s++) {
    const own = -Math.log(S) + (two(states[s]!) ? Math.log(2 * model.parallel) : 0);
    first[S * S + s] = own + Math.log(1 - model.leftUnseen);
    for (let p = 0; p < S; p++)
      if (p !== s && !two(states[p]!)) first[p * S + s] = own + Math.log(model.leftUnseen) + pass[p * S + s]!;
  }
  return first;
}

/** Log-chances of passing from a state to another, given that it is left. */
function passes({ employers, related }: Trail, states: readonly number[]): Float64Array {
  const S = states.length;
  const pass = new Float64Array(S * S).fill(NEVER);
  for (let p = 0; p < S; p++)
    for (let s = 0; s < S; s++) if (p !== s) pass[p * S + s] = Math.log(chance(states[p]!, states[s]!));
  for (let a = 0; a < employers; a++)
    for (let b = 0; b < employers; b++) if (a !== b && related(a, b)) pass[a * S + b]! += 2;
  return pass;
}

function chance(from: number, to: number): number {
  const { destination, parallel } = model;
  const share = (from & to) !== 0;
  if (!two(from) && !two(to)) return (1 - parallel) * destination;
  if (!two(from)) return share ? parallel * destination : 0.02;
  if (!two(to)) return share ? 0.5 : 0.1 * destination;
  return share ? parallel * destination : 0.02;
}
