import { readFile } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import type { Operation } from '../../operations/operation.ts';
import type { Home } from '../../pipeline/home.ts';
import type { Progress } from '../../pipeline/progress.ts';
import { VivierError } from '../../tables/error.ts';
import { isRunning } from '../running.ts';

const card = z.object({ address: z.string(), pid: z.number() });
const refusal = z.object({
  error: z.object({
    code: z.string(),
    what: z.string(),
    where: z.string().optional(),
    why: z.string().optional(),
    mend: z.string().optional(),
    faults: z
      .array(
        z.object({
          field: z.string(),
          key: z.string(),
          values: z.record(z.string(), z.union([z.string(), z.number()])),
          said: z.string(),
        }),
      )
      .optional(),
  }),
});

/** Longest wait for a server whose process is there, in milliseconds: on a busy machine it may take seconds to answer. */
const PATIENCE = 30_000;

/** Address of the server that runs on this home folder, or null where none answers. */
export async function findServer(home: Home): Promise<string | null> {
  const known = await readFile(home.server, 'utf8')
    .then((content) => card.parse(JSON.parse(content)))
    .catch(() => null);
  // A killed server leaves its card behind, and another home's may answer at its address since: the process must be there and answer.
  if (known === null || !isRunning(known.pid)) return null;
  const reply = await send(known.address, 'GET', '/api/openapi.json', { timeout: PATIENCE }).catch(
    () => null,
  );
  reply?.resume();
  return reply?.statusCode === 200 ? known.address : null;
}

/** Asks an operation of a running server. Throws what the server refuses, and `server-gone` where it ends meanwhile. */
export async function askServer<In extends z.ZodObject, Out extends z.ZodType>(
  address: string,
  { address: { method, path }, output }: Operation<In, Out>,
  input: z.input<In>,
): Promise<z.output<Out>> {
  const given = Object.entries(input).filter(([, value]) => value !== undefined);
  const inPath = new Set([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
  const place = given.reduce(
    (text, [name, value]) => text.replace(`{${name}}`, encodeURIComponent(String(value))),
    `${path}`,
  );
  // Lists are repeated, as the addresses of the API write them.
  const fields = given
    .filter(([name]) => !inPath.has(name))
    .flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).map((one): [string, string] => [name, String(one)]),
    );
  const query = method === 'GET' && fields.length > 0 ? `?${new URLSearchParams(fields)}` : '';
  const body = method === 'POST' ? JSON.stringify(input) : undefined;
  const reply = await send(address, method, `/api${place}${query}`, body === undefined ? {} : { body });
  const answer: unknown = JSON.parse(await text(reply));
  if (reply.statusCode === 200) return output.parse(answer);
  const { error } = refusal.parse(answer);
  throw new VivierError(error.code, {
    what: error.what,
    ...(error.where === undefined ? {} : { where: error.where }),
    ...(error.why === undefined ? {} : { why: error.why }),
    ...(error.mend === undefined ? {} : { mend: error.mend }),
    ...(error.faults === undefined ? {} : { faults: error.faults }),
  });
}

/**
 * The builder's progress at a running server, until it is closed: with what is known already, or only news. The
 * messages are our own program's, of the same version or one close to it, so that their form is trusted.
 */
export async function* followServer(
  address: string,
  { only, signal }: { only?: 'news'; signal?: AbortSignal } = {},
): AsyncGenerator<Progress> {
  const path = `/api/build/events${only ? '?only=news' : ''}`;
  const stream = await send(address, 'GET', path, signal ? { signal } : {});
  stream.setEncoding('utf8');
  let rest = '';
  for await (const chunk of stream) {
    const events = (rest + String(chunk)).split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) {
      const data = event.split('\n').flatMap((line) => (line.startsWith('data:') ? [line.slice(5)] : []));
      if (data.length > 0) yield JSON.parse(data.join('\n'));
    }
  }
}

/** A request by node:http, since `fetch` gives up on answers that take minutes. */
function send(
  address: string,
  method: string,
  path: string,
  { body, ...options }: { body?: string; timeout?: number; signal?: AbortSignal },
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const asked = request(`${address}${path}`, {
      method,
      agent: false,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' } }),
      ...options,
    });
    asked.once('response', resolve);
    asked.once('timeout', () => asked.destroy(new Error('No answer.')));
    asked.once('error', (cause) => reject(gone(address, cause)));
    asked.end(body);
  });
}

function gone(address: string, cause: unknown): VivierError {
  return new VivierError(
    'server-gone',
    {
      what: 'The server does not answer any more.',
      where: address,
      why: 'It was stopped, or the connection was cut.',
      mend: 'Start it again, or ask again without it: what was done is kept.',
    },
    { cause },
  );
}
