import { type Anchors, anchoredBuild, takeAnchors } from './anchors.ts';
import { type Act, readAudit, recordAct } from './audit.ts';
import { ClaimEdits } from './claim-edits.ts';
import { Journal } from './journal.ts';
import { Labels } from './labels.ts';
import { migrate } from './migrate.ts';
import type { Ownership } from './ownership.ts';
import { openPGlite } from './pglite.ts';
import { openPostgres } from './postgres.ts';
import { writeSnapshot } from './snapshot.ts';
import type { Store } from './store.ts';
import { Suppressions } from './suppressions.ts';

/** Where the desk is, and what it reads the time from. */
export interface DeskOptions {
  /** The right to open it (claimDesk): given up when the desk is closed. */
  readonly ownership: Ownership;
  /** Folder of the embedded desk, or postgres://… of a server. */
  readonly place: string;
  readonly now?: () => Date;
}

/** What people did: never rebuilt, the only thing to back up. */
export interface Desk {
  readonly journal: Journal;
  readonly labels: Labels;
  readonly claimEdits: ClaimEdits;
  readonly suppressions: Suppressions;
  /** Takes the ids that a published build gave, and those it gave up. */
  takeAnchors(anchors: Anchors): Promise<void>;
  /** The build whose ids were taken last, or null before the first. */
  anchoredBuild(): Promise<string | null>;
  /** Writes `anchors.csv`, `first_anchors.csv`, `decisions.csv` and `suppressions.csv` for the builder. */
  snapshot(folder: string): Promise<void>;
  record(act: Act): Promise<void>;
  audit(limit: number): Promise<(Act & { readonly at: Date })[]>;
  close(): Promise<void>;
}

/** Whether a desk's place is a PostgreSQL server, rather than a folder. */
export function isPostgres(place: string): boolean {
  return /^postgres(ql)?:\/\//.test(place);
}

/**
 * Opens the desk and brings it to this version. The first time it takes some seconds, on a thread of its own.
 * Throws `desk-unreachable` where PostgreSQL does not answer, `desk-newer` where a later version wrote it.
 */
export async function openDesk({ ownership, place, now = () => new Date() }: DeskOptions): Promise<Desk> {
  let store: Store | undefined;
  try {
    store = await (isPostgres(place) ? openPostgres(place) : openPGlite(place));
    await migrate(store);
    return deskOn(store, ownership, now);
  } catch (cause) {
    // Why it did not open matters more than why what is broken does not close.
    await store?.close().catch(() => undefined);
    ownership.release();
    throw cause;
  }
}

function deskOn(store: Store, ownership: Ownership, now: () => Date): Desk {
  const journal = new Journal(store, now);
  const suppressions = new Suppressions(store, now);
  return {
    journal,
    labels: new Labels(store, now),
    claimEdits: new ClaimEdits(store, now),
    suppressions,
    takeAnchors: (anchors) => takeAnchors(store, anchors, now()),
    anchoredBuild: () => anchoredBuild(store),
    snapshot: async (folder) =>
      writeSnapshot(store, await journal.all(), await suppressions.standing(), folder),
    record: (act) => recordAct(store, now(), act),
    audit: (limit) => readAudit(store, limit),
    async close() {
      await store.close().finally(() => ownership.release());
    },
  };
}
