import { lag, logLeave, logStay, model } from './model.ts';

/** What was seen of one candidate employer in one month. */
export interface Sighting {
  /** Index among the months of the person. */
  readonly bin: number;
  /** Index among the candidate employers. */
  readonly employer: number;
  /** Probability that it speaks of this person and this employer. */
  readonly weight: number;
  /** `printed` on a work, `stated` by somebody, or `ended`: stated to be no longer there. */
  readonly kind: 'printed' | 'stated' | 'ended';
  /** Times that it counts. */
  readonly times: number;
}

/** One person's sightings; `years` are the months with any, as years, ascending. */
export interface Trail {
  readonly years: readonly number[];
  readonly employers: number;
  /** Pairs of employers that may be held at once. */
  readonly pairs: readonly (readonly [number, number])[];
  readonly sightings: readonly Sighting[];
  /** Whether two candidates may be one employer under two names: passing between them costs little. */
  readonly related: (a: number, b: number) => boolean;
}

/** From bin `first` to bin `last` in state `state`. */
interface Segment {
  readonly first: number;
  readonly last: number;
  readonly state: number;
}

/** The likeliest course, and how sure it is. */
export interface Decoded {
  /** Employers of each state, as a bit mask. */
  readonly states: readonly number[];
  readonly segments: readonly Segment[];
  /** State left before anything was seen, of which only late works tell; null for none. */
  readonly left: number | null;
  /** Probability that the person was with the employer in the month. */
  presence(bin: number, employer: number): number;
  /** Probability that the employer `to` began between two months (both included) while `from` was held. */
  changed(from: number, to: number, after: number, until: number): number;
}

const NEVER = -1e9;
/** What is so much less likely than the best is not followed. */
const FOLLOWED = 30;
/** Log-probability from which on something counts among posteriors. */
const LEAST = Math.log(1e-9);

/** All that the sums are made of: `n` bins, `S` states. */
interface Lattice {
  readonly n: number;
  readonly S: number;
  readonly emission: Emission;
  readonly pass: Float64Array;
  readonly leave: Float64Array;
  readonly first: Float64Array;
}

/**
 * Finds the likeliest course by Viterbi over segments, and its posteriors by the forward and backward sums. What a segment prints
 * hangs on the state before it for two years only: from then on all states before it are carried on as one.
 */
export function decode(trail: Trail): Decoded {
  const states = statesOf(trail);
  const S = states.length;
  const pass = passes(trail, states);
  const lattice: Lattice = {
    n: trail.years.length,
    S,
    emission: new Emission(trail, states),
    pass,
    leave: leaves(trail.years),
    first: firsts(states, pass),
  };
  const { segments, left, tops } = likeliest(lattice);
  const forward = forwardSums(lattice, tops);
  const { began, present } = posteriors(lattice, forward, tops);
  return {
    states,
    segments,
    left: left < S ? left : null,
    presence: (bin, employer) => {
      let sum = 0;
      for (let s = 0; s < S; s++) if (states[s]! & (1 << employer)) sum += present[bin * S + s]!;
      return Math.min(1, sum);
    },
    changed: (from, to, after, until) => {
      let sum = 0;
      for (let b = after; b <= until; b++)
        for (let p = 0; p < S; p++)
          for (let s = 0; s < S; s++)
            if (states[p]! & (1 << from) && states[s]! & (1 << to) && !(states[p]! & (1 << to)))
              sum += began[(b * S + p) * S + s]!;
      return Math.min(1, sum);
    },
  };
}

