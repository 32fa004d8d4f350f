/**
 * Kills the server with -9, its builder with it, at random moments of import and build; starts it again each time; then
 * lets it end. What it serves must be what a start that nobody disturbed serves: builds are named by their content.
 * Usage: node test/kill.ts [ROUNDS] [SEED]. Takes some minutes, so it is no part of the tests.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const [rounds = 30, seed = Date.now() % 1e6] = process.argv.slice(2).map(Number);
const PATIENCE_MINUTES = 15;

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function random(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Started {
  readonly child: ChildProcess;
  readonly address: Promise<string>;
  readonly ended: Promise<void>;
}

function start(home: string): Started {
  const child = spawn('npm', ['start', '--silent', '--', '--no-open', '--port', '0'], {
    env: { ...process.env, VIVIER_HOME: home },
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const address = new Promise<string>((resolve) => {
    let said = '';
    child.stdout.on('data', (text) => {
      said += String(text);
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
      if (found) resolve(found[0]);
    });
  });
  return { child, address, ended };
}

async function kill({ child, ended }: Started, signal: 'SIGKILL' | 'SIGINT'): Promise<void> {
  if (child.pid !== undefined) process.kill(-child.pid, signal);
  await ended;
}

/** The build that is served once the builder is idle. */
async function settledBuild({ address }: Started): Promise<string> {
  const at = await address;
  for (const end = Date.now() + PATIENCE_MINUTES * 60_000; Date.now() < end; await delay(500)) {
    const status = JSON.parse(await (await fetch(`${at}/api/status`)).text());
    if (status.builder === 'failed') throw new Error('the build failed');
    if (status.builder === 'idle' && status.build !== null) return status.build;
  }
  throw new Error('the build did not end');
}

async function whole(home: string): Promise<{ build: string; seconds: number }> {
  const began = performance.now();
  const started = start(home);
  const build = await settledBuild(started);
  const seconds = (performance.now() - began) / 1000;
  await kill(started, 'SIGINT');
  return { build, seconds };
}

const [calm, hunted] = [
  await mkdtemp(join(tmpdir(), 'vivier-calm-')),
  await mkdtemp(join(tmpdir(), 'vivier-hunted-')),
];
const undisturbed = await whole(calm);
console.log(`undisturbed: build ${undisturbed.build} in ${undisturbed.seconds.toFixed(0)} s; seed ${seed}`);
const next = random(seed);
for (let round = 1; round <= rounds; round++) {
  const started = start(hunted);
  // Most kills fall early, where files are landed and the desk is made; some fall late, at publication.
  const wait = next() ** 2 * undisturbed.seconds * 1000;
  await delay(wait);
  await kill(started, 'SIGKILL');
  console.log(`round ${round}: killed after ${(wait / 1000).toFixed(1)} s`);
}
const survivor = await whole(hunted);
const same = survivor.build === undisturbed.build;
console.log(`${same ? 'ok' : 'NOT OK'}  after ${rounds} kills: build ${survivor.build}`);
await Promise.all([calm, hunted].map((home) => rm(home, { recursive: true, force: true })));
process.exitCode = same ? 0 : 1;
