import { Hono } from 'hono';
import type { Act } from '../../desk/audit.ts';
import type { Builder } from '../../operations/builds/builder.ts';
import { askOnRecord } from '../../operations/decisions/trail.ts';
import { ask, type Context, type Operation } from '../../operations/operation.ts';
import { fieldKinds, readQuestion } from './question.ts';
import { Body, reply } from './reply.ts';
import type { ReplyCache } from './reply-cache.ts';
import { type Lender, Visit } from './visit.ts';

/** What the API is made of. */
export interface ApiParts {
  readonly operations: readonly Operation[];
  readonly published: Lender;
  readonly builder: Builder;
  readonly desk: Context['desk'];
  readonly hide: Context['hide'];
  readonly cache: ReplyCache;
  /** Of the program: part of every ETag, since a reply's form may change with it. */
  readonly version: string;
  /** Keeps the trail of acts. */
  readonly record: (act: Act) => Promise<void>;
}

const JSON_TYPE = 'application/json; charset=utf-8';

/** A route for every operation: GET reads, POST acts, or reads what does not fit into an address. */
export function createApi(parts: ApiParts): Hono {
  const api = new Hono();
  for (const operation of parts.operations) {
    const path = operation.address.path.replaceAll(/\{(\w+)\}/g, ':$1');
    const kinds = fieldKinds(operation);
    api.on(operation.address.method, path, async (c) => {
      c.header('cache-control', 'no-cache');
      const question = await readQuestion(c, operation, kinds);
      if (operation.effect === 'acts') return c.json(await act(parts, operation, question));
      const { pathname, search } = new URL(c.req.url);
      const key = operation.address.method === 'GET' ? `${pathname}${search}` : null;
      const { body, build } = await read(parts, operation, question, key);
      const etag = key === null || build === null ? null : `W/"${build}/${parts.version}"`;
      return reply(c, body, JSON_TYPE, etag);
    });
  }
  return api;
}

/** Answers a reading question, from memory where it can; `build` is null where the reply rests on more than a build. */
async function read(
  parts: ApiParts,
  operation: Operation,
  question: Record<string, unknown>,
  key: string | null,
): Promise<{ body: Body; build: string | null }> {
  const { published, cache } = parts;
  const served = published.edition();
  const known = served === null || key === null ? undefined : cache.find(served, key);
  if (known !== undefined) return { body: known, build: served };
  const visit = new Visit(published, parts);
  try {
    const answer = await ask(operation, visit, question);
    const body = new Body(new TextEncoder().encode(JSON.stringify(answer)));
    const build = visit.restsOn();
    if (build !== null && key !== null) cache.keep(build, key, body);
    return { body, build };
  } finally {
    visit.end();
  }
}

/** Does what is asked, and keeps the trail of it. */
async function act(
  parts: ApiParts,
  operation: Operation,
  question: Record<string, unknown>,
): Promise<unknown> {
  const visit = new Visit(parts.published, parts);
  try {
    return await askOnRecord(operation, visit, question, parts.record);
  } finally {
    visit.end();
  }
}
