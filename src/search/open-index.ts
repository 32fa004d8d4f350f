import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { VivierError } from '../tables/error.ts';
import { fileNames } from './files/files.ts';
import { shownAlone } from './files/folder.ts';
import { readShared, StoredBytes } from './files/stored-bytes.ts';
import { CountingAside } from './people/counting-aside.ts';
import { SearchIndex } from './search-index.ts';

/**
 * Opens an index: its files are read whole and used as they lie, but for texts that are only shown, which stay on disk.
 * @param facets folder of where people stand in each facet; nobody is held to any where left out
 * @param counting whether a thread of its own counts who is found, for whoever asks many questions; not on a machine of one core
 * @throws `search-index-missing` where a file is not there, `search-index-damaged` where one cannot be read
 */
export function openIndex(folder: string, facets?: string, counting: 'aside' | 'here' = 'here'): SearchIndex {
  const read = (name: string, from: string): [string, Uint8Array] => [
    name,
    opened(join(from, name), readShared),
  ];
  const searched = Object.values(fileNames).filter(
    (name) => !shownAlone.test(name) && name !== fileNames.facets,
  );
  const files = Object.fromEntries([
    ...searched.map((name) => read(name, folder)),
    ...(facets === undefined ? [] : [read(fileNames.facets, facets)]),
  ]);
  const aside =
    counting === 'aside' && availableParallelism() > 1
      ? new CountingAside(files, join(folder, fileNames.organisationsSpellings))
      : undefined;
  return new SearchIndex(files, (name) => opened(join(folder, name), (path) => new StoredBytes(path)), aside);
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
