/**
 * A tree of words: each node's child by word, in one open-addressed hash table of typed arrays (a Map of doubles
 * takes four times the memory and twice the time). Node 0 is the root.
 */
export class WordTree {
  #keys: Int32Array;
  #words: Int32Array;
  #nodes: Int32Array;
  #mask: number;
  #size = 0;

  constructor(capacity = 1 << 20) {
    const slots = 2 ** Math.ceil(Math.log2(capacity));
    this.#keys = new Int32Array(slots);
    this.#words = new Int32Array(slots);
    this.#nodes = new Int32Array(slots);
    this.#mask = slots - 1;
  }

  /** Child of `node` by `word`, 0 where there is none. */
  child(node: number, word: number): number {
    return this.#nodes[this.#slot(node, word)] ?? 0;
  }

  /** Child of `node` by `word`, made where there is none. */
  grow(node: number, word: number): number {
    if (this.#size * 2 > this.#mask) this.#widen();
    const slot = this.#slot(node, word);
    const known = this.#nodes[slot] ?? 0;
    if (known > 0) return known;
    this.#keys[slot] = node;
    this.#words[slot] = word;
    this.#size++;
    this.#nodes[slot] = this.#size;
    return this.#size;
  }

  #slot(node: number, word: number): number {
    let slot = (Math.imul(node, 0x9e3779b1) ^ Math.imul(word + 1, 0x85ebca6b)) >>> 7;
    for (slot &= this.#mask; (this.#nodes[slot] ?? 0) > 0; slot = (slot + 1) & this.#mask)
      if (this.#keys[slot] === node && this.#words[slot] === word) return slot;
    return slot;
  }

  #widen(): void {
    const [keys, words, nodes] = [this.#keys, this.#words, this.#nodes];
    this.#keys = new Int32Array(keys.length * 2);
    this.#words = new Int32Array(keys.length * 2);
    this.#nodes = new Int32Array(keys.length * 2);
    this.#mask = keys.length * 2 - 1;
    for (let old = 0; old < keys.length; old++) {
      const node = nodes[old] ?? 0;
      if (node === 0) continue;
      const slot = this.#slot(keys[old] ?? 0, words[old] ?? 0);
      this.#keys[slot] = keys[old] ?? 0;
      this.#words[slot] = words[old] ?? 0;
      this.#nodes[slot] = node;
    }
  }
}
