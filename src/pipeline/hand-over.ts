import { constants, copyFile, link, rename, rm, stat } from 'node:fs/promises';

/** What a file system answers that knows no second name of a file. */
const unlinkable: ReadonlySet<string | undefined> = new Set(['EPERM', 'ENOTSUP', 'ENOSYS', 'EMLINK']);

/**
 * Gives a closed database a second name, under which it is served: copying it takes a second at the end of a build, and whoever writes to it
 * next, if anybody does, can do that then. Where a file has one name at most it is copied now.
 */
export async function handOver(database: string, served: string): Promise<void> {
  await rm(served, { force: true });
  try {
    await link(database, served);
  } catch (cause) {
    if (!unlinkable.has((cause as NodeJS.ErrnoException).code)) throw cause;
    await copy(database, served);
  }
}

/** Makes a database one's own again before it is written to: what is served under its other name stays as it is. */
export async function takeBack(database: string): Promise<void> {
  const its = await stat(database).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return null;
    throw cause;
  });
  if (its === null || its.nlink < 2) return;
  const own = `${database}.part`;
  await copy(database, own);
  await rename(own, database);
}

/** Copies a closed database, by reference where the file system can. */
export async function copy(database: string, to: string): Promise<void> {
  await copyFile(database, to, constants.COPYFILE_FICLONE);
}
