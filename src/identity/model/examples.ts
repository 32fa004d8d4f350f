import type { Examples } from './boosting.ts';

/** Rows of levels with what is known of them, gathered one by one; each belongs to a fold of blocks, or lies between two. */
export class ExampleRows {
  private readonly width: number;
  private readonly rows: number[] = [];
  private readonly same: number[] = [];
  private readonly weight: number[] = [];
  private readonly folds: (readonly [number, number])[] = [];

  constructor(width: number) {
    this.width = width;
  }

  get size(): number {
    return this.same.length;
  }

  add(levels: Uint8Array, start: number, same: boolean, weight: number, fold: number, other = fold): void {
    for (let feature = 0; feature < this.width; feature++) this.rows.push(levels[start + feature]!);
    this.same.push(same ? 1 : 0);
    this.weight.push(weight);
    this.folds.push([fold, other]);
  }

  /** These rows and others that weigh `share` of what they did. */
  with(others: ExampleRows, share: number): ExampleRows {
    const all = new ExampleRows(this.width);
    for (const [rows, times] of [
      [this, 1],
      [others, share],
    ] as const) {
      for (const level of rows.rows) all.rows.push(level);
      for (let row = 0; row < rows.size; row++) {
        all.same.push(rows.same[row]!);
        all.weight.push(rows.weight[row]! * times);
        all.folds.push(rows.folds[row]!);
      }
    }
    return all;
  }

  /** The rows that have nothing to do with the folds held out; all where none is. */
  without(...held: number[]): Examples {
    const kept = [...this.folds.keys()].filter(
      (row) => !this.folds[row]!.some((fold) => held.includes(fold)),
    );
    const levels = new Uint8Array(kept.length * this.width);
    kept.forEach((row, to) => {
      for (let feature = 0; feature < this.width; feature++)
        levels[to * this.width + feature] = this.rows[row * this.width + feature]!;
    });
    return {
      levels,
      width: this.width,
      same: Uint8Array.from(kept, (row) => this.same[row]!),
      weight: Float32Array.from(kept, (row) => this.weight[row]!),
    };
  }
}
