import { grown, sortRange } from './shared-memory.ts';

/**
 * Lists of numbers with weights, one behind another, of which the last is open: list i is `values[starts[i]]` to `values[starts[i + 1]]`.
 * Thousands of small lists cost what a few long arrays do.
 */
export class Lists {
  starts: Int32Array = new Int32Array(64);
  values: Int32Array = new Int32Array(256);
  weights: Float64Array = new Float64Array(256);
  private closed = 0;
  private length = 0;

  /** How many numbers there are in all lists. */
  get size(): number {
    return this.length;
  }

  clear(): void {
    this.closed = 0;
    this.length = 0;
  }

  add(value: number, weight = 0): void {
    if (this.length === this.values.length) {
      this.values = grown(this.values);
      this.weights = grown(this.weights);
    }
    this.values[this.length] = value;
    this.weights[this.length++] = weight;
  }

  /** Adds to the weight of a value of the open list, which must be short, or adds the value. */
  count(value: number, weight: number): void {
    const { values } = this;
    for (let at = this.starts[this.closed]!; at < this.length; at++)
      if (values[at] === value) {
        this.weights[at]! += weight;
        return;
      }
    this.add(value, weight);
  }

  /** Sorts the open list, whose weights are to come. */
  sort(): void {
    sortRange(this.values, this.starts[this.closed]!, this.length);
  }

  /** Sorts the open list, which must be short, with its weights. */
  sortWithWeights(): void {
    const { values, weights } = this;
    const from = this.starts[this.closed]!;
    for (let i = from + 1; i < this.length; i++) {
      const [value, weight] = [values[i]!, weights[i]!];
      let at = i;
      for (; at > from && values[at - 1]! > value; at--) {
        values[at] = values[at - 1]!;
        weights[at] = weights[at - 1]!;
      }
      values[at] = value;
      weights[at] = weight;
    }
  }

  /** Closes the open list, and opens the next. */
  end(): void {
    if (++this.closed === this.starts.length) this.starts = grown(this.starts);
    this.starts[this.closed] = this.length;
  }
}
