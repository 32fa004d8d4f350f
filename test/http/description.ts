import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { operations } from '../../src/operations/operations.ts';
import type { Pond } from '../pond.ts';
import { ask } from './ask.ts';

const json = z.record(z.string(), z.unknown());
const schema = z.looseObject({ $ref: z.string().optional(), type: z.unknown().optional() });
const parameter = z.strictObject({
  name: z.string(),
  in: z.enum(['path', 'query', 'header', 'cookie']),
  required: z.boolean().optional(),
  description: z.string().optional(),
  schema,
});
const media = z.strictObject({ 'application/json': z.strictObject({ schema }) });
const call = z.looseObject({
  operationId: z.string(),
  summary: z.string().min(1),
  parameters: z.array(parameter).optional(),
  requestBody: z.strictObject({ required: z.boolean(), content: media }).optional(),
  responses: z.record(
    z.string().regex(/^([1-5]\d\d|default)$/),
    z.looseObject({ description: z.string().min(1), content: media.optional() }),
  ),
});
const document = z.strictObject({
  openapi: z.string().regex(/^3\.1\.\d+$/),
  info: z.looseObject({ title: z.string().min(1), version: z.string().min(1) }),
  paths: z.record(
    z.string().startsWith('/'),
    z.partialRecord(z.enum(['get', 'post', 'put', 'delete']), call),
  ),
  components: z.strictObject({ schemas: z.record(z.string().regex(/^[\w.-]+$/), schema) }),
});

/** Every value that stands under a key, however deep. */
function standingUnder(key: string, value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap((one) => standingUnder(key, one));
  const parsed = json.safeParse(value);
  if (!parsed.success) return [];
  return Object.entries(parsed.data).flatMap(([name, one]) => [
    ...(name === key ? [one] : []),
    ...standingUnder(key, one),
  ]);
}

/** What a reference within a document names, such as #/components/schemas/Failure. */
function lookUp(reference: string, described: unknown): unknown {
  if (!reference.startsWith('#/')) return undefined;
  return reference
    .slice(2)
    .split('/')
    .reduce<unknown>((found, name) => json.safeParse(found).data?.[name], described);
}

/** What the API says of itself, to programs and to people. */
export function testDescription(pond: () => Pond): void {
  const api = (path: string) => ask(`${pond().address}/api${path}`);
  describe('the description of the API', () => {
    const read = async () => document.parse(JSON.parse((await api('/openapi.json')).text));

    it('is OpenAPI 3.1, with the parameters of each path declared', async () => {
      const { paths } = await read();
      for (const [path, calls] of Object.entries(paths)) {
        const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
        for (const { parameters = [] } of Object.values(calls).filter((one) => one !== undefined)) {
          const declared = parameters.filter((one) => one.in === 'path');
          assert.deepEqual(declared.map(({ name }) => name).sort(), inPath.sort(), path);
          assert.ok(
            declared.every(({ required }) => required),
            path,
          );
        }
      }
    });

    it('refers only to what it describes', async () => {
      const described = await read();
      for (const reference of standingUnder('$ref', described))
        assert.ok(lookUp(String(reference), described), `${reference} is described`);
    });

    it('lists every operation once, where it answers', async () => {
      const { paths } = await read();
      const listed = Object.entries(paths).flatMap(([path, calls]) =>
        Object.entries(calls).map(([method, one]) => `${one?.operationId} ${method} ${path}`),
      );
      const real = operations.map(
        ({ name, address }) => `${name} ${address.method.toLowerCase()} /api${address.path}`,
      );
      assert.deepEqual(listed.sort(), real.sort());
    });

    it('is there to be read by people too', async () => {
      const { status, text } = await api('');
      assert.equal(status, 200);
      for (const { summary } of operations)
        assert.ok(text.includes(summary.replaceAll("'", '&#39;')), summary);
    });
  });
}
