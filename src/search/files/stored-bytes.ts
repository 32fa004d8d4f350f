import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { TextBytes } from './texts.ts';

/** Closes the files of an index that nobody holds any more. */
const closing = new FinalizationRegistry<number>((file) => closeSync(file));

/** Bytes that stay in their file, which may be taken out of its folder once it is open. */
export class StoredBytes implements TextBytes {
  readonly length: number;
  readonly #file: number;

  constructor(path: string) {
    this.#file = openSync(path, 'r');
    this.length = fstatSync(this.#file).size;
    closing.register(this, this.#file);
  }

  toString(encoding: 'utf8', start: number, end: number): string {
    const bytes = Buffer.allocUnsafe(end - start);
    return bytes.toString(encoding, 0, readSync(this.#file, bytes, 0, bytes.length, start));
  }
}

/** A whole file on shared memory. */
export function readShared(path: string): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const bytes = new Uint8Array(new SharedArrayBuffer(fstatSync(file).size));
    for (let at = 0, read = 1; at < bytes.length && read > 0; at += read)
      read = readSync(file, bytes, at, bytes.length - at, at);
    return bytes;
  } finally {
    closeSync(file);
  }
}
