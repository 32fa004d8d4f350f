import { grown, type Rows } from '../corpus/shared-memory.ts';
import type { Places } from './places.ts';

/**
 * Circles of some nodes with only those nodes left in them, by place: what comparing the works of one name asks of co-authors of
 * co-authors, for a circle's other members write with none of the name. Nodes whose circle is wider than `widest` have none.
 */
export class NearCircles {
  /** Row i is the circle of the node at place i. */
  offsets: Int32Array = new Int32Array(64);
  values: Int32Array = new Int32Array(256);
  private readonly circles: Rows;
  private readonly widest: number;
  /** A bit a node, set for those that have a place: small enough to stay in the nearest cache, where most of a circle ends. */
  private readonly hasPlace: Int32Array;

  constructor(circles: Rows, widest: number) {
    this.circles = circles;
    this.widest = widest;
    this.hasPlace = new Int32Array((circles.offsets.length >> 5) + 1);
  }

  /** Lays out the circles of all that have a place. */
  lay(places: Places): void {
    const { circles, widest, hasPlace } = this;
    const nodes = places.things;
    for (let i = 0; i < nodes.length; i++) hasPlace[nodes[i]! >> 5]! |= 1 << (nodes[i]! & 31);
    if (this.offsets.length <= nodes.length) this.offsets = new Int32Array(nodes.length * 2);
    let kept = 0;
    for (let i = 0; i < nodes.length; i++) {
      const [start, end] = [circles.offsets[nodes[i]!]!, circles.offsets[nodes[i]! + 1]!];
      if (end - start <= widest) {
        if (this.values.length < kept + end - start) this.values = grown(this.values, kept + end - start);
        const { values } = this;
        for (let at = start; at < end; at++) {
          const met = circles.values[at]!;
          if ((hasPlace[met >> 5]! >>> (met & 31)) & 1) values[kept++] = places.of(met);
        }
      }
      this.offsets[i + 1] = kept;
    }
    for (let i = 0; i < nodes.length; i++) hasPlace[nodes[i]! >> 5] = 0;
  }
}