/** The likeliest course, the state left before it, and how likely the best course is that ends a segment at each bin. */
function likeliest(lattice: Lattice): { segments: Segment[]; left: number; tops: Float64Array } {
  const { n, S, emission, leave } = lattice;
  const best = new Float64Array(n * S).fill(NEVER);
  const backFirst = new Int32Array(n * S);
  const backState = new Int32Array(n * S);
  const tops = new Float64Array(n).fill(NEVER);
  for (let i = 0; i < n; i++) {
    const least = leastAt(tops, i);
    const late = emission.lateUntil(i);
    for (let s = 0; s < S; s++) {
      let [carried, carriedState] = [NEVER, S];
      for (let p = 0; p < (i === 0 ? S + 1 : S); p++) {
        const enter = enters(lattice, best, i, p, s);
        if (enter < least) continue;
        const seen = emission.seenLate(i, p, s);
        for (let j = i; j < late; j++) {
          const course = enter + seen[j]! + leave[i * n + j]!;
          const at = j * S + s;
          if (course <= best[at]!) continue;
          best[at] = course;
          backFirst[at] = i;
          backState[at] = p;
        }
        const on = enter + seen[late - 1]!;
        if (on > carried) [carried, carriedState] = [on, p];
      }
      for (let j = late; j < n; j++) {
        const course = carried + emission.plain(late, j, s) + leave[i * n + j]!;
        const at = j * S + s;
        if (course <= best[at]!) continue;
        best[at] = course;
        backFirst[at] = i;
        backState[at] = carriedState;
      }
    }
    for (let s = 0; s < S; s++) tops[i] = Math.max(tops[i]!, best[i * S + s]!);
  }
  const segments: Segment[] = [];
  let state = 0;
  for (let s = 1; s < S; s++) if (best[(n - 1) * S + s]! > best[(n - 1) * S + state]!) state = s;
  for (let last = n - 1; last >= 0; ) {
    const at = last * S + state;
    segments.push({ first: backFirst[at]!, last, state });
    last = backFirst[at]! - 1;
    state = backState[at]!;
  }
  return { segments: segments.reverse(), left: state, tops };
}

/** What is less likely than this when a segment begins at bin `i` is not followed. */
const leastAt = (tops: Float64Array, i: number): number => (i === 0 ? NEVER / 2 : tops[i - 1]! - FOLLOWED);

/** Log-chance of beginning at bin `i` in state `s` after state `p`, given what ends a segment before it. */
function enters({ S, first, pass }: Lattice, ended: Float64Array, i: number, p: number, s: number): number {
  if (p === s) return NEVER;
  return i === 0 ? first[p * S + s]! : ended[(i - 1) * S + p]! + pass[p * S + s]!;
}

/** Log-chances of all courses that end a segment at a bin in a state; summed as shares of the best there. */
function forwardSums(lattice: Lattice, tops: Float64Array): Float64Array {
  const { n, S, emission, leave } = lattice;
  const sums = new Float64Array(n * S);
  const forward = new Float64Array(n * S);
  const carry = new Float64Array(S + 1);
  for (let i = 0; i < n; i++) {
    const least = leastAt(tops, i);
    const late = emission.lateUntil(i);
    for (let s = 0; s < S; s++) {
      let most = NEVER;
      for (let p = 0; p <= S; p++) {
        carry[p] = NEVER;
        if (p === S && i > 0) continue;
        const enter = enters(lattice, forward, i, p, s);
        if (enter < least) continue;
        const seen = emission.seenLate(i, p, s);
        for (let j = i; j < late; j++) {
          const share = enter + seen[j]! + leave[i * n + j]! - tops[j]!;
          if (share > -FOLLOWED) sums[j * S + s]! += Math.exp(share);
        }
        carry[p] = enter + seen[late - 1]!;
        most = Math.max(most, carry[p]!);
      }
      if (most === NEVER) continue;
      let sum = 0;
      for (const one of carry) if (one > NEVER) sum += Math.exp(one - most);
      const carried = most + Math.log(sum);
      for (let j = late; j < n; j++) {
        const share = carried + emission.plain(late, j, s) + leave[i * n + j]! - tops[j]!;
        if (share > -FOLLOWED) sums[j * S + s]! += Math.exp(share);
      }
    }
    for (let s = 0; s < S; s++) {
      const sum = sums[i * S + s]!;
      forward[i * S + s] = sum > 0 ? tops[i]! + Math.log(sum) : NEVER;
    }
  }
  return forward;
}

