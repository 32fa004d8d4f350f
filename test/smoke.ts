/**
 * What a newcomer does: `npm start` on a folder where nothing is built. Says how long until an address answers, until the
 * application stands on the starter data, and until it stands when started again; then stops it with Ctrl-C.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const BUILD_MINUTES = 15;
const home = await mkdtemp(join(tmpdir(), 'vivier-smoke-'));
let failures = 0;

function check(what: string, holds: boolean): void {
  console.log(`${holds ? 'ok' : 'NOT OK'}  ${what}`);
  if (!holds) failures += 1;
}

async function start(): Promise<{ child: ChildProcess; address: string; seconds: () => number }> {
  const began = performance.now();
  const seconds = (): number => (performance.now() - began) / 1000;
  const environment = { ...process.env, VIVIER_HOME: home };
  const child = spawn('npm', ['start', '--silent', '--', '--no-open', '--port', '0'], {
    env: environment,
    detached: true,
  });
  child.stderr.pipe(process.stderr);
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (text: Buffer) => {
      said += text.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
      if (found) resolve(found[0]);
    });
    child.once('exit', (code) =>
      reject(new Error(`npm start ended with code ${code} before it printed an address: ${said}`)),
    );
  });
  return { child, address, seconds };
}

async function get(url: string): Promise<{ status: number; text: string }> {
  const reply = await fetch(url);
  return { status: reply.status, text: await reply.text() };
}

/** Status of an answer to a question that names another host; `fetch` would not send it. */
function statusFor(address: string, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(`${address}/api/status`, { headers: { host } }, (reply) =>
      resolve(reply.resume().statusCode ?? 0),
    );
    sent.once('error', reject).end();
  });
}

async function published(address: string, until: number): Promise<boolean> {
  for (const end = Date.now() + until * 1000; Date.now() < end; ) {
    const { status, text } = await get(`${address}/api/status`);
    if (status === 200 && JSON.parse(text).build !== null) return true;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return false;
}

async function stop(child: ChildProcess): Promise<number> {
  const began = performance.now();
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  process.kill(-child.pid!, 'SIGINT');
  await ended;
  return (performance.now() - began) / 1000;
}

const first = await start();
check('the address answers', (await get(first.address)).status === 200);
console.log(`    after ${first.seconds().toFixed(1)} s`);
check('the first build is published', await published(first.address, BUILD_MINUTES * 60));
console.log(`    after ${first.seconds().toFixed(1)} s`);
const found = await get(`${first.address}/api/people?q=mechanistic%20interpretability`);
check('a search answers with people', found.status === 200 && found.text.includes('p_'));
check('the application stands', (await get(`${first.address}/people`)).text.includes('id="vivier"'));
check('a foreign Host is refused', (await statusFor(first.address, 'example.org')) >= 400);
console.log(`    stopped in ${(await stop(first.child)).toFixed(1)} s`);

const again = await start();
check('started again it serves what was built', await published(again.address, 10));
console.log(`    after ${again.seconds().toFixed(1)} s`);
console.log(`    stopped in ${(await stop(again.child)).toFixed(1)} s`);

await rm(home, { recursive: true, force: true });
process.exitCode = failures === 0 ? 0 : 1;
