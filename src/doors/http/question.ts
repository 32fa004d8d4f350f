import type { Context } from 'hono';
import { z } from 'zod';
import { nearestName } from '../../language/spelling.ts';
import { inEnglish } from '../../locales/complaint.ts';
import { type Operation, questionRefused } from '../../operations/operation.ts';
import { VivierError } from '../../tables/error.ts';

/** Largest body read, in bytes, where the operation's address says nothing else. */
const LARGEST_BODY = 64 * 1024;

const fieldShape = z.object({ type: z.union([z.string(), z.array(z.string())]).optional() });

/** How each field of an operation's input is written in an address: repeated, as true or false, or as it is. */
export function fieldKinds(operation: Operation): ReadonlyMap<string, 'list' | 'flag' | 'text'> {
  const schema = z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' });
  return new Map(
    Object.entries(schema.properties ?? {}).map(([name, property]) => {
      const type = fieldShape.safeParse(property).data?.type;
      return [name, type === 'array' ? 'list' : type === 'boolean' ? 'flag' : 'text'];
    }),
  );
}

/**
 * What a request asks, before the operation's schema has read it: fields of the path, and of the query (GET) or
 * of a JSON body (POST). Throws `body-not-json` and `body-too-large`, and `input-refused` where the query has a field that there is none of: passed
 * over, a slip of the hand (`asof` for `asOf`) would be answered as if it had not been asked.
 */
export async function readQuestion(
  c: Context,
  operation: Operation,
  kinds: ReadonlyMap<string, 'list' | 'flag' | 'text'>,
): Promise<Record<string, unknown>> {
  const path = c.req.param();
  if (operation.address.method === 'POST')
    return { ...(await readBody(c, operation.address.body ?? LARGEST_BODY)), ...path };
  const queries = Object.entries(c.req.queries());
  const strange = queries.flatMap(([name]) => (kinds.has(name) ? [] : [name]));
  if (strange.length > 0) throw notAsked(operation, strange, [...kinds.keys()]);
  const query = queries.map(([name, values]) => {
    const kind = kinds.get(name)!;
    return [name, kind === 'list' ? values : readField(kind, values.at(-1) ?? '')];
  });
  return { ...Object.fromEntries(query), ...path };
}

function readField(kind: 'flag' | 'text', value: string): string | boolean {
  if (kind === 'flag' && /^(true|1|)$/.test(value)) return true;
  if (kind === 'flag' && /^(false|0)$/.test(value)) return false;
  return value;
}

async function readBody(c: Context, most: number): Promise<Record<string, unknown>> {
  if (!/^application\/json\b/.test(c.req.header('content-type') ?? ''))
    throw notJson('Its content type is another.');
  const text = await readLimited(c, most);
  if (text === '') return {};
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
  } catch {
    throw notJson('It is not a JSON object.');
  }
}

/** Reads no more than the limit, whatever the request says about its length. */
async function readLimited(c: Context, most: number): Promise<string> {
  const decoder = new TextDecoder();
  let bytes = 0;
  let text = '';
  for await (const chunk of c.req.raw.body ?? []) {
    bytes += chunk.length;
    if (bytes > most) {
      throw new VivierError('body-too-large', {
        what: 'The request is too large.',
        why: `At most ${most / 1024} kB are read.`,
        mend: 'Send less at once; a large import is given as a path on this machine.',
      });
    }
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function notAsked(operation: Operation, names: readonly string[], known: readonly string[]): VivierError {
  const faults = names.map((field) => {
    const values = { nearest: nearestName(field, known) ?? 'none' };
    return { field, key: 'not-asked', values, said: inEnglish('not-asked', values) };
  });
  return questionRefused(operation, faults);
}

function notJson(why: string): VivierError {
  return new VivierError('body-not-json', {
    what: 'The body of the request cannot be read.',
    why,
    mend: 'Send a JSON object with content-type: application/json.',
  });
}
