import { createHash } from 'node:crypto';
import { open, readdir, stat } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import { VivierError } from '../tables/error.ts';
import type { FoundFile, Source } from './source.ts';

/** Bytes that are read at once. */
const READ = 1024 * 1024;
/** Files and folders named in an error. */
const NAMED = 5;

/**
 * The files of a supplier at a path, by name. A file given by itself is taken whatever its name, where its ending fits.
 * Throws `no-such-path`, `no-files` (an empty folder) or `not-this-source`.
 */
export async function findFiles(source: Source, path: string): Promise<FoundFile[]> {
  const root = resolve(path);
  const found = await stat(root).catch(() => null);
  if (found === null) {
    throw new VivierError('no-such-path', {
      what: `There is nothing at ${root}.`,
      where: root,
      mend: 'Check the path.',
    });
  }
  const all = found.isDirectory() ? await walk(root) : [root];
  const wanted = found.isDirectory() ? source.files : source.alone;
  const names = all.map((file) =>
    found.isDirectory() ? relative(root, file).split(sep).join('/') : basename(file),
  );
  const mine = all.flatMap((file, i) => (wanted.test(names[i]!) ? [{ path: file, name: names[i]! }] : []));
  if (mine.length === 0) throw nothingOf(source, root, names);
  const files = mine.map(async ({ path, name }) => ({
    path,
    file: source.nameOf?.(path.split(sep).join('/')) ?? name,
    bytes: (await stat(path)).size,
  }));
  return (await Promise.all(files)).sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
}

/** sha256 of a file's bytes, in hexadecimal. */
export async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  const file = await open(path);
  try {
    const bytes = Buffer.allocUnsafe(READ);
    for (;;) {
      const { bytesRead } = await file.read(bytes, 0, READ, null);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(bytes.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}

async function walk(folder: string): Promise<string[]> {
  const found = await readdir(folder, { withFileTypes: true, recursive: true });
  return found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

function nothingOf(source: Source, root: string, names: readonly string[]): VivierError {
  const looked = `${source.name} is looked for in files named like ${source.named}.`;
  if (names.length === 0) {
    return new VivierError('no-files', {
      what: `There is no file in ${root}.`,
      where: root,
      why: looked,
      mend: 'Give the folder that holds the files, or one file.',
    });
  }
  const some = names.slice(0, NAMED).join(', ') + (names.length > NAMED ? ', …' : '');
  return new VivierError('not-this-source', {
    what: `There is no file of ${source.name} at ${root}.`,
    where: root,
    why: `Found: ${some}. ${looked}`,
    mend: 'Name the source that these files are of, or the right folder; `vivier import --help` lists the sources.',
  });
}
