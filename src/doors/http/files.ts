import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Context } from 'hono';
import { Body, reply } from './reply.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
};

/** Files to be served, by their path below a folder (`assets/index-1a2b.js`), held in memory. */
export type Files = ReadonlyMap<string, Body>;

/** Reads a folder of files to be served; only the kinds of file that a page is made of. */
export async function readFiles(folder: string): Promise<Files> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const served = entries.filter((entry) => entry.isFile() && extname(entry.name) in types);
  const read = served.map(async ({ parentPath, name }) => {
    const path = join(parentPath, name);
    return [
      path.slice(folder.length + 1).replaceAll('\\', '/'),
      new Body(new Uint8Array(await readFile(path))),
    ] as const;
  });
  return new Map(await Promise.all(read));
}

/** Sends a file: one with a hash in its name is kept for a year, any other is asked for anew. */
export function sendFile(c: Context, path: string, body: Body): Promise<Response> {
  c.header('cache-control', path.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
  return reply(c, body, types[extname(path)] ?? 'application/octet-stream', null);
}
