import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { type ErrorMessage, errorMessage } from '../../pipeline/progress.ts';
import { VivierError } from '../../tables/error.ts';
import { isRunning } from '../running.ts';
import { type Files, readFiles } from './files.ts';

const project = resolve(import.meta.dirname, '../../..');

/** What the screens are made of: a change here makes them anew. */
const sources = ['web', 'src/locales', 'package-lock.json'];

const dist = join(project, 'web/dist');

/** File in it that says what it was made of. */
const STAMP = '.made-from';

/** Last lines of a failed build of the screens that are told. */
const LINES_TOLD = 6;

/** The web application's files: read from `web/dist`, which is made by Vite where it is missing or stale. */
export class Screens {
  #files: Files = new Map();
  #trouble: ErrorMessage | undefined;
  #stop: (() => void) | undefined;

  files(): Files {
    return this.#files;
  }

  ready(): boolean {
    return this.#files.has('index.html');
  }

  /** Why they could not be made, if so. */
  trouble(): ErrorMessage | undefined {
    return this.#trouble;
  }

  /** Serves what is there at once, then makes it anew where it is missing or stale. */
  async prepare(): Promise<void> {
    this.#files = await readFiles(dist).catch((): Files => new Map());
    // A folder of this process's own: another server of this project may make them too, or what a killed one started still does.
    const own = `${dist}-${process.pid}`;
    try {
      const print = await printOfSources();
      if (this.ready() && (await readFile(join(dist, STAMP), 'utf8').catch(() => '')) === print) return;
      await this.#make(own);
      this.#files = await readFiles(own);
      await writeFile(join(own, STAMP), print);
      await replaceBy(own);
    } catch (error) {
      this.#trouble = errorMessage(error);
    } finally {
      await removeDrafts();
    }
  }

  /** Ends Vite, if it runs. */
  close(): void {
    this.#stop?.();
  }

  async #make(folder: string): Promise<void> {
    const vite = join(project, 'node_modules/vite/bin/vite.js');
    const order = ['build', 'web', '--outDir', folder, '--logLevel', 'warn'];
    const child = spawn(process.execPath, [vite, ...order], {
      cwd: project,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    this.#stop = () => void child.kill();
    const said: string[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => said.push(String(text)));
    const code = await new Promise<number | null>((done, fail) =>
      child.once('error', fail).once('close', done),
    );
    this.#stop = undefined;
    if (code === 0) return;
    throw new VivierError('screens-failed', {
      what: 'The screens could not be put together.',
      where: 'web/',
      why: said.join('').trim().split('\n').slice(-LINES_TOLD).join(' '),
      mend: 'Run npm ci, then npm start again. The API at /api answers meanwhile.',
    });
  }
}

/** Puts what was made in the place of what was there; where another process is at that too, either's will do. */
async function replaceBy(made: string): Promise<void> {
  await rm(dist, { recursive: true, force: true });
  await rename(made, dist).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'ENOTEMPTY' && cause.code !== 'EEXIST') throw cause;
  });
}

/** Removes what this process, or one that is no more, began to make. */
async function removeDrafts(): Promise<void> {
  const prefix = `${basename(dist)}-`;
  for (const name of await readdir(dirname(dist))) {
    const pid = Number(name.startsWith(prefix) ? name.slice(prefix.length) : Number.NaN);
    if (pid === process.pid || (pid > 0 && !isRunning(pid)))
      await rm(join(dirname(dist), name), { recursive: true, force: true });
  }
}

/** A hash of names, sizes and times of everything the screens are made of. */
async function printOfSources(): Promise<string> {
  const hash = createHash('sha256');
  for (const source of sources) {
    const path = join(project, source);
    const names = (await stat(path)).isDirectory() ? (await readdir(path, { recursive: true })).sort() : [''];
    for (const name of names.filter((one) => !/^(dist(-\d+)?|node_modules)(\/|$)/.test(one))) {
      const { size, mtimeMs } = await stat(join(path, name));
      hash.update(`${source}/${name} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}
