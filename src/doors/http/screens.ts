import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';
import { join, resolve } from 'node:path';
import { type ErrorMessage, errorMessage } from '../../pipeline/progress.ts';
import { VivierError } from '../../tables/error.ts';
import { type Files, readFiles } from './files.ts';

const project = resolve(import.meta.dirname, '../../..');

/** What the screens are made of: a change here makes them anew. */
const sources = ['web', 'src/locales', 'package-lock.json'];

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
    const dist = join(project, 'web/dist');
    const stamp = join(dist, '.made-from');
    this.#files = await readFiles(dist).catch((): Files => new Map());
    try {
      const print = await printOfSources();
      if (this.ready() && (await readFile(stamp, 'utf8').catch(() => '')) === print) return;
      await this.#make();
      this.#files = await readFiles(dist);
      await writeFile(stamp, print);
    } catch (error) {
      this.#trouble = errorMessage(error);
    }
  }

  /** Ends Vite, if it runs. */
  close(): void {
    this.#stop?.();
  }

  async #make(): Promise<void> {
    const vite = join(project, 'node_modules/vite/bin/vite.js');
    const child = spawn(process.execPath, [vite, 'build', 'web', '--logLevel', 'warn'], {
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

/** A hash of names, sizes and times of everything the screens are made of. */
async function printOfSources(): Promise<string> {
  const hash = createHash('sha256');
  for (const source of sources) {
    const path = join(project, source);
    const names = (await stat(path)).isDirectory() ? (await readdir(path, { recursive: true })).sort() : [''];
    for (const name of names.filter((one) => !/^(dist|node_modules)(\/|$)/.test(one))) {
      const { size, mtimeMs } = await stat(join(path, name));
      hash.update(`${source}/${name} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}
