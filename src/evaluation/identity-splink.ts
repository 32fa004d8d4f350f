import { existsSync, readFileSync } from 'node:fs';

interface Recorded {
  readonly mentions: number;
  readonly b_cubed_f1: number;
  readonly pairs: { readonly precision: number; readonly recall: number; readonly f1: number };
}

/** What `bench/identity/with_splink.py` recorded, on all the mentions, with the machine it ran on. */
export interface SplinkRun {
  readonly made: string;
  readonly machine: string;
  readonly version: string;
  readonly mentions: number;
  readonly seconds: number;
  readonly peak_gigabytes: number;
  readonly best: { readonly threshold: number; readonly all: Recorded; readonly ambiguous: Recorded };
  /** Ours, run just before it on the same machine and mentions. */
  readonly beside: { readonly seconds: number; readonly peak_gigabytes: number };
}

/** The recorded run of Splink; null where there is none. */
export function readSplinkRun(
  file: URL = new URL('../../data/identity-splink.json', import.meta.url),
): SplinkRun | null {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as SplinkRun) : null;
}
