#!/usr/bin/env node
/*
 * Vivier's program needs the Node that comes with the project (npm package `node`): it runs TypeScript as it lies.
 * Whatever Node starts this file, 20 or newer, hands over to that one.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST = 24;
const main = new URL('../src/doors/cli/main.ts', import.meta.url);

if (Number(process.versions.node.split('.')[0]) >= OLDEST) {
  quietExperiments();
  // What was compiled once is read the next time, by the builder and the threads it starts too: half of every start is saved.
  process.env.NODE_COMPILE_CACHE ??= join(tmpdir(), 'node-compile-cache');
  module.enableCompileCache();
  await import(main.href);
} else handOver();

/** The lock of the desk is SQLite's, which Node still calls an experiment: no news for whoever asks a question. */
function quietExperiments() {
  const print = process.listeners('warning');
  process.removeAllListeners('warning');
  process.on('warning', (warning) => {
    if (warning.name !== 'ExperimentalWarning') for (const listener of print) listener(warning);
  });
}

/** Runs the project's Node in this one's place: same words, same streams, same signals, same end. */
function handOver() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const own = fileURLToPath(new URL(`../node_modules/node/bin/${name}`, import.meta.url));
  if (!existsSync(own)) {
    console.error(
      `Vivier needs Node ${OLDEST} or newer; this is ${process.versions.node}, and the project's own is not installed.`,
    );
    console.error('  What to do: npm ci');
    process.exit(1);
  }
  const child = spawn(own, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.once('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}
