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

/** Finds the likeliest course by Viterbi over segments, and its posteriors by the forward and backward sums. */
export function decode(trail: Trail): Decoded {
  const states = statesOf(trail);
  const S = states.length;
  const n = trail.years.length;
  const t = trail.years;
  const emission = new Emission(trail, states);
  const pass = passes(trail, states);
  const leave = leaves(t);
  const forward = new Float64Array(n * S).fill(NEVER);
  const best = new Float64Array(n * S).fill(NEVER);
  const backFirst = new Int32Array(n * S);
  const backState = new Int32Array(n * S);
  let total = NEVER;
  let bestEnd = NEVER;
  let bestEndFirst = 0;
  let bestEndPrevious = S;
  let bestEndState = 0;
  for (let i = 0; i < n; i++) {
    let top = NEVER;
    if (i > 0) for (let s = 0; s < S; s++) top = Math.max(top, forward[(i - 1) * S + s]!);
    for (let s = 0; s < S; s++) {
      for (let p = 0; p < (i === 0 ? S + 1 : S); p++) {
        if (p === s) continue;
        const enter = i === 0 ? initial(states, pass, p, s) : forward[(i - 1) * S + p]! + pass[p * S + s]!;
        if (enter < top - FOLLOWED) continue;
        const enterBest = i === 0 ? enter : best[(i - 1) * S + p]! + pass[p * S + s]!;
        for (let j = i; j < n; j++) {
          const seen = emission.segment(i, j, p, s);
          if (j === n - 1) {
            const whole = seen + leave[i * n + j]!;
            total = logAdd(total, enter + whole);
            if (enterBest + whole > bestEnd) {
              bestEnd = enterBest + whole;
              bestEndFirst = i;
              bestEndPrevious = p;
              bestEndState = s;
            }
            continue;
          }
          const whole = seen + leave[i * n + j]!;
          const at = j * S + s;
          forward[at] = logAdd(forward[at]!, enter + whole);
          if (enterBest + whole > best[at]!) {
            best[at] = enterBest + whole;
            backFirst[at] = i;
            backState[at] = p;
          }
        }
      }
    }
  }
  const segments: Segment[] = [{ first: bestEndFirst, last: n - 1, state: bestEndState }];
  let state = bestEndPrevious;
  for (let first = bestEndFirst; first > 0; ) {
    const at = (first - 1) * S + state;
    segments.push({ first: backFirst[at]!, last: first - 1, state });
    first = backFirst[at]!;
    state = backState[at]!;
  }
  segments.reverse();
  const { began, present } = backward(trail, states, emission, pass, leave, forward, total);
  return {
    states,
    segments,
    left: state < S ? state : null,
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

/** Probability that a segment begins at a bin out of a state into another, and that a bin is spent in a state. */
function backward(
  trail: Trail,
  states: readonly number[],
  emission: Emission,
  pass: Float64Array,
  leave: Float64Array,
  forward: Float64Array,
  total: number,
): { began: Float64Array; present: Float64Array } {
  const S = states.length;
  const t = trail.years;
  const n = t.length;
  const onward = new Float64Array(n * S).fill(NEVER);
  const began = new Float64Array(n * S * S);
  const change = new Float64Array((n + 1) * S);
  for (let i = n - 1; i >= 0; i--) {
    let top = NEVER;
    if (i > 0) for (let s = 0; s < S; s++) top = Math.max(top, forward[(i - 1) * S + s]!);
    for (let s = 0; s < S; s++) {
      for (let p = 0; p < (i === 0 ? S + 1 : S); p++) {
        if (p === s) continue;
        const enter = i === 0 ? initial(states, pass, p, s) : forward[(i - 1) * S + p]! + pass[p * S + s]!;
        if (enter < top - FOLLOWED) continue;
        let rest = NEVER;
        for (let j = i; j < n; j++) {
          const seen = emission.segment(i, j, p, s);
          const whole =
            j === n - 1 ? seen + leave[i * n + j]! : seen + leave[i * n + j]! + onward[j * S + s]!;
          rest = logAdd(rest, whole);
          const mass = Math.exp(Math.min(0, enter + whole - total));
          if (mass < 1e-9) continue;
          change[i * S + s]! += mass;
          change[(j + 1) * S + s]! -= mass;
        }
        if (p < S) began[(i * S + p) * S + s] = Math.exp(Math.min(0, enter + rest - total));
        if (i > 0) {
          onward[(i - 1) * S + p] = logAdd(onward[(i - 1) * S + p]!, pass[p * S + s]! + rest);
        }
      }
    }
  }
  for (let bin = 1; bin < n; bin++)
    for (let s = 0; s < S; s++) change[bin * S + s]! += change[(bin - 1) * S + s]!;
  return { began, present: change };
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

/** Log-chance of being first seen in state `s`, having just left state `p` (their number for none) before anything was seen. */
function initial(states: readonly number[], pass: Float64Array, p: number, s: number): number {
  const S = states.length;
  const first = -Math.log(S) + (two(states[s]!) ? Math.log(2 * model.parallel) : 0);
  if (p === S) return first + Math.log(1 - model.leftUnseen);
  return two(states[p]!) ? NEVER : first + Math.log(model.leftUnseen) + pass[p * S + s]!;
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
  private readonly plain: Float64Array;
  private readonly late: Float64Array;
  /** 1 where passing from a state to another leaves no employer. */
  private readonly leftNothing: Uint8Array;
  private readonly secondYear: Int32Array;
  private readonly afterLag: Int32Array;
  private readonly S: number;
  private readonly row: number;

  constructor(trail: Trail, states: readonly number[]) {
    const { years, sightings } = trail;
    const S = states.length;
    const row = years.length + 1;
    this.S = S;
    this.row = row;
    this.leftNothing = new Uint8Array(S * S);
    this.secondYear = firstBeyond(years, 1);
    this.afterLag = firstBeyond(years, 2);
    this.plain = new Float64Array(S * row);
    this.late = new Float64Array(S * S * 2 * row);
    for (const one of sightings) {
      const likelihood = likelihoods(one);
      for (let s = 0; s < S; s++) {
        this.plain[s * row + one.bin + 1]! += likelihood(states[s]!, 0, 0);
        for (let p = 0; p < S; p++) {
          const before = states[p]! & ~states[s]!;
          if (before === 0) continue;
          const at = (p * S + s) * 2 * row + one.bin + 1;
          this.late[at]! += likelihood(states[s]!, before, 1);
          this.late[at + row]! += likelihood(states[s]!, before, 2);
        }
      }
    }
    for (let p = 0; p < S; p++)
      for (let s = 0; s < S; s++) if ((states[p]! & ~states[s]!) === 0) this.leftNothing[p * S + s] = 1;
    runningSums(this.plain, row);
    runningSums(this.late, row);
  }

  /** Of bins `first` to `last` in state `s` after state `p` (their number for none). */
  segment(first: number, last: number, p: number, s: number): number {
    const { plain, late, row } = this;
    const at = s * row;
    if (p === this.S || this.leftNothing[p * this.S + s]) return plain[at + last + 1]! - plain[at + first]!;
    const second = Math.min(last + 1, this.secondYear[first]!);
    const after = Math.min(last + 1, this.afterLag[first]!);
    const one = (p * this.S + s) * 2 * row;
    const two = one + row;
    return (
      late[one + second]! -
      late[one + first]! +
      late[two + after]! -
      late[two + second]! +
      plain[at + last + 1]! -
      plain[at + after]!
    );
  }
}

/** For each year, the index of the first that is more than `gap` after it. */
function firstBeyond(years: readonly number[], gap: number): Int32Array {
  let end = 0;
  return Int32Array.from(years, (year) => {
    while (end < years.length && years[end]! - year <= gap) end++;
    return end;
  });
}

function runningSums(sums: Float64Array, row: number): void {
  for (let at = 0; at < sums.length; at += row)
    for (let bin = at + 1; bin < at + row; bin++) sums[bin]! += sums[bin - 1]!;
}

const count = (state: number): number => (two(state) ? 2 : 1);

/** Chance of what speaks of somebody else after all. */
const ELSEWHERE = 0.3;
const lags = [0, lag(1), lag(2)];

/** Log-likelihood of a sighting in a state, after leaving `before`, in the year `late` since (0: long ago). */
function likelihoods({ employer, weight, kind, times }: Sighting) {
  const bit = 1 << employer;
  const log = (own: number): number => times * Math.log(weight * own + (1 - weight) * ELSEWHERE);
  if (kind === 'ended') return (state: number): number => (state & bit ? times * model.afterEnd : 0);
  const noise = log(model.noise);
  if (kind === 'stated') {
    const there = [log(1), log(model.statedBeside)];
    return (state: number): number => (state & bit ? there[count(state) - 1]! : noise);
  }
  const own = lags.flatMap((late) => [1, 2].map((many) => log((1 - model.noise - late) / many)));
  const left = lags.flatMap((late) => [1, 2].map((many) => log(Math.max(model.noise, late / many))));
  return (state: number, before: number, late: number): number => {
    if (state & bit) return own[late * 2 + count(state) - 1]!;
    return before & bit ? left[late * 2 + count(before) - 1]! : noise;
  };
}

function logAdd(a: number, b: number): number {
  if (a < b) return b < NEVER / 2 ? b : b + Math.log1p(Math.exp(a - b));
  return b < NEVER / 2 || b < a - 40 ? a : a + Math.log1p(Math.exp(b - a));
}
