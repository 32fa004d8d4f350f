/**
 * Kills the server with -9, its builder with it, at random moments of import and build; starts it again each time on what is
 * left; then lets it end. What it serves must be what a start that nobody disturbed serves: builds are named by their content.
 * Usage: node test/kill.ts [ROUNDS] [SEED] [KEEP]. Thirty rounds on all of the starter data take about 25 minutes, so it is no part of
 * the tests. KEEP = 4 keeps every fourth paper list, in a copy of the project: the same program and the same steps, which are killed as
 * often and have less to do again.
 *
 * The moments lie within what an undisturbed start went through: each import and step is drawn by the root of its length, since a
 * step that is killed begins again and the longest would take all the time; the moment within it is uniform. Rounds go through them in
 * order, so that the hunted home goes on from where it was killed.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';

const [rounds = 30, seed = Date.now() % 1e6, keep = 1] = process.argv.slice(2).map(Number);
const PATIENCE_MINUTES = 15;
/** Between two looks at the builder, in milliseconds. */
const LOOK = 50;

/** Folders and files of the project that a start needs, besides the packages. */
const NEEDED = ['bin', 'src', 'web', 'data', 'docs', 'package.json'];

/** A copy of the project with every `keep`th paper list. */
async function lighterProject(project: string): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'vivier-lighter-'));
  for (const name of NEEDED) await cp(join(project, name), join(copy, name), { recursive: true });
  await symlink(join(project, 'node_modules'), join(copy, 'node_modules'));
  const lists = join(copy, 'data/paperlists');
  const found = await readdir(lists, { withFileTypes: true, recursive: true });
  const files = found
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const [i, file] of files.entries()) if (i % keep !== 0) await rm(file);
  return copy;
}

/** What of the builder's messages says where it is. */
const told = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('import'), source: z.string(), files: z.number(), of: z.number() }),
  z.object({ kind: z.literal('step'), step: z.string(), state: z.enum(['running', 'done', 'reused']) }),
  z.object({ kind: z.literal('published'), build: z.string() }),
  z.object({ kind: z.literal('failed'), error: z.object({ what: z.string() }) }),
]);

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function random(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A server, and when each of its imports and steps began and ended, in milliseconds since its start. */
class Started {
  readonly began = new Map<string, number>();
  readonly ended = new Map<string, number>();
  readonly #at = performance.now();
  readonly #child: ChildProcess;
  readonly #closed: Promise<void>;
  published: string | undefined;
  failure: string | undefined;

  constructor(home: string) {
    this.#child = spawn('npm', ['start', '--silent', '--', '--no-open', '--port', '0'], {
      cwd: folder,
      env: { ...process.env, VIVIER_HOME: home },
      detached: true,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#closed = new Promise<void>((resolve) => this.#child.once('close', () => resolve()));
    let said = '';
    this.#child.stdout?.on('data', (text) => {
      const known = /http:\/\/127\.0\.0\.1:\d+/.test(said);
      said += String(text);
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
      if (found && !known) void this.#follow(found[0]).catch(() => undefined);
    });
  }

  get elapsed(): number {
    return performance.now() - this.#at;
  }

  async kill(signal: 'SIGKILL' | 'SIGINT'): Promise<void> {
    if (this.#child.pid !== undefined) process.kill(-this.#child.pid, signal);
    await this.#closed;
  }

  /** Waits until the condition holds or the build has ended; throws where it failed, or takes too long. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds() && this.published === undefined) {
      if (this.failure !== undefined) throw new Error(`the build failed: ${this.failure}`);
      if (this.elapsed > PATIENCE_MINUTES * 60_000) throw new Error('the build did not end');
      await delay(LOOK);
    }
  }

  async #follow(address: string): Promise<void> {
    const reply = await fetch(`${address}/api/build/events`);
    let text = '';
    for await (const chunk of (reply.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
      const lines = (text + chunk).split('\n');
      text = lines.pop() ?? '';
      for (const line of lines) if (line.startsWith('data: ')) this.#note(line.slice('data: '.length));
    }
  }

  #note(message: string): void {
    const progress = told.parse(JSON.parse(message));
    if (progress.kind === 'published') this.published = progress.build;
    else if (progress.kind === 'failed') this.failure = progress.error.what;
    else {
      const [name, over] =
        progress.kind === 'step'
          ? [progress.step, progress.state !== 'running']
          : [`import of ${progress.source}`, progress.files === progress.of];
      if (!this.began.has(name)) this.began.set(name, this.elapsed);
      if (over && !this.ended.has(name)) this.ended.set(name, this.elapsed);
    }
  }
}

/** Starts a server, lets it build to the end, and stops it. */
async function whole(home: string): Promise<{ build: string; seconds: number; started: Started }> {
  const started = new Started(home);
  await started.until(() => false);
  const seconds = started.elapsed / 1000;
  await started.kill('SIGINT');
  return { build: started.published ?? '', seconds, started };
}

interface Moment {
  /** The import or step that is going on; `start` before the first. */
  readonly within: string;
  /** Milliseconds after it began. */
  readonly after: number;
  /** Where it lies in the undisturbed start, for the order. */
  readonly at: number;
}

function drawMoments({ began, ended }: Started, next: () => number): Moment[] {
  const stretches = [
    { within: 'start', from: 0, length: Math.min(...began.values()) },
    ...[...began].map(([within, from]) => ({ within, from, length: (ended.get(within) ?? from) - from })),
  ];
  const total = stretches.reduce((sum, { length }) => sum + Math.sqrt(length), 0);
  const draw = (): Moment => {
    let rest = next() * total;
    let drawn = stretches[0]!;
    for (const stretch of stretches) {
      drawn = stretch;
      rest -= Math.sqrt(stretch.length);
      if (rest < 0) break;
    }
    const after = next() * drawn.length;
    return { within: drawn.within, after, at: drawn.from + after };
  };
  return Array.from({ length: rounds }, draw).sort((a, b) => a.at - b.at);
}

const project = resolve(import.meta.dirname, '..');
const folder = keep > 1 ? await lighterProject(project) : project;
const [calm, hunted] = [
  await mkdtemp(join(tmpdir(), 'vivier-calm-')),
  await mkdtemp(join(tmpdir(), 'vivier-hunted-')),
];
const first = performance.now();
const undisturbed = await whole(calm);
console.log(
  `undisturbed: build ${undisturbed.build} in ${undisturbed.seconds.toFixed(0)} s; seed ${seed}${keep > 1 ? `, every ${keep}th paper list` : ''}`,
);
for (const [round, { within, after }] of drawMoments(undisturbed.started, random(seed)).entries()) {
  const started = new Started(hunted);
  if (within !== 'start') await started.until(() => started.began.has(within));
  await delay(after);
  const over = started.published !== undefined || started.ended.has(within);
  const seconds = (started.elapsed / 1000).toFixed(0);
  await started.kill('SIGKILL');
  console.log(
    `round ${round + 1}: killed ${(after / 1000).toFixed(1)} s into ${within}${over ? ', which was over' : ''}; ${seconds} s after its start`,
  );
}
const survivor = await whole(hunted);
const same = survivor.build === undisturbed.build;
console.log(`${same ? 'ok' : 'NOT OK'}  after ${rounds} kills: build ${survivor.build}`);
console.log(`    all of it took ${((performance.now() - first) / 60_000).toFixed(1)} minutes`);
await Promise.all(
  [calm, hunted, ...(keep > 1 ? [folder] : [])].map((home) => rm(home, { recursive: true, force: true })),
);
process.exitCode = same ? 0 : 1;
