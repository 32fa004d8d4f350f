import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { VivierError } from '../tables/error.ts';

/**
 * How long whoever finds the lock held tries again, in milliseconds: of two that reach for it in the same moment each may see the other's
 * first touch of it, and without a second try neither would have it.
 */
const PATIENCE = 500;

/** What SQLite answers where another connection holds the lock. */
const BUSY = 5;

/** Who owns the desk: what a second process is told. */
const owner = z.object({ pid: z.number(), address: z.string().nullable(), since: z.string() });

/** The right to open the desk, held by one process at a time. */
export interface Ownership {
  /** Tells others where the owner answers. */
  announce(address: string): void;
  release(): void;
}

/**
 * Takes the desk for this process by an exclusive lock of the operating system on `file`, taken through
 * SQLite: it needs no further library, holds on every platform, and dies with its holder, even by kill -9.
 * Throws `desk-in-use` where another process, or this one, holds it, and `desk-unlockable` where the file can't be locked at all.
 */
export function claimDesk(file: string, now: () => Date = () => new Date()): Ownership {
  mkdirSync(dirname(file), { recursive: true });
  const card = `${file}.owner.json`;
  const lock = takeLock(file, card);
  const since = now().toISOString();
  const write = (address: string | null) =>
    writeFileSync(
      card,
      `${JSON.stringify({ pid: process.pid, address, since } satisfies z.infer<typeof owner>)}\n`,
    );
  write(null);
  return {
    announce: write,
    release() {
      rmSync(card, { force: true });
      lock.close();
    },
  };
}

/** Holds the lock until it is closed. */
function takeLock(file: string, card: string): DatabaseSync {
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(file);
    lock.exec(`pragma busy_timeout = ${PATIENCE}; begin exclusive`);
    return lock;
  } catch (cause) {
    lock?.close();
    throw isBusy(cause) ? inUse(file, card, cause) : unlockable(file, cause);
  }
}

function isBusy(cause: unknown): boolean {
  return cause instanceof Error && 'errcode' in cause && (Number(cause.errcode) & 0xff) === BUSY;
}

function unlockable(file: string, cause: unknown): VivierError {
  return new VivierError(
    'desk-unlockable',
    {
      what: 'The desk cannot be locked.',
      where: file,
      why: cause instanceof Error ? cause.message : String(cause),
      mend: 'See that the disk has room and that this file may be written; where it is damaged, remove it: nothing is kept in it.',
    },
    { cause },
  );
}

function inUse(file: string, card: string, cause: unknown): VivierError {
  const known = readOwner(card);
  const holder = known === undefined ? 'Another process' : `Process ${known.pid}`;
  return new VivierError(
    'desk-in-use',
    {
      what: `${holder} owns this desk.`,
      where: known?.address ?? file,
      why: 'Two processes on one desk would lose what people did.',
      mend:
        known?.address == null
          ? 'Wait until it ends, or stop it and try again.'
          : `Ask the server at ${known.address}, or stop it and try again.`,
    },
    { cause },
  );
}

function readOwner(card: string): z.infer<typeof owner> | undefined {
  try {
    return owner.parse(JSON.parse(readFileSync(card, 'utf8')));
  } catch {
    // Between the lock and its card, or after a kill: the lock alone decides, the card only tells.
    return undefined;
  }
}
