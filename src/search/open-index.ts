import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { VivierError } from '../tables/error.ts';
import { fileNames } from './files.ts';
import { shownAlone } from './folder.ts';
import { SearchIndex } from './search-index.ts';
import type { TextBytes } from './texts.ts';

/**
 * Opens an index: its files are read whole and used as they lie, but for texts that are only shown, which stay on disk.
 * @param facets folder of where people stand in each facet; nobody is held to any where left out
 * @throws `search-index-missing` where a file is not there, `search-index-damaged` where one cannot be read
 */
export function openIndex(folder: string, facets?: string): SearchIndex {
  const read = (name: string, from: string): [string, Uint8Array] => [
    name,
    opened(join(from, name), (path): Uint8Array => readFileSync(path)),
  ];
  const searched = Object.values(fileNames).filter(
    (name) => !shownAlone.test(name) && name !== fileNames.facets,
  );
  return new SearchIndex(
    Object.fromEntries([
      ...searched.map((name) => read(name, folder)),
      ...(facets === undefined ? [] : [read(fileNames.facets, facets)]),
    ]),
    (name) => opened(join(folder, name), (path) => new StoredBytes(path)),
  );
}

/** Closes the files of an index that nobody holds any more. */
const closing = new FinalizationRegistry<number>((file) => closeSync(file));

/** Bytes that stay in their file, which may be taken out of its folder once it is open. */
class StoredBytes implements TextBytes {
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

function opened<Content>(path: string, open: (path: string) => Content): Content {
  try {
    return open(path);
  } catch (cause) {
    throw new VivierError(
      'search-index-missing',
      {
        what: `The search index file ${path} cannot be opened.`,
        where: path,
        mend: 'Build the index: vivier build --from search',
      },
      { cause },
    );
  }
}
