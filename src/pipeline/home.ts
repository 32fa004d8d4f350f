import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where everything lives that a user keeps: one folder. Only `desk` needs a backup; the rest can be built again. */
export interface Home {
  readonly folder: string;
  /** The observatory: what imports and builds write, and what is served. */
  readonly observatory: string;
  /** The database that imports and steps write; one builder at a time. */
  readonly workshop: string;
  /** Says which build is served; replaced by one rename. */
  readonly current: string;
  /** Who was suppressed since, by id: hidden in what is served. */
  readonly hidden: string;
  readonly desk: string;
  readonly deskLock: string;
  /** Address and process of the running server. */
  readonly server: string;
}

const projectFolder = resolve(import.meta.dirname, '../..');

/** Folder of the starter data that comes with the project. */
export const starterData = join(projectFolder, 'data');

/** The home folder: the one named, else VIVIER_HOME, else `.vivier` in the project. */
export function openHome(folder?: string, environment: NodeJS.ProcessEnv = process.env): Home {
  const root = resolve(folder ?? environment['VIVIER_HOME'] ?? join(projectFolder, '.vivier'));
  const observatory = join(root, 'observatory');
  mkdirSync(observatory, { recursive: true });
  return {
    folder: root,
    observatory,
    workshop: join(observatory, 'workshop.duckdb'),
    current: join(observatory, 'current.json'),
    hidden: join(observatory, 'hidden.json'),
    desk: join(root, 'desk'),
    deskLock: join(root, 'desk.lock'),
    server: join(root, 'server.json'),
  };
}
