import { existsSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { type Desk, isPostgres, openDesk } from '../../desk/desk.ts';
import { rememberIds } from '../../desk/ids-given.ts';
import { claimDesk } from '../../desk/ownership.ts';
import { ProgressLog } from '../../operations/builds/progress-log.ts';
import { Workshop } from '../../operations/builds/workshop.ts';
import type { Context, Operation } from '../../operations/operation.ts';
import { readHidden, writeHidden } from '../../pipeline/hidden.ts';
import { type Home, openHome } from '../../pipeline/home.ts';
import { errorMessage, type OnProgress } from '../../pipeline/progress.ts';
import { openIndex } from '../../search/open-index.ts';
import { LOOPBACK, refuseOpenAddress } from './address.ts';
import { createApp } from './app.ts';
import { createHttpServer, listen } from './listen.ts';
import { Published } from './published.ts';
import { ReplyCache } from './reply-cache.ts';
import { Screens } from './screens.ts';

/** How the server is asked to start. */
export interface ServeOptions {
  readonly home?: string;
  /** A port of one's own choice; where absent, the usual one or the next that is free. */
  readonly port?: number;
  /** Anything but this machine's own address is refused. */
  readonly host?: string;
  /** postgres://… instead of the desk's folder. */
  readonly desk?: string;
  readonly operations: readonly Operation[];
  /** Of the program. */
  readonly version: string;
  /** Prints what nobody expected. */
  readonly report?: (error: unknown) => void;
  /** Told how far the builder is. */
  readonly onProgress?: OnProgress;
}

/** A server that answers. */
export interface RunningServer {
  /** http://127.0.0.1:4180 */
  readonly address: string;
  /** Stops everything that it started; what was acknowledged is kept. */
  stop(): Promise<void>;
}

/** Bytes of replies kept in memory. */
const CACHE = 48 * 1024 * 1024;

/** Longest wait for the desk to close and the builder to end, in milliseconds; ended harder, it loses nothing that was acknowledged. */
const PATIENCE = 1200;

/**
 * Starts the server: answers within seconds, with the application where a build is published and with the
 * build's progress where none is; builds in the background what is missing or has changed. Throws
 * `address-refused`, `desk-in-use`, `port-in-use`.
 */
export async function serve(options: ServeOptions): Promise<RunningServer> {
  refuseOpenAddress(options.host ?? LOOPBACK);
  const home = openHome(options.home);
  const ownership = claimDesk(home.deskLock);
  const parts = assemble(options, home);
  try {
    // A damaged build is no reason not to start: the workshop makes it again.
    await parts.published.refresh().catch(parts.report);
    await listen(parts.server, options.port, parts.hosts);
  } catch (cause) {
    parts.published.close();
    ownership.release();
    throw cause;
  }
  const [name = ''] = parts.hosts;
  const address = `http://${name}`;
  ownership.announce(address);
  // By a rename, since a command that reads half of it would take the server for none.
  await writeFile(`${home.server}.part`, `${JSON.stringify({ address, pid: process.pid })}\n`);
  await rename(`${home.server}.part`, home.server);
  const place = options.desk ?? home.desk;
  const known = isPostgres(place) || existsSync(place);
  openDesk({ ownership, place }).then(parts.desk.resolve, parts.desk.reject);
  void parts.screens.prepare();
  void parts.workshop.startFirstBuild(known);
  return { address, stop: () => stop(parts) };
}

/** Everything of the server, before any of it is started. */
function assemble({ operations, version, report = console.error, onProgress }: ServeOptions, home: Home) {
  const log = new ProgressLog();
  if (onProgress) log.listen(onProgress);
  const screens = new Screens();
  const published = new Published(home, (folder, facets) => openIndex(folder, facets, 'aside'));
  const desk = Promise.withResolvers<Desk>();
  desk.promise.catch((error: unknown) => log.note({ kind: 'failed', error: errorMessage(error) }));
  const leaving = new AbortController();
  const remember = async (): Promise<void> => {
    if (published.build() === null) return;
    const { observatory, giveBack } = published.borrow();
    try {
      await rememberIds(await desk.promise, observatory);
    } finally {
      giveBack();
    }
  };
  const workshop = new Workshop({
    home,
    log,
    snapshot: async (folder) => {
      await remember();
      await (await desk.promise).snapshot(folder);
    },
    published: async () => {
      if (!(await published.refresh())) return;
      // Ids that were not yet taken when the server stopped are taken before its next build.
      void remember().catch((error: unknown) => leaving.signal.aborted || report(error));
    },
  });
  const hosts = new Set<string>();
  const app = createApp({
    operations,
    published,
    builder: workshop,
    desk: () => desk.promise,
    hide: hiding(home, published),
    cache: new ReplyCache(CACHE),
    version,
    record: async (act) => (await desk.promise).record(act),
    log,
    screens,
    hosts,
    report,
  });
  return { home, hosts, server: createHttpServer(app), screens, published, desk, workshop, report, leaving };
}

/** Changes who is hidden in a home, and in what is served of it. */
export function hiding(home: Home, published: Published): Context['hide'] {
  let last: Promise<unknown> = Promise.resolve();
  return (change) => {
    // One after the other: of two at once, each would write what it read before the other.
    const mine = last.then(async () => {
      await writeHidden(home, change(await readHidden(home)));
      await published.hide();
    });
    last = mine.catch(() => undefined);
    return mine;
  };
}

async function stop({
  server,
  home,
  screens,
  workshop,
  published,
  desk,
  leaving,
}: ReturnType<typeof assemble>): Promise<void> {
  leaving.abort();
  await rm(home.server, { force: true });
  server.close();
  server.closeAllConnections();
  screens.close();
  const closing = desk.promise.then((open) => open.close()).catch(() => undefined);
  await Promise.race([Promise.all([closing, workshop.close()]), delay(PATIENCE)]);
  published.close();
}
