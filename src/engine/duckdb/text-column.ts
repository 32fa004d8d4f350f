import { CHUNK, INLINED, SLOT } from './chunk.ts';

/** Bytes of a longer text that its slot has too. */
const PREFIX = 4;

/** Characters of a text that are encoded one by one; a longer one is worth a call. */
const SHORT = 48;
/** Bytes that UTF-8 needs for a character of JavaScript at most. */
const WIDEST = 3;

const encoder = new TextEncoder();

/** Texts as the engine's memory has them. */
export interface PackedTexts {
  /** A slot a row; instead of a pointer it holds the place in `texts`. */
  readonly items: ArrayBuffer;
  /** Texts that are too long for their slots, one behind another in UTF-8. */
  readonly texts: ArrayBuffer;
}

/** Packs the texts of one column, up to `CHUNK` rows at a time. */
export class TextColumn {
  readonly #slots = new Uint8Array(CHUNK * SLOT);
  readonly #words = new Uint32Array(this.#slots.buffer);
  #texts = new Uint8Array(64 * 1024);
  #used = 0;
  /** The text put last, and its row: the next rows often have it too. */
  #last: string | null = null;
  #lastRow = 0;

  put(row: number, text: string): void {
    const [words, at] = [this.#words, row * 4];
    if (text === this.#last) {
      const last = this.#lastRow * 4;
      for (let i = 0; i < 4; i++) words[at + i] = words[last + i]!;
      return;
    }
    const length = this.#encode(text);
    const [slots, texts, from] = [this.#slots, this.#texts, this.#used];
    words[at] = length;
    const inSlot = length <= INLINED ? length : PREFIX;
    for (let i = 0; i < inSlot; i++) slots[at * 4 + 4 + i] = texts[from + i]!;
    if (length > INLINED) {
      words[at + 2] = from;
      this.#used += length;
    }
    this.#last = text;
    this.#lastRow = row;
  }

  /** What was put into the first rows, in memory of its own; the column is empty afterwards. */
  take(rows: number): PackedTexts {
    const packed = {
      items: this.#slots.slice(0, rows * SLOT).buffer,
      texts: this.#texts.slice(0, this.#used).buffer,
    };
    this.#slots.fill(0, 0, rows * SLOT);
    this.#used = 0;
    this.#last = null;
    return packed;
  }

  /** Encodes the text behind what is used; answers its length in bytes. */
  #encode(text: string): number {
    const most = this.#used + text.length * WIDEST;
    if (most > this.#texts.length) this.#grow(most);
    if (text.length <= SHORT) {
      const [texts, from] = [this.#texts, this.#used];
      let i = 0;
      for (; i < text.length; i++) {
        const letter = text.charCodeAt(i);
        if (letter >= 0x80) break;
        texts[from + i] = letter;
      }
      if (i === text.length) return i;
    }
    return encoder.encodeInto(text, this.#texts.subarray(this.#used)).written;
  }

  #grow(least: number): void {
    const larger = new Uint8Array(Math.max(least, 2 * this.#texts.length));
    larger.set(this.#texts.subarray(0, this.#used));
    this.#texts = larger;
  }
}
