import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Context, Hono } from 'hono';
import type { ProgressLog } from '../../operations/builds/progress-log.ts';
import { type ApiParts, createApi } from './api.ts';
import { buildingPage, wordsFor } from './building/page.ts';
import { streamProgress } from './events.ts';
import { sendFile } from './files.ts';
import { guard, secureHeaders } from './guard.ts';
import { describeApi } from './openapi.ts';
import { referencePage } from './reference.ts';
import { printRefusals, refuseUnknownRoute } from './refusal.ts';
import { Body, reply } from './reply.ts';
import type { Screens } from './screens.ts';

/** What the HTTP door is made of. */
export interface AppParts extends ApiParts {
  readonly log: ProgressLog;
  readonly screens: Pick<Screens, 'files' | 'ready' | 'trouble'>;
  /** Names under which the server may be asked. */
  readonly hosts: ReadonlySet<string>;
  /** Prints what nobody expected. */
  readonly report: (error: unknown) => void;
}

const project = resolve(import.meta.dirname, '../../..');
const HTML = 'text/html; charset=utf-8';

/** Files of the page that is shown while the application is not there yet. */
const buildingFiles: ReadonlyMap<string, string> = new Map([
  ['tokens.css', join(project, 'web/theme/tokens.css')],
  ['page.css', join(import.meta.dirname, 'building/page.css')],
  ['mark.svg', join(project, 'web/theme/mark.svg')],
  ['follow.js', join(import.meta.dirname, 'building/follow.js')],
]);

/** The HTTP door: the API, its description, the build's progress, and the screens. */
export function createApp(parts: AppParts): Hono {
  const app = new Hono();
  app.onError(printRefusals(parts.report));
  app.notFound(refuseUnknownRoute);
  app.use(secureHeaders, guard(parts.hosts));
  const openapi = describeApi(parts.operations, parts.version);
  app.get('/api', (c) => sendPage(c, referencePage(openapi).text));
  app.get('/api/openapi.json', (c) => c.json(openapi));
  app.get('/api/build/events', (c) => streamProgress(c, parts.log));
  app.route('/api', createApi(parts));
  app.all('/api/*', refuseUnknownRoute);
  app.get('/building/:file', async (c) => {
    const file = buildingFiles.get(c.req.param('file'));
    return file === undefined
      ? refuseUnknownRoute(c)
      : sendFile(c, file, new Body(new Uint8Array(await readFile(file))));
  });
  app.get('/*', (c) => sendScreen(c, parts));
  return app;
}

/** A file of the application; for any room its one page, or the building page while it cannot be shown yet. */
async function sendScreen(c: Context, { screens, published, log }: AppParts): Promise<Response> {
  const path = c.req.path.slice(1);
  const file = screens.files().get(path);
  if (file !== undefined && path !== 'index.html') return sendFile(c, path, file);
  if (/\.\w{2,5}$/.test(path)) return refuseUnknownRoute(c);
  const index = screens.files().get('index.html');
  if (index !== undefined && published.build() !== null) return sendFile(c, 'index.html', index);
  c.header('vary', 'accept-language', { append: true });
  return sendPage(c, buildingPage(log, screens.trouble(), wordsFor(c.req.header('accept-language'))).text);
}

function sendPage(c: Context, text: string): Promise<Response> {
  c.header('cache-control', 'no-store');
  return reply(c, new Body(new TextEncoder().encode(text)), HTML, null);
}
