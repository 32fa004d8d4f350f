import { constants, copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileNames, type IndexFiles } from './files.ts';

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

/** Files whose texts are shown and not searched: a tenth of an index, of which an answer needs a few dozen lines. */
export const shownAlone = /\.spellings$/;
