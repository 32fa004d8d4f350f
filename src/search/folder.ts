import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { VivierError } from '../tables/error.ts';
import { fileNames, type IndexFiles } from './build.ts';
import { SearchIndex } from './search-index.ts';

/** Writes the files of an index to a folder, which is made where it is not there. */
export function writeIndex(files: IndexFiles, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
}

/**
 * Opens an index: its files are read whole and used as they lie.
 * @throws `search-index-missing` where a file is not there, `search-index-damaged` where one cannot be read
 */
export function openIndex(folder: string): SearchIndex {
  return new SearchIndex(
    Object.fromEntries(Object.values(fileNames).map((name) => [name, read(join(folder, name))])),
  );
}

function read(path: string): Uint8Array {
  try {
    return readFileSync(path);
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
