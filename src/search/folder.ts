import {
  closeSync,
  constants,
  copyFileSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { VivierError } from '../tables/error.ts';
import { fileNames, type IndexFiles } from './files.ts';
import { SearchIndex } from './search-index.ts';
import type { TextBytes } from './texts.ts';

/** Writes the files of an index to a folder, which is made where it is not there. */
export function writeIndex(files: IndexFiles, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
}

/** Reads the files of a folder that parts of an index were written to, but for texts that are only shown. */
export const readFiles = (folder: string): IndexFiles =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((name) => !shownAlone.test(name))
      .map((name) => [name, readFileSync(join(folder, name))]),
  );

/** Copies the files of an index that lie in one folder into another, and not what its parts left for one another. */
export function takeFiles(from: string, folder: string): void {
  const kept = new Set<string>(Object.values(fileNames));
  for (const name of readdirSync(from))
    if (kept.has(name)) copyFileSync(join(from, name), join(folder, name), constants.COPYFILE_FICLONE);
}

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

/** Files whose texts are shown and not searched: a tenth of an index, of which an answer needs a few dozen lines. */
const shownAlone = /\.spellings$/;

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
