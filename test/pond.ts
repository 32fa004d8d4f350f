/** A small observatory for tests: a handful of the starter files, built and served by the real program. */
import { join } from 'node:path';
import { type Desk, openDesk } from '../src/desk/desk.ts';
import { rememberIds } from '../src/desk/ids-given.ts';
import { claimDesk } from '../src/desk/ownership.ts';
import { createApp } from '../src/doors/http/app.ts';
import { createHttpServer, listen } from '../src/doors/http/listen.ts';
import { Published } from '../src/doors/http/published.ts';
import { ReplyCache } from '../src/doors/http/reply-cache.ts';
import { Screens } from '../src/doors/http/screens.ts';
import { hiding } from '../src/doors/http/serve.ts';
import { ProgressLog } from '../src/operations/builds/progress-log.ts';
import { Workshop } from '../src/operations/builds/workshop.ts';
import { operations } from '../src/operations/operations.ts';
import { startBuilder } from '../src/pipeline/builder-process.ts';
import { openHome, starterData } from '../src/pipeline/home.ts';
import { runJob } from '../src/pipeline/run-job.ts';
import { openIndex } from '../src/search/open-index.ts';

/** What of the starter data the pond holds: enough for every screen, little enough to be built in half a minute. */
const held: readonly (readonly [source: string, path: string])[] = [
  ['vivier', '.'],
  ['paperlists', 'paperlists/nips/nips2016.json.gz'],
  ['paperlists', 'paperlists/iclr/iclr2021.json.gz'],
  ['aiwatch', 'positions'],
  ['market', 'market'],
  ['epoch', 'models'],
  ['reports', 'models'],
  ['awards', 'awards'],
];

/** Imports the pond's files into a home; nothing is built yet. */
export async function fillPond(folder: string): Promise<void> {
  const home = openHome(folder);
  for (const [source, path] of held) {
    await runJob({ kind: 'import', source, path: join(starterData, path) }, home, () => undefined);
  }
}

/** A server on a home. */
export interface Pond {
  /** http://127.0.0.1:40123 */
  readonly address: string;
  /** Builds what is imported, and answers once it is served; throws where the build fails. */
  build(): Promise<void>;
  /** The same, with what was decided on the desk. */
  replay(): Promise<void>;
  /** Waits until the screens are as web/ has them. */
  dressed(): Promise<void>;
  /** Closes the desk last, where it was opened. */
  stop(): Promise<void>;
}

/** Bytes of replies kept in memory. */
const CACHE = 16e6;

/**
 * Serves a home as `serve` does, on a free port, but for the build at the start, which would bring in all of the starter data;
 * the desk is opened when it is first asked.
 */
export async function openPond(folder: string): Promise<Pond> {
  const home = openHome(folder);
  const log = new ProgressLog();
  const published = new Published(home, openIndex);
  await published.refresh();
  let opened: Promise<Desk> | undefined;
  const desk = () => {
    opened ??= openDesk({ ownership: claimDesk(home.deskLock), place: home.desk });
    return opened;
  };
  const workshop = new Workshop({
    home,
    log,
    snapshot: async (snapshots) => {
      const open = await desk();
      const { observatory, giveBack } = published.borrow();
      await rememberIds(open, observatory).finally(giveBack);
      await open.snapshot(snapshots);
    },
    published: async () => void (await published.refresh()),
    start: (where, job, onProgress) =>
      startBuilder(where, job.kind === 'build' ? { ...job, starter: false } : job, onProgress),
  });
  const screens = new Screens();
  const hosts = new Set<string>();
  const app = createApp({
    operations,
    published,
    builder: workshop,
    desk,
    hide: hiding(home, published),
    cache: new ReplyCache(CACHE),
    version: 'test',
    record: async () => undefined,
    log,
    screens,
    hosts,
    report: console.error,
  });
  const server = createHttpServer(app);
  await listen(server, 0, hosts);
  const dressing = screens.prepare();
  const buildTo = async (replay: boolean): Promise<void> => {
    await workshop.startFirstBuild(replay);
    const ending = log.ending();
    if (ending?.kind === 'failed')
      throw new Error(`${ending.error.what} ${ending.error.where ?? ''} ${ending.error.why ?? ''}`);
  };
  return {
    address: `http://${[...hosts][0]}`,
    build: () => buildTo(false),
    replay: () => buildTo(true),
    dressed: async () => {
      await dressing;
      const trouble = screens.trouble();
      if (trouble) throw new Error(`${trouble.what} ${trouble.why ?? ''}`);
    },
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await workshop.close();
      screens.close();
      published.close();
      await opened?.then((open) => open.close()).catch(() => undefined);
    },
  };
}
