/** A straight scale from a domain to pixels. */
export interface Scale {
  (value: number): number;
  readonly domain: readonly [number, number];
  readonly range: readonly [number, number];
}

/** A linear scale; a domain of no width maps to the start of the range. */
export function linear(domain: readonly [number, number], range: readonly [number, number]): Scale {
  const [from, to] = domain;
  const [start, end] = range;
  const slope = to === from ? 0 : (end - start) / (to - from);
  return Object.assign((value: number) => start + (value - from) * slope, { domain, range });
}

/** A day (`2024-08-01`) as a year with a fraction: 2024.58. */
export function yearOf(day: string): number {
  const year = Number(day.slice(0, 4));
  const start = Date.UTC(year, 0, 1);
  return year + (Date.parse(day) - start) / (Date.UTC(year + 1, 0, 1) - start);
}

/** The whole years to mark on a scale of years, `room` pixels apart or more. */
export function yearTicks(scale: Scale, room: number): number[] {
  const [from, to] = scale.domain;
  const perYear = Math.abs(scale(from + 1) - scale(from));
  const step = [1, 2, 3, 5, 10, 20].find((years) => years * perYear >= room) ?? 50;
  const ticks = [];
  for (let year = Math.ceil(from / step) * step; year < to; year += step) ticks.push(year);
  return ticks;
}

/** A round number at or above a count, for the top of an axis: 1, 2, 3, 4, 5, 6, 8, 10, 20, 30, ... */
export function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  return ([1, 2, 3, 4, 5, 6, 8, 10].find((factor) => factor * power >= value) ?? 10) * power;
}

/** Round ticks that hold all of `low` to `high`, zero among them: a step of roundUp, about `count` of them. */
export function ticksFromZero(low: number, high: number, count: number): number[] {
  const span = Math.max(high, 0) - Math.min(low, 0);
  if (span === 0) return [0, 1];
  const exponent = 10 ** Math.floor(Math.log10(span / count));
  const step = ([1, 2, 5, 10].find((factor) => factor * exponent >= span / count) ?? 10) * exponent;
  const first = Math.floor(Math.min(low, 0) / step);
  const last = Math.ceil(Math.max(high, 0) / step);
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
}

/**
 * Heights for labels that want `wanted` and stay `apart` from one another, in the order that was given; none above `least`, which
 * the lowest ones make room for.
 */
export function spreadApart(wanted: readonly number[], apart: number, least = -Infinity): number[] {
  const order = wanted.map((_, place) => place).sort((a, b) => wanted[a]! - wanted[b]!);
  const placed = [...wanted];
  for (let pass = 0; pass < 20; pass++) {
    for (let i = 1; i < order.length; i++) {
      const [above, below] = [order[i - 1]!, order[i]!];
      const short = apart - (placed[below]! - placed[above]!);
      if (short > 0) {
        placed[above]! -= short / 2;
        placed[below]! += short / 2;
      }
    }
  }
  let floor = least;
  for (const place of order) {
    placed[place] = Math.max(placed[place]!, floor);
    floor = placed[place]! + apart;
  }
  return placed;
}
