import duckdb, { type Vector } from '@duckdb/node-bindings';
import { INLINED, SLOT } from './chunk.ts';

/** A whole page: where less lies between two texts, no memory between them can be missing. */
const PAGE = 4096;

/**
 * Appends the texts of a vector of VARCHAR, null as ''. Texts that are not in their slots lie one behind another for the most part, and are
 * fetched by runs: a call into the engine for each takes longer than all the rest. A text that is that of the row before is shared.
 * Layout: the C API's `duckdb_string_t`.
 */
export function readTexts(vector: Vector, rows: number, texts: string[]): void {
  const bytes = duckdb.vector_get_data(vector, rows * SLOT);
  const valid = duckdb.vector_get_validity(vector, Math.ceil(rows / 64) * 8);
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, rows * 4);
  const slots = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isText = (row: number): boolean => !valid || (valid[row >> 3]! & (1 << (row & 7))) !== 0;

  const push = (from: number, to: number, run: Run | null): void => {
    for (let row = from; row < to; row++) {
      const [length, at] = [words[row * 4]!, row * SLOT];
      if (!isText(row)) texts.push('');
      else if (row > from && isText(row - 1) && isSame(words, row)) texts.push(texts[texts.length - 1]!);
      else if (length <= INLINED) texts.push(slots.toString('utf8', at + 4, at + 4 + length));
      else texts.push(run!.text(pointer(words, row), length));
    }
  };

  let begin = 0;
  let run: Run | null = null;
  for (let row = 0; row < rows; row++) {
    if (words[row * 4]! <= INLINED || !isText(row)) continue;
    const [start, end] = [pointer(words, row), pointer(words, row) + words[row * 4]!];
    if (run?.takes(start, end, row)) continue;
    if (run !== null) {
      push(begin, row, run.fetch(bytes));
      begin = row;
    }
    run = new Run(start, end, row);
  }
  push(begin, rows, run?.fetch(bytes) ?? null);
}

/** Texts that lie near one another in the engine's memory. */
class Run {
  #low: number;
  #high: number;
  #lowest: number;
  #bytes: Buffer = Buffer.alloc(0);

  constructor(start: number, end: number, row: number) {
    [this.#low, this.#high, this.#lowest] = [start, end, row];
  }

  /** Whether the text lies near enough to belong to the run; if so it does. */
  takes(start: number, end: number, row: number): boolean {
    if (start >= this.#high + PAGE || end <= this.#low - PAGE) return false;
    if (start < this.#low) [this.#low, this.#lowest] = [start, row];
    if (end > this.#high) this.#high = end;
    return true;
  }

  fetch(slots: Uint8Array): this {
    const at = slots.byteOffset + this.#lowest * SLOT + 8;
    const bytes = duckdb.get_data_from_pointer(slots.buffer as ArrayBuffer, at, this.#high - this.#low);
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return this;
  }

  text(start: number, length: number): string {
    return this.#bytes.toString('utf8', start - this.#low, start - this.#low + length);
  }
}

function pointer(words: Uint32Array, row: number): number {
  return words[row * 4 + 2]! + words[row * 4 + 3]! * 2 ** 32;
}

function isSame(words: Uint32Array, row: number): boolean {
  for (let at = row * 4; at < row * 4 + 4; at++) if (words[at] !== words[at - 4]) return false;
  return true;
}
