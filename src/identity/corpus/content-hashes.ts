/** Running 60-bit hashes of text and numbers, many at once: two FNV-1a streams of 32 bits, of which 30 each are given. */
export class ContentHashes {
  private readonly high: Uint32Array;
  private readonly low: Uint32Array;

  constructor(count: number) {
    this.high = new Uint32Array(count).fill(0x811c9dc5);
    this.low = new Uint32Array(count).fill(0x1b873593);
  }

  /** Adds text to hash `i`; the order of additions counts. */
  add(i: number, text: string): void {
    let [high, low] = [this.high[i]!, this.low[i]!];
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      high = Math.imul(high ^ code, 0x01000193);
      low = Math.imul(low ^ code, 0x85ebca6b);
      low ^= low >>> 15;
    }
    this.high[i] = Math.imul(high ^ 0xff, 0x01000193);
    this.low[i] = Math.imul(low ^ 0xff, 0x85ebca6b);
  }

  /** Adds 32 bits to hash `i`; the order of additions counts. High bits are folded down, for a product carries none. */
  addBits(i: number, bits: number): void {
    const high = Math.imul(this.high[i]! ^ bits, 0x01000193);
    const low = Math.imul(this.low[i]! ^ bits, 0x85ebca6b);
    this.high[i] = high ^ (high >>> 15);
    this.low[i] = low ^ (low >>> 13);
  }

  /** Adds hash `j` of `others` to hash `i`. */
  addHash(i: number, others: ContentHashes, j: number): void {
    this.addBits(i, others.high[j]!);
    this.addBits(i, others.low[j]!);
  }

  of(i: number): bigint {
    return (BigInt(this.high[i]! >>> 2) << 30n) | BigInt(this.low[i]! >>> 2);
  }
}
