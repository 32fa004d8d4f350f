import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { anchor, decision, firstAnchor, suppression } from '../tables/build.ts';
import { base32 } from '../tables/ids.ts';
import { servedFormat } from '../tables/served-format.ts';
import { copy, handOver } from './hand-over.ts';
import type { Home } from './home.ts';
import type { RunReport } from './run.ts';
import { withholdFromServed } from './withhold.ts';

/** Which build is served; paths are names inside the observatory folder. */
export interface Current {
  readonly build: string;
  /** How its pages are stored; a program that stores them otherwise does not serve it. */
  readonly format: string;
  readonly database: string;
  readonly search: string;
  /** Where people stand in each facet, by their numbers in the search index. */
  readonly facets: string;
  /** What explanations read. */
  readonly explanation: string;
  /** ISO time of publication. */
  readonly builtAt: string;
  /** Newest day on which anything in it could be known; null where nothing is dated. */
  readonly dataTo: string | null;
}

/** The build that is served; null before the first, and where another version of the program published it. */
export async function readCurrent(home: Home): Promise<Current | null> {
  const current = await readPublished(home);
  return current?.format === servedFormat ? current : null;
}

/** Whether what is published was stored by another version of the program, which this one builds again before it serves. */
export async function isOfAnotherVersion(home: Home): Promise<boolean> {
  const current = await readPublished(home);
  return current !== null && current.format !== servedFormat;
}

async function readPublished(home: Home): Promise<Current | null> {
  try {
    return JSON.parse(await readFile(home.current, 'utf8')) as Current;
  } catch (cause) {
    // What a power cut left unreadable names nothing: the next build publishes again.
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT' || cause instanceof SyntaxError) return null;
    throw cause;
  }
}

/**
 * Id of a build, from the content of all it holds: equal builds have equal ids. What the desk handed over is left out: it shows
 * in what was made of it, and ids taken in after a first build change nothing that is served.
 */
function buildId(report: RunReport): string {
  const handed: readonly string[] = [anchor.name, firstAnchor.name, decision.name];
  const all = [...report.contents, ...report.folders]
    .filter(([name]) => !handed.includes(name))
    .map(([name, value]) => `${name}=${basename(value)}`)
    .sort();
  const hash = createHash('sha256').update(all.join('\n')).digest('hex');
  return base32(BigInt(`0x${hash.slice(0, 15)}`), 10);
}

/**
 * Publishes the workshop as it stands, under a name of its own, then by one rename of `current.json`. The workshop must be closed.
 * What the last build served stays until the next publication, so that readers can end their queries.
 */
export async function publish(
  home: Home,
  report: RunReport,
  dataTo: string | null,
  now: Date,
): Promise<Current> {
  const build = buildId(report);
  const last = await readCurrent(home);
  const database = `served-${build}.duckdb`;
  if (last?.build === build && existsSync(join(home.observatory, database))) return last;
  const part = join(home.observatory, `${database}.part`);
  if (suppresses(report)) {
    // What a killed publication had not yet worked into its copy is none of this one's.
    await rm(`${part}.wal`, { force: true });
    await copy(home.workshop, part);
    await withholdFromServed(part);
  } else await handOver(home.workshop, part);
  await rename(part, join(home.observatory, database));
  const search = basename(report.folders.get('search') ?? '');
  const facets = basename(report.folders.get('search_facets') ?? '');
  const explanation = basename(report.folders.get('explanation') ?? '');
  const current: Current = {
    build,
    format: servedFormat,
    database,
    search,
    facets,
    explanation,
    builtAt: now.toISOString(),
    dataTo,
  };
  await writeFile(`${home.current}.part`, `${JSON.stringify(current, null, 2)}\n`, { flush: true });
  await rename(`${home.current}.part`, home.current);
  await sweep(home, [current, ...(last ? [last] : [])], report.folders);
  return current;
}

function suppresses({ contents }: RunReport): boolean {
  return !(contents.get(suppression.name) ?? '0-').startsWith('0-');
}

/**
 * Removes what no served build names any more, and folders that steps left for one another in builds before this one.
 * @param made folders of this build, by the names of their steps
 */
async function sweep(home: Home, kept: readonly Current[], made: ReadonlyMap<string, string>): Promise<void> {
  const named = new Set([
    ...kept.flatMap(({ database, search, facets, explanation }) => [database, search, facets, explanation]),
    ...[...made.values()].map((folder) => basename(folder)),
  ]);
  const kinds = new Set(['served', ...made.keys()]);
  for (const entry of await readdir(home.observatory))
    if (kinds.has(entry.slice(0, entry.lastIndexOf('-'))) && !named.has(entry))
      await rm(join(home.observatory, entry), { recursive: true, force: true });
}
