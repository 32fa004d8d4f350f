import { existsSync } from 'node:fs';
import { readFile, statfs } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { delimiter, join } from 'node:path';
import { claimDesk } from '../../../desk/ownership.ts';
import type { Words } from '../../../locales/words.ts';
import { type Home, starterData } from '../../../pipeline/home.ts';
import { readCurrent } from '../../../pipeline/publish.ts';
import { digestOf } from '../../../sources/find.ts';
import { VivierError } from '../../../tables/error.ts';
import { print } from '../answer.ts';
import { Page } from '../page.ts';
import { readServed } from '../reading.ts';
import { findServer } from '../server.ts';
import { EXIT, type Exit, type Session } from '../session.ts';
import { bytesSaid } from './status.ts';

/** What was found: good, bad, or neither. */
interface Finding {
  readonly state: 'good' | 'bad' | 'note';
  readonly says: string;
}

type Check = (home: Home, words: Words) => Promise<Finding>;

/** What a build takes at most, in bytes: of the disk, and of memory. */
const BUILD_BYTES = 3e9;
const OLDEST_NODE = 24;

const checks: Readonly<
  Record<'node' | 'disk' | 'memory' | 'data' | 'build' | 'desk' | 'server' | 'browser', Check>
> = {
  node: async (_, { say }) => {
    const { version, versions } = process;
    const good = Number(versions.node.split('.')[0]) >= OLDEST_NODE;
    return {
      state: good ? 'good' : 'bad',
      says: say(good ? 'cli.doctor.node.ok' : 'cli.doctor.node.bad', { version }),
    };
  },
  disk: async ({ folder }, words) => {
    const { bavail, bsize } = await statfs(folder);
    const good = bavail * bsize >= BUILD_BYTES;
    const key = good ? 'cli.doctor.disk.ok' : 'cli.doctor.disk.bad';
    return {
      state: good ? 'good' : 'bad',
      says: words.say(key, { free: bytesSaid(bavail * bsize, words), folder }),
    };
  },
  memory: async (_, words) => {
    const free = process.availableMemory();
    const good = free >= BUILD_BYTES;
    const key = good ? 'cli.doctor.memory.ok' : 'cli.doctor.memory.bad';
    const sizes = { free: bytesSaid(free, words), total: bytesSaid(totalmem(), words) };
    return { state: good ? 'good' : 'bad', says: words.say(key, sizes) };
  },
  data: (_, words) => checkData(starterData, words),
  build: checkBuild,
  desk: checkDesk,
  server: async (home, { say }) => {
    const address = await findServer(home);
    if (address === null) return { state: 'note', says: say('cli.doctor.server.none') };
    return { state: 'good', says: say('cli.doctor.server.ok', { address }) };
  },
  browser: async (_, { say }) => {
    const path = findBrowser(process.env['PATH'] ?? '');
    if (path === undefined) return { state: 'note', says: say('cli.doctor.browser.none') };
    return { state: 'good', says: say('cli.doctor.browser.ok', { path }) };
  },
};

/** Examines this machine and the home folder; fails where something stands in the way. */
export async function examine(session: Session): Promise<Exit> {
  const { words, home } = session;
  const found: { check: string; name: string; state: Finding['state']; says: string }[] = [];
  for (const [check, examineIt] of Object.entries(checks)) {
    const key = `cli.doctor.${check}`;
    const name = words.knows(key) ? words.say(key) : check;
    found.push({ check, name, ...(await examineIt(home, words)) });
  }
  await print(session, {
    json: { checks: found.map(({ name: _, ...finding }) => finding) },
    csv: { columns: ['check', 'state', 'says'], rows: () => found },
    text: () => {
      const page = new Page(session);
      const mark = { good: '✓', bad: '✗', note: '·' } as const;
      for (const { name, state, says } of found)
        page.text(`${mark[state]} ${words.say('cli.labelled', { label: name, text: says })}`);
      return page.lines;
    },
  });
  return found.some(({ state }) => state === 'bad') ? EXIT.failed : EXIT.done;
}

/** Files of the starter data that differ from what CHECKSUMS says of them. */
async function checkData(folder: string, { say }: Words): Promise<Finding> {
  const list = await readFile(join(folder, 'CHECKSUMS'), 'utf8').catch(() => undefined);
  if (list === undefined) return { state: 'bad', says: say('cli.doctor.data.none', { folder }) };
  const lines = list.split('\n').flatMap((line) => {
    const [, sum, file] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
    return sum === undefined || file === undefined ? [] : [{ sum, file }];
  });
  const differing: string[] = [];
  for (const { sum, file } of lines)
    if ((await digestOf(join(folder, file)).catch(() => 'absent')) !== sum) differing.push(file);
  if (differing.length === 0)
    return { state: 'good', says: say('cli.doctor.data.ok', { files: lines.length }) };
  const files = differing.slice(0, 5).join(', ');
  return { state: 'bad', says: say('cli.doctor.data.bad', { count: differing.length, files }) };
}

/** Opens the served build, its index too, and asks both something. */
async function checkBuild(home: Home, { say }: Words): Promise<Finding> {
  const current = await readCurrent(home);
  if (current === null) return { state: 'note', says: say('cli.doctor.build.none') };
  const { build } = current;
  try {
    const { findPeople } = await import('../../../operations/find-people.ts');
    await readServed(home, async (ask) => {
      await ask(findPeople, { limit: 1 });
      await ask(findPeople, { q: 'learning', limit: 1 });
    });
    return { state: 'good', says: say('cli.doctor.build.ok', { build }) };
  } catch (error) {
    return { state: 'bad', says: say('cli.doctor.build.bad', { build, why: String(error) }) };
  }
}

async function checkDesk({ deskLock }: Home, { say }: Words): Promise<Finding> {
  try {
    if (existsSync(deskLock)) claimDesk(deskLock).release();
    return { state: 'good', says: say('cli.doctor.desk.free') };
  } catch (error) {
    if (!(error instanceof VivierError)) throw error;
    return { state: 'note', says: say('cli.doctor.desk.held', { where: error.complaint.where ?? deskLock }) };
  }
}

/** Browsers that the browser tests can use. */
function findBrowser(path: string): string | undefined {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const places = path.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return places.find((place) => existsSync(place));
}
