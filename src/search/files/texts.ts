import { numbers, octets, type Sections } from './sections.ts';

/** A column of texts as one run of UTF-8 bytes and the offsets where each begins. */
export interface Texts {
  /** A Buffer, whose short texts are read three times as fast as by a TextDecoder. */
  readonly bytes: Buffer;
  /** One more than there are texts; text `i` is `bytes[offsets[i]] .. bytes[offsets[i + 1]]`. */
  readonly offsets: Uint32Array;
}

/** Texts that are only ever shown, so that their bytes may lie in a file. */
export interface ShownTexts {
  readonly bytes: TextBytes;
  readonly offsets: Uint32Array;
}

/** UTF-8 bytes that are read a stretch at a time; a Buffer is one. */
export interface TextBytes {
  readonly length: number;
  toString(encoding: 'utf8', start: number, end: number): string;
}

/** Packs texts in the given order. */
export function packTexts(texts: readonly string[]): Texts {
  const offsets = new Uint32Array(texts.length + 1);
  for (const [index, text] of texts.entries()) offsets[index + 1] = offsets[index]! + Buffer.byteLength(text);
  const bytes = Buffer.alloc(offsets[texts.length]!);
  for (const [index, text] of texts.entries()) bytes.write(text, offsets[index]!);
  return { bytes, offsets };
}

/** Number of texts. */
export const countOf = (texts: Texts): number => texts.offsets.length - 1;

/** Text `index`; empty beyond the end. */
export const textAt = ({ bytes, offsets }: ShownTexts, index: number): string =>
  bytes.toString('utf8', offsets[index] ?? 0, offsets[index + 1] ?? 0);

/** As sections of an index file. */
export const textSections = (texts: Texts): Sections => ({ bytes: texts.bytes, offsets: texts.offsets });

/** From sections of an index file. */
export function readTexts(sections: Sections): Texts {
  const { buffer, byteOffset, length } = octets(sections, 'bytes');
  return { bytes: Buffer.from(buffer, byteOffset, length), offsets: numbers(sections, 'offsets') };
}
