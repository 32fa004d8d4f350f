import { join } from 'node:path';
import type { Engine } from '../engine/engine.ts';
import { type LandOptions, landAll } from './land.ts';
import type { OnLanding } from './pace.ts';
import { openSource } from './registry.ts';
import type { ImportReport } from './report.ts';

/** Which folder of the starter data belongs to which source, in the order of their import: large ones first, to be read while others are written. */
export const starterFolders: readonly (readonly [source: string, folder: string])[] = [
  ['vivier', '.'],
  ['ror', 'ror'],
  ['paperlists', 'paperlists'],
  ['pay', 'pay'],
  ['aiwatch', 'positions'],
  ['market', 'market'],
  ['epoch', 'models'],
  ['reports', 'models'],
  ['awards', 'awards'],
];

/** Imports the starter data; what is known is not read again. */
export async function landStarter(
  engine: Engine,
  data: string,
  onProgress?: OnLanding,
  options: Omit<LandOptions, 'onProgress'> = {},
): Promise<ImportReport[]> {
  const orders = starterFolders.map(([source, folder]) => ({
    source: openSource(source),
    path: join(data, folder),
  }));
  return landAll(engine, orders, { ...options, onProgress, strict: true });
}
