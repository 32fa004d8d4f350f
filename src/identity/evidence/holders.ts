import { grown } from '../corpus/shared-memory.ts';
import { Places } from './places.ts';

/**
 * Who of the mentions that are compared holds what: an index from things (co-authors, words, organisations) to mentions, by which what
 * two have in common is found without looking at the many that have nothing in common.
 */
export class Holders {
  /** The things that are held. */
  readonly places: Places;
  /** Row i is what mention i holds, by place, and how heavy each is, in the order of adding. */
  starts: Int32Array = new Int32Array(64);
  held: Int32Array = new Int32Array(256);
  heldWeight: Float32Array = new Float32Array(256);
  /** Row p is who holds the thing at place p, ascending, and how heavy it is there. */
  offsets: Int32Array = new Int32Array(64);
  holder: Int32Array = new Int32Array(256);
  weight: Float32Array = new Float32Array(256);
  private mentions = 0;
  private entries = 0;

  /** `things` is how many there are in all. */
  constructor(things: number) {
    this.places = new Places(things);
  }

  begin(): void {
    this.places.begin();
    this.mentions = 0;
    this.entries = 0;
  }

  /** The mention whose turn it is holds a thing. */
  add(thing: number, weight: number): void {
    if (this.entries === this.held.length) {
      this.held = grown(this.held);
      this.heldWeight = grown(this.heldWeight);
    }
    this.held[this.entries] = this.places.add(thing);
    this.heldWeight[this.entries++] = weight;
  }

  /** The next mention's turn. */
  next(): void {
    if (++this.mentions === this.starts.length) this.starts = grown(this.starts);
    this.starts[this.mentions] = this.entries;
  }

  /** Turns the rows about, by a counting sort, once every mention has had its turn. */
  end(): void {
    const { held, heldWeight, starts, mentions, entries } = this;
    const things = this.places.things.length;
    while (this.offsets.length < things + 2) this.offsets = grown(this.offsets);
    if (this.holder.length < held.length) {
      this.holder = new Int32Array(held.length);
      this.weight = new Float32Array(held.length);
    }
    const { offsets, holder, weight } = this;
    offsets.fill(0, 0, things + 2);
    for (let at = 0; at < entries; at++) offsets[held[at]! + 2]!++;
    for (let place = 0; place < things; place++) offsets[place + 2]! += offsets[place + 1]!;
    for (let mention = 0; mention < mentions; mention++)
      for (let at = starts[mention]!; at < starts[mention + 1]!; at++) {
        const to = offsets[held[at]! + 1]!++;
        holder[to] = mention;
        weight[to] = heldWeight[at]!;
      }
  }
}
