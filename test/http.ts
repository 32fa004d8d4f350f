/** What the HTTP door of a served home must do, asked as a program asks, with any header. */
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { operations } from '../src/operations/operations.ts';
import type { Pond } from './pond.ts';

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

interface Question {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Asks below /node:http, which lets a test send any Host and Origin. */
function ask(url: string, { method = 'GET', headers = {}, body }: Question = {}): Promise<Reply> {
  const typed = body === undefined ? headers : { 'content-type': 'application/json', ...headers };
  return new Promise((resolve, reject) => {
    const asking = request(url, { method, headers: typed }, (reply) => {
      const chunks: Buffer[] = [];
      reply.on('data', (chunk: Buffer) => chunks.push(chunk));
      reply.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        resolve({ status: reply.statusCode ?? 0, headers: reply.headers, text });
      });
    });
    asking.once('error', reject);
    asking.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** An error must be of this form and no other. */
const failure = z.strictObject({
  error: z.strictObject({
    code: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
    what: z.string().min(1),
    where: z.string().optional(),
    why: z.string().optional(),
    mend: z.string().optional(),
  }),
});

const codeOf = ({ text }: Reply): string => failure.parse(JSON.parse(text)).error.code;

const person = z.object({ people: z.array(z.object({ id: z.string(), name: z.string() })) });

/** The tests of the door of a pond that is built. */
export function testHttp(pond: () => Pond): void {
  const api = (path: string, question?: Question) => ask(`${pond().address}/api${path}`, question);
  const sql = (statement: string) => api('/sql', { method: 'POST', body: { statement } });

  describe('a program that asks over HTTP', () => {
    it('is refused under a foreign name, whatever it asks', async () => {
      for (const host of ['example.org', '127.0.0.1', 'localhost:1', 'vivier.example:4180']) {
        for (const path of ['/', '/api/status', '/assets/none.js']) {
          const reply = await ask(pond().address + path, { headers: { host } });
          assert.deepEqual([reply.status, codeOf(reply)], [421, 'host-foreign'], `${host}${path}`);
        }
      }
    });

    it('acts only for our own pages and local programs', async () => {
      const body = { statement: 'select 1 as one' };
      for (const origin of ['http://example.org', 'null', pond().address.replace('http', 'https')]) {
        const reply = await api('/sql', { method: 'POST', body, headers: { origin } });
        assert.deepEqual([reply.status, codeOf(reply)], [403, 'origin-foreign'], origin);
      }
      const form = { 'content-type': 'text/plain' };
      assert.equal(codeOf(await api('/sql', { method: 'POST', body, headers: form })), 'body-not-json');
      const own = await api('/sql', { method: 'POST', body, headers: { origin: pond().address } });
      assert.equal(own.status, 200);
    });

    it('reads one SELECT over the tables', async () => {
      const reply = await sql("select count(*) as n from work_record where venue = 'nips' and year = 2016");
      assert.equal(reply.status, 200);
      // The list of NeurIPS 2016 in the starter data has 570 papers, one of which stands twice or lacks authors.
      const [[papers]] = z.tuple([z.tuple([z.number()])]).parse(JSON.parse(reply.text).rows);
      assert.ok(papers >= 560 && papers <= 570, `${papers} papers`);
    });

    for (const statement of [
      'select 1; drop table work',
      'drop table work',
      'insert into work select * from work',
      "select * from read_csv('/etc/passwd')",
      "select * from read_text('/etc/passwd')",
      "select * from '/tmp/people.csv'",
      "copy work to '/tmp/vivier-work.csv'",
      "copy (select 1) to '/tmp/vivier-one.parquet'",
      "attach '/tmp/vivier-other.duckdb' as other",
      'install httpfs',
      'load httpfs',
      'set enable_external_access = true',
      'pragma database_list',
      "select * from read_csv('https://example.org/a.csv')",
    ]) {
      it(`is refused: ${statement}`, async () => {
        const reply = await sql(statement);
        assert.deepEqual([reply.status, codeOf(reply)], [400, 'sql-refused']);
        const { why, mend } = failure.parse(JSON.parse(reply.text)).error;
        assert.ok(why && mend, 'says why, and what to ask instead');
        assert.doesNotMatch(reply.text, /root:/);
      });
    }

    it('is not sent again what it holds of the same build', async () => {
      const first = await api('/people?q=variational+inference');
      assert.equal(first.status, 200);
      const etag = String(first.headers['etag']);
      const again = await api('/people?q=variational+inference', { headers: { 'if-none-match': etag } });
      assert.deepEqual([again.status, again.text], [304, '']);
      const other = await api('/people?q=variational+inference', {
        headers: { 'if-none-match': 'W/"old/1"' },
      });
      assert.deepEqual([other.status, other.text], [200, first.text]);
    });

    it('is told what is wrong in one form, by every door', async () => {
      for (const [path, status, code] of [
        ['/nowhere', 404, 'route-unknown'],
        ['/people/p_aaaaaaaa', 404, 'person-unknown'],
        ['/organisations/no-such-organisation', 404, 'organisation-unknown'],
        ['/works/w_aaaaaaaaaa', 404, 'work-unknown'],
        ['/people?stage=never', 400, 'input-refused'],
        ['/people?limit=many', 400, 'input-refused'],
        ['/people?cursor=x', 410, 'cursor-stale'],
        [`/people?q=${'x'.repeat(5000)}`, 414, 'address-too-long'],
      ] as const) {
        const reply = await api(path);
        assert.deepEqual([reply.status, codeOf(reply)], [status, code], path.slice(0, 60));
      }
      assert.equal(codeOf(await api('/people', { method: 'DELETE' })), 'route-unknown');
    });

    it('answers every reading operation in the form its schema promises', async () => {
      const found = person.parse(JSON.parse((await api('/people?mode=name&q=John+Schulman')).text));
      const works = z
        .object({ works: z.array(z.object({ id: z.string() })) })
        .parse(JSON.parse((await api('/works?q=InfoGAN')).text));
      const ids: Readonly<Record<string, string | undefined>> = {
        showPerson: found.people[0]?.id,
        showWork: works.works[0]?.id,
        showOrganisation: 'thinking-machines-lab',
      };
      for (const { name, address, input, output } of operations) {
        if (address.method !== 'GET' || name === 'explainBuild') continue;
        const path = address.path.replace('{id}', ids[name] ?? '');
        const reply = await api('q' in input.shape ? `${path}?q=learning` : path);
        assert.equal(reply.status, 200, `${name}: ${reply.text.slice(0, 300)}`);
        const { error } = output.safeParse(JSON.parse(reply.text));
        assert.equal(error, undefined, name);
      }
    });
  });

  describe('the description of the API', () => {
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
        z.record(z.enum(['get', 'post', 'put', 'delete']), call.optional()),
      ),
      components: z.strictObject({ schemas: z.record(z.string().regex(/^[\w.-]+$/), schema) }),
    });
    const read = async () => document.parse(JSON.parse((await api('/openapi.json')).text));

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

    it('is OpenAPI 3.1, with the parameters of each path declared, and no reference to nothing', async () => {
      const { paths, components } = await read();
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
      for (const reference of standingUnder('$ref', { paths, components }))
        assert.ok(
          components.schemas[String(reference).replace('#/components/schemas/', '')],
          `${reference} is described`,
        );
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
