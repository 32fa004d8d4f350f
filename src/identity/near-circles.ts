import type { Rows } from './shared-memory.ts';

/**
 * Circles of some nodes with only those nodes left in them: what comparing the works of one name asks of co-authors of co-authors, for
 * a circle's other members write with none of the name. Nodes whose circle is wider than `widest` have none.
 */
export class NearCircles {
  offsets: Int32Array = new Int32Array(64);
  values: Int32Array = new Int32Array(256);
  private readonly circles: Rows;
  private readonly widest: number;
  /** Round in which a node was added last, and its place then. */
  private readonly added: Int32Array;
  private readonly place: Int32Array;
  private round = 0;
  private readonly nodes: number[] = [];

  constructor(circles: Rows, widest: number) {
    this.circles = circles;
    this.widest = widest;
    this.added = new Int32Array(circles.offsets.length - 1);
    this.place = new Int32Array(circles.offsets.length - 1);
  }

  begin(): void {
    this.round++;
    this.nodes.length = 0;
  }

  add(node: number): void {
    if (this.added[node] === this.round) return;
    this.added[node] = this.round;
    this.place[node] = this.nodes.length;
    this.nodes.push(node);
  }

  /** Lays out the circles of all that were added; row `placeOf(node)` is a node's. */
  end(): void {
    const { nodes, added, round, circles, widest } = this;
    if (this.offsets.length <= nodes.length) this.offsets = new Int32Array(nodes.length * 2);
    let kept = 0;
    for (let i = 0; i < nodes.length; i++) {
      const [start, end] = [circles.offsets[nodes[i]!]!, circles.offsets[nodes[i]! + 1]!];
      if (end - start <= widest) {
        if (this.values.length < kept + end - start) this.values = grown(this.values, kept + end - start);
        const { values } = this;
        for (let at = start; at < end; at++) {
          const met = circles.values[at]!;
          if (added[met] === round) values[kept++] = met;
        }
      }
      this.offsets[i + 1] = kept;
    }
  }

  /** Row of a node that was added. */
  placeOf(node: number): number {
    return this.place[node]!;
  }
}

function grown(values: Int32Array, least: number): Int32Array {
  const larger = new Int32Array(Math.max(least, values.length * 2));
  larger.set(values);
  return larger;
}
