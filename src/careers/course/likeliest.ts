import { enters, type Lattice, leastAt, NEVER } from './lattice.ts';

/** From bin `first` to bin `last` in state `state`. */
export interface Segment {
  readonly first: number;
  readonly last: number;
  readonly state: number;
}

/** The likeliest course, the state left before it, and how likely the best course is that ends a segment at each bin. */
export function likeliest(lattice: Lattice): { segments: Segment[]; left: number; tops: Float64Array } {
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
