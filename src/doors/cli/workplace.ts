import { join } from 'node:path';
import type { z } from 'zod';
import { type Desk, openDesk } from '../../desk/desk.ts';
import { rememberIds } from '../../desk/ids-given.ts';
import { claimDesk } from '../../desk/ownership.ts';
import { build, explainBuild } from '../../operations/builds/build.ts';
import type { ImportReport } from '../../operations/builds/builder.ts';
import { importFiles } from '../../operations/builds/import.ts';
import { ProgressLog } from '../../operations/builds/progress-log.ts';
import { Workshop } from '../../operations/builds/workshop.ts';
import { askOnRecord } from '../../operations/decisions/trail.ts';
import { ask } from '../../operations/operation.ts';
import type { Home } from '../../pipeline/home.ts';
import type { OnProgress, Progress } from '../../pipeline/progress.ts';
import { readCurrent } from '../../pipeline/publish.ts';
import { VivierError } from '../../tables/error.ts';
import { askServer, findServer, followServer } from './server.ts';
import type { Session } from './session.ts';

/** A build that is served, as its end is told. */
type PublishedBuild = Extract<Progress, { kind: 'published' }>;

/** Where imports and builds are done: at the running server, or here by whoever owns the desk meanwhile. */
export interface Workplace {
  /** Builds to the end. Throws why it failed. */
  build(order: z.input<typeof build.input>): Promise<PublishedBuild>;
  explain(order: z.input<typeof explainBuild.input>): Promise<z.output<typeof explainBuild.output>>;
  importFiles(order: z.input<typeof importFiles.input>): Promise<ImportReport>;
  /** Stops what is done here; what goes on at the server goes on. */
  close(): Promise<void>;
  /** The address, where it is at a server. */
  readonly server: string | null;
}

/** Goes to the running server, or takes the desk. Throws `desk-in-use` where another process has it. */
export async function openWorkplace(
  { home, desk }: Pick<Session, 'home' | 'desk'>,
  onProgress: OnProgress,
): Promise<Workplace> {
  const server = await findServer(home);
  return server === null ? workHere({ home, desk }, onProgress) : workAt(server, onProgress);
}

function workAt(server: string, onProgress: OnProgress): Workplace {
  return {
    server,
    build: async (order) => {
      await askServer(server, build, order);
      for await (const progress of followServer(server)) {
        onProgress(progress);
        const ending = endOf(progress);
        if (ending) return ending;
      }
      throw new VivierError('server-gone', {
        what: 'The server ended before the build did.',
        where: server,
        mend: 'Build again: it goes on where it was.',
      });
    },
    explain: (order) => askServer(server, explainBuild, order),
    importFiles: async (order) => {
      const enough = new AbortController();
      void watch(followServer(server, { only: 'news', signal: enough.signal }), onProgress);
      try {
        return await askServer(server, importFiles, order);
      } finally {
        enough.abort();
      }
    },
    close: async () => undefined,
  };
}

/** Tells the news of an import; where they stop, the import's own answer tells why. */
async function watch(news: AsyncIterable<Progress>, onProgress: OnProgress): Promise<void> {
  try {
    for await (const progress of news) if (progress.kind === 'import') onProgress(progress);
  } catch {
    return;
  }
}

/** The build, where this is its end; throws where it failed. */
function endOf(progress: Progress): PublishedBuild | undefined {
  if (progress.kind === 'failed') throw new VivierError(progress.error.code, progress.error);
  return progress.kind === 'published' ? progress : undefined;
}

function workHere({ home, desk: place }: Pick<Session, 'home' | 'desk'>, onProgress: OnProgress): Workplace {
  const ownership = claimDesk(home.deskLock);
  let opened: Promise<Desk> | undefined;
  const desk = (): Promise<Desk> => (opened ??= openDesk({ ownership, place }));
  const log = new ProgressLog();
  log.listen(onProgress);
  const workshop = openWorkshop(home, desk, log);
  // Nobody is hidden where nothing is read.
  const context = { observatory: cannotRead, builder: workshop, desk, hide: async () => undefined };
  const act: typeof ask = (operation, _, input) => {
    // It opens meanwhile; where it does not, whoever needs it first tells.
    desk().catch(() => undefined);
    return askOnRecord(operation, context, input, async (done) => (await desk()).record(done));
  };
  return {
    server: null,
    build: async (order) => {
      const ending = endingOf(log);
      await act(build, context, order);
      return ending;
    },
    explain: (order) => ask(explainBuild, context, order),
    importFiles: (order) => act(importFiles, context, order),
    close: async () => {
      await workshop.close();
      if (opened === undefined) ownership.release();
      else await opened.then((open) => open.close()).catch(() => undefined);
    },
  };
}

/** A workshop that replays the desk in every build, and hands it the ids that the build gave. */
function openWorkshop(home: Home, desk: () => Promise<Desk>, log: ProgressLog): Workshop {
  const remember = async (): Promise<void> => {
    const current = await readCurrent(home);
    if (current === null) return;
    const database = join(home.observatory, current.database);
    await rememberIds(await desk(), { build: current.build, database });
  };
  return new Workshop({
    home,
    log,
    snapshot: async (folder) => {
      await remember();
      await (await desk()).snapshot(folder);
    },
    published: remember,
  });
}

/** The build that the log tells next, or why it failed. */
function endingOf(log: ProgressLog): Promise<PublishedBuild> {
  const { promise, resolve, reject } = Promise.withResolvers<PublishedBuild>();
  // It may fail before anybody waits for it.
  promise.catch(() => undefined);
  log.listen((progress) => {
    try {
      const ended = endOf(progress);
      if (ended) resolve(ended);
    } catch (failure) {
      reject(failure);
    }
  });
  return promise;
}

function cannotRead(): never {
  throw new VivierError('nothing-published', { what: 'Nothing is read where something is built.' });
}
