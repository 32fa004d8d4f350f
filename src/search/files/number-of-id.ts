import { countOf, type Texts } from './texts.ts';

/** Numbers of ids by hashing (FNV-1a, open addressing): eight bytes an id, where a map of strings takes a hundred. */
export class NumberOfId {
  private readonly ids: Texts;
  /** Number plus one, 0 where free; a power of two and at least one and a half times the ids. */
  private readonly slots: Uint32Array;

  constructor(ids: Texts) {
    this.ids = ids;
    this.slots = new Uint32Array(2 ** Math.ceil(Math.log2(1.5 * countOf(ids) + 1)));
    for (let number = 0; number < countOf(ids); number++) {
      let slot = this.slotOf(ids.bytes, ids.offsets[number]!, ids.offsets[number + 1]!);
      while (this.slots[slot] !== 0) slot = (slot + 1) & (this.slots.length - 1);
      this.slots[slot] = number + 1;
    }
  }

  /** The number of an id; undefined where there is none. */
  of(id: string): number | undefined {
    const { bytes, offsets } = this.ids;
    const wanted = Buffer.from(id);
    for (let slot = this.slotOf(wanted, 0, wanted.length); ; slot = (slot + 1) & (this.slots.length - 1)) {
      const number = this.slots[slot]! - 1;
      if (number < 0) return undefined;
      if (wanted.equals(bytes.subarray(offsets[number]!, offsets[number + 1]!))) return number;
    }
  }

  private slotOf(bytes: Uint8Array, start: number, end: number): number {
    let hash = 0x811c9dc5;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
    // The low bits of the product are the weakest ones: the high ones are folded into them.
    return (hash ^ (hash >>> 15)) & (this.slots.length - 1);
  }
}
