import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { IdentityInput } from '../identity/corpus/input.ts';
import { writeSplinkMentions } from './splink-mentions.ts';

const run = promisify(execFile);

interface Recorded {
  readonly mentions: number;
  readonly b_cubed_f1: number;
  readonly pairs: { readonly precision: number; readonly recall: number; readonly f1: number };
}

/** Time and memory from author lines to clusters. */
export interface Cost {
  /** By the clock, which other work on the machine lengthens. */
  readonly seconds: number;
  /** Of all processors together. */
  readonly cpu_seconds: number;
  readonly peak_gigabytes: number;
}

/** What `bench/identity/with_splink.py` found, with the machine it ran on and the lines it was given: all, or those of some name blocks. */
export interface SplinkRun extends Cost {
  readonly made: string;
  readonly machine: string;
  readonly version: string;
  readonly mentions: number;
  readonly best: { readonly threshold: number; readonly all: Recorded; readonly ambiguous: Recorded };
  /** Ours, run before it on the same machine, over all lines. */
  readonly beside: Cost & { readonly mentions: number };
}

const script = new URL('../../bench/identity/with_splink.py', import.meta.url);
const recorded = new URL('../../bench/identity/splink.json', import.meta.url);

/** The recorded run of Splink; null where there is none. */
export function readSplinkRun(file: URL = recorded): SplinkRun | null {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as SplinkRun) : null;
}

/** Runs Splink on the same mentions, right after ours; null where `python` has no Splink, or it fails (it does on a few lines). */
export async function runSplink(
  python: string,
  input: IdentityInput,
  ours: Cost & { readonly mentions: number },
  report: (line: string) => void,
): Promise<SplinkRun | null> {
  const there = await run(python, ['-c', 'import splink']).then(
    () => existsSync(script),
    () => false,
  );
  if (!there) return null;
  report('Splink clusters the same mentions: some minutes');
  const folder = await mkdtemp(join(tmpdir(), 'vivier-splink-'));
  try {
    const [mentions, beside, result] = ['mentions.jsonl', 'ours.json', 'splink.json'].map((name) =>
      join(folder, name),
    ) as [string, string, string];
    await writeSplinkMentions(input, mentions);
    await writeFile(beside, JSON.stringify(ours));
    await run(python, [fileURLToPath(script), mentions, beside, result], { maxBuffer: 1 << 26 });
    return JSON.parse(readFileSync(result, 'utf8')) as SplinkRun;
  } catch (failure) {
    report(
      `Splink did not finish, its recorded figures are shown: ${String(failure).trim().split('\n').at(-1)}`,
    );
    return null;
  } finally {
    await rm(folder, { recursive: true });
  }
}
