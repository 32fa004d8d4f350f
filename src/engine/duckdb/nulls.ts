/** Which rows of a chunk are null, as the engine marks them: a bit a row, 0 where it is. */
export class Nulls {
  readonly #bits: Uint8Array<ArrayBuffer>;
  #any = false;

  constructor(rows: number) {
    this.#bits = new Uint8Array(bytesOf(rows)).fill(0xff);
  }

  add(row: number): void {
    this.#bits[row >> 3]! &= ~(1 << (row & 7));
    this.#any = true;
  }

  /** The bits of the first rows, in memory of their own, or null where none of them is null; none is afterwards. */
  take(rows: number): ArrayBuffer | null {
    if (!this.#any) return null;
    const taken = this.#bits.slice(0, bytesOf(rows)).buffer;
    this.#bits.fill(0xff);
    this.#any = false;
    return taken;
  }
}

/** Bits go by words of 64. */
function bytesOf(rows: number): number {
  return Math.ceil(rows / 64) * 8;
}
