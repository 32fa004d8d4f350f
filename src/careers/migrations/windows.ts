/** Days of the window in which people who go the same way are looked at together: eighteen months. */
export const WINDOW = 548;

/** Positions `from` up to, not with, `to` in a sorted list. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Cuts sorted days into windows no longer than `width` that hold two or more: the fullest first (the earliest of equals), then
 * what is left before it and after it. Only the dates choose, never who knows whom, so that a test of ties stays honest.
 */
export function fullestWindows(days: readonly number[], width: number = WINDOW): Span[] {
  return cut(0, days.length);

  function cut(from: number, to: number): Span[] {
    const fullest = fullestOf(from, to);
    if (fullest === null) return [];
    return [...cut(from, fullest.from), fullest, ...cut(fullest.to, to)];
  }

  function fullestOf(from: number, to: number): Span | null {
    let best: Span | null = null;
    let end = from;
    for (let start = from; start < to; start++) {
      while (end < to && days[end]! - days[start]! <= width) end++;
      if (end - start >= 2 && end - start > (best ? best.to - best.from : 1)) best = { from: start, to: end };
    }
    return best;
  }
}
