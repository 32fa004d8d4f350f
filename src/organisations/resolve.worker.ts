import { parentPort, workerData } from 'node:worker_threads';
import type { RegistryColumns } from './registry.ts';
import { buildResolver, type Resolution } from './resolver.ts';

/** Strings to resolve, as they are printed on works or named in the market tables. */
export interface Task {
  readonly context: 'work' | 'market';
  readonly raw: readonly string[];
}

/** An organisation meant by the string at `at` of the task. */
export interface Resolved extends Resolution {
  readonly at: number;
}

const resolver = buildResolver(workerData as RegistryColumns);

parentPort?.on('message', ({ context, raw }: Task) => {
  const rows: Resolved[] = raw.flatMap((text, at) =>
    resolver.resolve(text, { market: context === 'market' }).map((resolution) => ({ at, ...resolution })),
  );
  parentPort?.postMessage(rows);
});
