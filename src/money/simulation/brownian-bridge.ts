/**
 * Builds a Brownian path at given times from independent standard normal variables, the last time first, then midpoints: the first
 * variables carry most of the path, which is where quasi-random points are best. R. E. Caflisch and B. Moskowitz (1995); construction as
 * in P. Jäckel, Monte Carlo Methods in Finance (2002), section 10.8.3.
 */
export class BrownianBridge {
  readonly #order: Int32Array;
  readonly #left: Int32Array;
  readonly #right: Int32Array;
  readonly #leftWeight: Float64Array;
  readonly #rightWeight: Float64Array;
  readonly #deviation: Float64Array;

  /** `times` are in years, above 0, rising. */
  constructor(times: ArrayLike<number>) {
    const size = times.length;
    this.#order = new Int32Array(size);
    this.#left = new Int32Array(size);
    this.#right = new Int32Array(size);
    this.#leftWeight = new Float64Array(size);
    this.#rightWeight = new Float64Array(size);
    this.#deviation = new Float64Array(size);
    if (size === 0) return;
    const spans: [number, number][] = [];
    this.#order[0] = size - 1;
    this.#left[0] = -1;
    this.#right[0] = -1;
    this.#deviation[0] = Math.sqrt(times[size - 1]!);
    spans.push([-1, size - 1]);
    for (let step = 1; step < size; ) {
      const span = spans.shift();
      if (span === undefined) break;
      const [left, right] = span;
      if (right - left < 2) continue;
      const middle = (left + right) >> 1;
      this.#place(step, left, middle, right, times);
      spans.push([left, middle], [middle, right]);
      step += 1;
    }
  }

  #place(step: number, left: number, middle: number, right: number, times: ArrayLike<number>): void {
    const from = left < 0 ? 0 : times[left]!;
    const [at, to] = [times[middle]!, times[right]!];
    this.#order[step] = middle;
    this.#left[step] = left;
    this.#right[step] = right;
    this.#leftWeight[step] = (to - at) / (to - from);
    this.#rightWeight[step] = (at - from) / (to - from);
    this.#deviation[step] = Math.sqrt(((at - from) * (to - at)) / (to - from));
  }

  /** Writes the path at every time, from normals that start at `offset`. */
  build(normals: Float64Array, offset: number, path: Float64Array): void {
    const size = this.#order.length;
    for (let step = 0; step < size; step++) {
      const [left, right] = [this.#left[step]!, this.#right[step]!];
      const before = left < 0 ? 0 : this.#leftWeight[step]! * path[left]!;
      const after = right < 0 ? 0 : this.#rightWeight[step]! * path[right]!;
      path[this.#order[step]!] = before + after + this.#deviation[step]! * normals[offset + step]!;
    }
  }
}
