/**
 * A tree of words: each node's child by word, in one open-addressed hash table of node, word and child side by side (a
 * Map of doubles takes four times the memory and twice the time). Node 0 is the root.
 */
export class WordTree {
  #slots: Int32Array;
  #mask: number;
  #size = 0;

  constructor(capacity = 1 << 20) {
    const slots = 2 ** Math.ceil(Math.log2(capacity));
    this.#slots = new Int32Array(slots * stride);
    this.#mask = slots - 1;
  }

  /** Child of `node` by `word`, 0 where there is none. */
  child(node: number, word: number): number {
    return this.#slots[this.#slot(node, word) + 2] ?? 0;
  }

  /** Child of `node` by `word`, made where there is none. */
  grow(node: number, word: number): number {
    if (this.#size * 2 > this.#mask) this.#widen();
    const slot = this.#slot(node, word);
    const known = this.#slots[slot + 2] ?? 0;
    if (known > 0) return known;
    this.#slots[slot] = node;
    this.#slots[slot + 1] = word;
    this.#size++;
    this.#slots[slot + 2] = this.#size;
    return this.#size;
  }

  #slot(node: number, word: number): number {
    const slots = this.#slots;
    let at = ((Math.imul(node, 0x9e3779b1) ^ Math.imul(word + 1, 0x85ebca6b)) >>> 7) & this.#mask;
    for (; (slots[at * stride + 2] ?? 0) > 0; at = (at + 1) & this.#mask)
      if (slots[at * stride] === node && slots[at * stride + 1] === word) break;
    return at * stride;
  }

  #widen(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(old.length * 2);
    this.#mask = this.#mask * 2 + 1;
    for (let from = 0; from < old.length; from += stride) {
      const node = old[from + 2] ?? 0;
      if (node === 0) continue;
      const to = this.#slot(old[from] ?? 0, old[from + 1] ?? 0);
      this.#slots[to] = old[from] ?? 0;
      this.#slots[to + 1] = old[from + 1] ?? 0;
      this.#slots[to + 2] = node;
    }
  }
}

/** Four numbers a slot, one of them unused, so that none straddles two lines of the cache. */
const stride = 4;
