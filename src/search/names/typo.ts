import { endOfPrefix, type Lexicon, prefixRange } from '../files/lexicon.ts';

/** How many slips a word of this length is forgiven: none up to three letters, one up to seven, then two. */
export const slipsForgiven = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2);

/**
 * Rows of the edit-distance matrix, one for each byte of the path walked, kept while the path is shared. Only the band that the slips
 * allow is filled: `slips` cells on either side of the diagonal.
 */
class Rows {
  readonly path: Uint8Array;
  private readonly wanted: Uint8Array;
  private readonly slips: number;
  private readonly cells: Uint8Array;
  private readonly width: number;

  constructor(wanted: Uint8Array, slips: number) {
    const depth = wanted.length + slips + 1;
    this.wanted = wanted;
    this.slips = slips;
    this.width = wanted.length + 1;
    this.path = new Uint8Array(depth);
    this.cells = new Uint8Array((depth + 1) * this.width).fill(slips + 1);
    for (let j = 0; j <= Math.min(slips, wanted.length); j++) this.cells[j] = j;
  }

  /** Fills the row of path byte `depth` (from 0) and gives its smallest distance. */
  step(depth: number, byte: number): number {
    const { wanted, cells, width, path, slips } = this;
    path[depth] = byte;
    const row = (depth + 1) * width;
    const from = Math.max(1, depth + 1 - slips);
    const to = Math.min(wanted.length, depth + 1 + slips);
    let least = from === 1 ? depth + 1 : slips + 1;
    cells[row + from - 1] = least;
    for (let j = from; j <= to; j++) {
      const same = wanted[j - 1] === byte ? 0 : 1;
      let cell = Math.min(
        cells[row - width + j - 1]! + same,
        cells[row - width + j]! + 1,
        cells[row + j - 1]! + 1,
      );
      const swapped = depth > 0 && j > 1 && wanted[j - 2] === byte && wanted[j - 1] === path[depth - 1];
      if (swapped) cell = Math.min(cell, cells[row - 2 * width + j - 2]! + 1);
      cells[row + j] = cell;
      if (cell < least) least = cell;
    }
    if (to < wanted.length) cells[row + to + 1] = slips + 1;
    return least;
  }

  /** Distance between the wanted word and the first `length` bytes of the path, or more than the slips. */
  distance(length: number): number {
    return Math.abs(length - this.wanted.length) > this.slips
      ? this.slips + 1
      : this.cells[length * this.width + this.width - 1]!;
  }
}

/**
 * Words within `slips` edits of a word (insertion, deletion, substitution, swap of neighbours; optimal string alignment
 * over UTF-8 bytes), in order, that begin with the same byte: hardly anybody mistakes the first letter, and a
 * twentieth of the words is left to look at. The sorted lexicon is walked as a trie: rows are shared by words with a common
 * beginning, and a beginning already too far away is passed over whole (after Schulz and Mihov, 2002).
 */
export function wordsNear(lexicon: Lexicon, word: string, slips: number): number[] {
  const wanted = Buffer.from(word);
  const rows = new Rows(wanted, slips);
  const { bytes, offsets } = lexicon.texts;
  const near: number[] = [];
  if (slips === 0) return near;
  const { from, to } = prefixRange(lexicon, wanted.subarray(0, 1));
  let known = 0;
  for (let number = from; number < to; ) {
    const start = offsets[number]!;
    const length = Math.min(offsets[number + 1]! - start, rows.path.length);
    let depth = 0;
    while (depth < known && depth < length && rows.path[depth] === bytes[start + depth]) depth++;
    let lost = false;
    for (; depth < length && !lost; depth++) lost = rows.step(depth, bytes[start + depth]!) > slips;
    known = depth;
    if (lost) number = endOfPrefix(lexicon, bytes.subarray(start, start + depth), number);
    else {
      // A word cut at the depth of the rows is longer than the wanted one by more than the slips.
      if (length === offsets[number + 1]! - start && rows.distance(length) <= slips) near.push(number);
      number++;
    }
  }
  return near;
}