/** Probability that a segment begins at a bin out of a state into another, and that a bin is spent in a state. */
function posteriors(
  lattice: Lattice,
  forward: Float64Array,
  tops: Float64Array,
): { began: Float64Array; present: Float64Array } {
  const { n, S, emission, leave } = lattice;
  const ends = forward.subarray((n - 1) * S);
  const top = tops[n - 1]!;
  const total = top + Math.log(ends.reduce((sum, one) => sum + Math.exp(one - top), 0));
  const onward = new Float64Array(n * S).fill(NEVER).fill(0, (n - 1) * S);
  const began = new Float64Array(n * S * S);
  const present = new Float64Array((n + 1) * S);
  const rest = new Float64Array(n);
  for (let i = n - 1; i >= 0; i--) {
    const least = leastAt(tops, i);
    const late = emission.lateUntil(i);
    const left = new Float64Array(S + 1);
    for (let s = 0; s < S; s++) {
      let mostAfter = NEVER;
      for (let j = i; j < n; j++) {
        rest[j] = leave[i * n + j]! + onward[j * S + s]! - total;
        if (j < late) continue;
        rest[j]! += emission.plain(late, j, s);
        mostAfter = Math.max(mostAfter, rest[j]!);
      }
      for (let p = 0; p < (i === 0 ? S + 1 : S); p++) {
        const enter = enters(lattice, forward, i, p, s);
        if (enter < least) continue;
        const seen = emission.seenLate(i, p, s);
        const on = enter + seen[late - 1]!;
        // Beyond the late works nothing is likely enough, mostly.
        const end = on + mostAfter > LEAST ? n : late;
        let sum = 0;
        for (let j = i; j < end; j++) {
          const log = j < late ? enter + seen[j]! + rest[j]! : on + rest[j]!;
          if (log <= LEAST) continue;
          const chance = Math.exp(log);
          present[i * S + s]! += chance;
          present[(j + 1) * S + s]! -= chance;
          sum += chance;
        }
        if (p < S) began[(i * S + p) * S + s] = Math.min(1, sum);
        left[p]! += sum;
      }
    }
    // All that goes on from a segment's end: the probability of ending there, without what came before.
    for (let p = 0; p < S && i > 0; p++)
      if (left[p]! > 0) onward[(i - 1) * S + p] = Math.log(left[p]!) + total - forward[(i - 1) * S + p]!;
  }
  for (let bin = 1; bin < n; bin++)
    for (let s = 0; s < S; s++) present[bin * S + s]! += present[(bin - 1) * S + s]!;
  return { began, present };
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

function statesOf({ employers, pairs }: Trail): number[] {
  const single = Array.from({ length: employers }, (_, k) => 1 << k);
  return [...single, ...pairs.map(([a, b]) => (1 << a) | (1 << b))];
}

const two = (state: number): boolean => (state & (state - 1)) !== 0;

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

/** Log-likelihoods of what was seen in a segment, as differences of running sums. */
class Emission {
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

const count = (state: number): number => (two(state) ? 2 : 1);

/** Chance of what speaks of somebody else after all. */
const ELSEWHERE = 0.3;
const lags = [0, lag(1), lag(2)];
/** Chances of a printed line by year since a change (0: long ago) and by how many employers are held: it names one of them; or one left. */
const ownChances = lags.flatMap((late) => [1, 2].map((many) => (1 - model.noise - late) / many));
const leftChances = lags.flatMap((late) => [1, 2].map((many) => Math.max(model.noise, late / many)));

/** Log-likelihoods of one sighting after another: half a million are read. */
class SightingChances {
  /** Of the employer held, and of one left: by the year since the change (0: long ago) and by how many were held. */
  private readonly own = new Float64Array(ownChances.length);
  private readonly left = new Float64Array(leftChances.length);
  private elsewhere = 0;
  private bit = 0;

  read({ employer, weight, kind, times }: Sighting): void {
    const { own, left } = this;
    const log = (chance: number): number => times * Math.log(weight * chance + (1 - weight) * ELSEWHERE);
    this.bit = 1 << employer;
    if (kind === 'ended') {
      own.fill(times * model.afterEnd);
      left.fill(0);
      this.elsewhere = 0;
      return;
    }
    this.elsewhere = log(model.noise);
    if (kind === 'stated') {
      const there = [log(1), log(model.statedBeside)];
      for (let at = 0; at < own.length; at++) own[at] = there[at % 2]!;
      left.fill(this.elsewhere);
      return;
    }
    for (let at = 0; at < own.length; at++) {
      own[at] = log(ownChances[at]!);
      left[at] = log(leftChances[at]!);
    }
  }

  /** In a state, after leaving the employers `before`, in the year `late` since (0: long ago). */
  in(state: number, before: number, late: number): number {
    if (state & this.bit) return this.own[late * 2 + count(state) - 1]!;
    return before & this.bit ? this.left[late * 2 + count(before) - 1]! : this.elsewhere;
  }
}
