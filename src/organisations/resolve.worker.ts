import { parentPort, workerData } from 'node:worker_threads';
import type { RegistryColumns } from './registry.ts';
import { buildResolver } from './resolver.ts';

/** Strings to resolve, as they are printed on works or named in the market tables. */
export interface Task {
  readonly context: 'work' | 'market';
  readonly raw: readonly string[];
}

/** Organisations meant by the strings of a task, as columns; `at` is the place of the string. */
export interface Resolved {
  readonly at: readonly number[];
  readonly organisation: readonly string[];
  readonly method: readonly string[];
  readonly weight: readonly number[];
  readonly country: readonly (string | null)[];
  readonly city: readonly (string | null)[];
}

const resolver = buildResolver(workerData as RegistryColumns);

parentPort?.on('message', ({ context, raw }: Task) => {
  const meant = raw.flatMap((text, at) =>
    resolver.resolve(text, { market: context === 'market' }).map((resolution) => ({ at, ...resolution })),
  );
  const resolved: Resolved = {
    at: meant.map(({ at }) => at),
    organisation: meant.map(({ organisation }) => organisation),
    method: meant.map(({ method }) => method),
    weight: meant.map(({ weight }) => weight),
    country: meant.map(({ country }) => country),
    city: meant.map(({ city }) => city),
  };
  parentPort?.postMessage(resolved);
});
