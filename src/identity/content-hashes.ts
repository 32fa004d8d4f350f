/** Running 60-bit hashes of text, many at once: two FNV-1a streams of 32 bits, of which 30 each are given. */
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

  of(i: number): bigint {
    return (BigInt(this.high[i]! >>> 2) << 30n) | BigInt(this.low[i]! >>> 2);
  }
}
