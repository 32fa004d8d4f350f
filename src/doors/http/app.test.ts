import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import type { Act } from '../../desk/audit.ts';
import type { Builder } from '../../operations/builds/builder.ts';
import { ProgressLog } from '../../operations/builds/progress-log.ts';
import { nobodyHidden } from '../../operations/hidden.ts';
import { type Observatory, type Operation, operation } from '../../operations/operation.ts';
import { VivierError } from '../../tables/error.ts';
import { createApp } from './app.ts';
import { Body } from './reply.ts';
import { ReplyCache } from './reply-cache.ts';
import type { Lender } from './visit.ts';

let shown = 0;

/** A few operations of each form that the door must translate. */
const operations: readonly Operation[] = [
  operation({
    name: 'showPond',
    summary: 'Shows a pond.',
    effect: 'reads',
    address: { method: 'GET', path: '/ponds/{id}' },
    input: z.object({ id: z.string(), fish: z.array(z.string()).optional(), deep: z.boolean().optional() }),
    output: z.object({ id: z.string(), build: z.string(), words: z.string() }),
    run: async (context, { id, fish, deep }) => {
      shown++;
      const { build } = context.observatory();
      if (id === 'dry') throw new VivierError('pond-unknown', { what: 'There is no such pond.' });
      if (id === 'broken') throw new Error('a cause');
      return { id, build, words: `${fish?.join('+') ?? 'none'} ${deep ?? false} ${'~'.repeat(2000)}` };
    },
  }),
  operation({
    name: 'showState',
    summary: 'Shows what is going on.',
    effect: 'reads',
    address: { method: 'GET', path: '/state' },
    input: z.object({}),
    output: z.object({ build: z.string(), state: z.string() }),
    run: async (context) => ({ build: context.observatory().build, state: context.builder.state() }),
  }),
  operation({
    name: 'fillPond',
    summary: 'Fills a pond.',
    effect: 'acts',
    address: { method: 'POST', path: '/ponds/{id}/fill' },
    input: z.object({ id: z.string(), litres: z.number().max(100).describe('how much') }),
    output: z.object({ done: z.boolean() }),
    run: async () => ({ done: true }),
  }),
];

const unused = async (): Promise<never> => Promise.reject(new Error('not asked here'));
const builder: Builder = {
  state: () => 'idle',
  startBuild: unused,
  explain: unused,
  importFiles: unused,
  previewImport: unused,
};

/** A door on one build that can be changed, and what it recorded. */
function openDoor({ build = 'one', screens = true }: { build?: string | null; screens?: boolean } = {}) {
  let served = build;
  let lent = 0;
  const acts: Act[] = [];
  const unexpected: unknown[] = [];
  const search = {
    names: () => [],
    suggest: () => [],
    topic: unreachable,
    works: unreachable,
    people: unreachable,
    named: unreachable,
    like: unreachable,
    brief: unreachable,
    affinity: unreachable,
    peopleThen: unreachable,
  };
  const published: Lender = {
    build: () => served,
    edition: () => served,
    borrow: () => {
      if (served === null) throw new VivierError('nothing-published', { what: 'Nothing is built yet.' });
      lent++;
      const observatory: Observatory = {
        build: served,
        builtAt: '2026-01-01T00:00:00Z',
        dataTo: null,
        database: '',
        reader: { rows: async () => [], read: () => assert.fail('nothing is read') },
        search,
        explanation: unreachable,
        hidden: nobodyHidden,
      };
      return { observatory, giveBack: () => void lent-- };
    },
  };
  const page = new Body(new TextEncoder().encode('<!doctype html><title>the application</title>'));
  const log = new ProgressLog();
  const app = createApp({
    operations,
    published,
    builder,
    desk: unreachable,
    hide: unreachable,
    cache: new ReplyCache(1e6),
    version: '1',
    record: async (act) => void acts.push(act),
    log,
    screens: {
      files: () =>
        new Map(
          screens
            ? [
                ['index.html', page],
                ['assets/main-1a2b.js', page],
              ]
            : [],
        ),
      ready: () => screens,
      trouble: () => undefined,
    },
    hosts: new Set(['127.0.0.1:4180', 'localhost:4180']),
    report: (error) => unexpected.push(error),
  });
  const ask = (path: string, init: RequestInit = {}) =>
    app.request(`http://127.0.0.1:4180${path}`, {
      ...init,
      headers: { host: '127.0.0.1:4180', ...init.headers },
    });
  const post = (path: string, body: string, headers = {}) =>
    ask(path, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
  return {
    ask,
    post,
    acts,
    unexpected,
    log,
    lent: () => lent,
    publish: (next: string) => {
      served = next;
    },
  };
}

function unreachable(): never {
  throw new Error('not asked here');
}

const pond = z.object({ build: z.string(), words: z.string() });
const failure = z.object({ error: z.object({ code: z.string(), why: z.string().optional() }) });
const codeOf = async (response: Response): Promise<string> => failure.parse(await response.json()).error.code;

describe('the HTTP door', () => {
  it('answers an operation by path and query, repeated fields as a list', async () => {
    const { ask } = openDoor();
    const reply = await ask('/api/ponds/north?fish=trout&fish=eel&deep=true');
    assert.equal(reply.status, 200);
    assert.match(pond.parse(await reply.json()).words, /^trout\+eel true/);
  });

  it('says which fields it cannot read, and what an unknown thing or address is', async () => {
    const { ask, post } = openDoor();
    const refused = await post('/api/ponds/north/fill', '{"litres": 101}');
    assert.equal(refused.status, 400);
    assert.match(failure.parse(await refused.json()).error.why ?? '', /litres/);
    const unknown = await ask('/api/ponds/dry');
    assert.deepEqual([unknown.status, await codeOf(unknown)], [404, 'pond-unknown']);
    const nowhere = await ask('/api/nowhere');
    assert.deepEqual([nowhere.status, await codeOf(nowhere)], [404, 'route-unknown']);
  });

  it('refuses a field of the query that there is none of, and says which was meant', async () => {
    const { ask } = openDoor();
    const reply = await ask('/api/ponds/north?fsh=trout');
    assert.equal(reply.status, 400);
    const { error } = failure.parse(await reply.json());
    assert.equal(error.code, 'input-refused');
    assert.match(error.why ?? '', /fsh: is no field of this question: did you mean fish\?/u);
  });

  it('answers what is held already with 304, until another build is served', async () => {
    const { ask, publish } = openDoor();
    const etag = (await ask('/api/ponds/north')).headers.get('etag') ?? '';
    assert.match(etag, /^W\/"one\//);
    const again = () => ask('/api/ponds/north', { headers: { 'if-none-match': etag } });
    assert.equal((await again()).status, 304);
    publish('two');
    const fresh = await again();
    assert.equal(fresh.status, 200);
    assert.equal(pond.parse(await fresh.json()).build, 'two');
  });

  it('asks the operation once for one question to one build', async () => {
    const { ask, publish } = openDoor();
    const before = shown;
    await ask('/api/ponds/west');
    await ask('/api/ponds/west');
    assert.equal(shown, before + 1);
    publish('two');
    await ask('/api/ponds/west');
    assert.equal(shown, before + 2);
  });

  it('never keeps a reply that rests on what the builder is doing', async () => {
    const { ask } = openDoor();
    assert.equal((await ask('/api/state')).headers.get('etag'), null);
  });

  it('gives back every build it borrowed, also when an operation fails', async () => {
    const { ask, lent, unexpected } = openDoor();
    for (const path of ['/api/ponds/north', '/api/ponds/dry', '/api/ponds/broken']) await ask(path);
    assert.equal(lent(), 0);
    assert.equal(unexpected.length, 1);
  });

  it('compresses for those who can read that', async () => {
    const { ask } = openDoor();
    const plain = await (await ask('/api/ponds/north')).text();
    const reply = await ask('/api/ponds/north', { headers: { 'accept-encoding': 'gzip, br' } });
    assert.equal(reply.headers.get('content-encoding'), 'gzip');
    assert.equal(gunzipSync(Buffer.from(await reply.arrayBuffer())).toString(), plain);
  });

  it('keeps a trail of acts, failed ones too, and none of readings', async () => {
    const { ask, post, acts } = openDoor();
    await ask('/api/ponds/north');
    await post('/api/ponds/north/fill', '{"litres": 5}');
    await post('/api/ponds/north/fill', '{"litres": 500}');
    assert.deepEqual(
      acts.map(({ act, outcome }) => `${act} ${outcome}`),
      ['fillPond done', 'fillPond input-refused'],
    );
  });

  it('refuses a foreign host, a foreign origin, and a page that asks across sites', async () => {
    const { ask, post } = openDoor();
    assert.equal((await ask('/', { headers: { host: 'evil.example' } })).status, 421);
    assert.equal((await ask('/api/ponds/north', { headers: { host: '127.0.0.1:9999' } })).status, 421);
    assert.equal((await ask('/api/ponds/north', { headers: { host: '' } })).status, 421);
    for (const origin of ['http://evil.example', 'null', 'https://127.0.0.1:4180', 'http://127.0.0.1:4181'])
      assert.equal((await post('/api/ponds/north/fill', '{"litres": 5}', { origin })).status, 403, origin);
    assert.equal(
      (await ask('/api/ponds/north', { headers: { 'sec-fetch-site': 'cross-site' } })).status,
      403,
    );
    const own = await post('/api/ponds/north/fill', '{"litres": 5}', { origin: 'http://localhost:4180' });
    assert.equal(own.status, 200);
    const followed = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
    assert.equal((await ask('/people', { headers: followed })).status, 200);
  });

  it('reads no form, no text, no array, and no more than its limit', async () => {
    const { ask, post } = openDoor();
    const form = {
      method: 'POST',
      body: 'litres=5',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    };
    assert.equal((await ask('/api/ponds/north/fill', form)).status, 415);
    assert.equal((await post('/api/ponds/north/fill', '[1]')).status, 415);
    assert.equal((await post('/api/ponds/north/fill', '{"litres"')).status, 415);
    const large = await post(
      '/api/ponds/north/fill',
      JSON.stringify({ litres: 1, more: 'x'.repeat(70_000) }),
    );
    assert.deepEqual([large.status, await codeOf(large)], [413, 'body-too-large']);
    assert.equal((await ask(`/api/ponds/${'x'.repeat(5000)}`)).status, 414);
  });

  it('lets a page load nothing but our own files, on every reply', async () => {
    const { ask } = openDoor();
    for (const path of [
      '/',
      '/api',
      '/api/ponds/north',
      '/api/ponds/dry',
      '/api/ponds/broken',
      '/nowhere.js',
    ]) {
      const policy = (await ask(path)).headers.get('content-security-policy') ?? '';
      assert.match(policy, /default-src 'self'/, path);
      assert.doesNotMatch(policy, /unsafe|https?:|\*/, path);
    }
  });

  it('answers any room with the one page, and keeps hashed files for a year', async () => {
    const { ask } = openDoor();
    assert.match(await (await ask('/people/p_abc')).text(), /the application/);
    assert.equal((await ask('/people/p_abc')).headers.get('cache-control'), 'no-cache');
    assert.match((await ask('/assets/main-1a2b.js')).headers.get('cache-control') ?? '', /immutable/);
    assert.equal((await ask('/assets/gone.js')).status, 404);
    assert.equal((await ask('/building/constructor')).status, 404);
  });

  it('answers nothing but its own files, whatever the path says', async () => {
    const { ask } = openDoor();
    for (const path of [
      '/building/..%2fapp.ts',
      '/assets/..%2f..%2fpackage.json',
      '/..%2f..%2fetc%2fpasswd.txt',
    ])
      assert.equal((await ask(path)).status, 404, path);
  });
});

describe('before the first build', () => {
  it('the API says that nothing is published, and when to ask again', async () => {
    const { ask } = openDoor({ build: null });
    const reply = await ask('/api/ponds/north');
    assert.deepEqual([reply.status, await codeOf(reply)], [503, 'nothing-published']);
    assert.equal(reply.headers.get('retry-after'), '2');
  });

  it('every room shows how far the build is, in the tongue of the browser', async () => {
    const { ask, log } = openDoor({ build: null });
    const step = { kind: 'step', step: 'work', index: 1, of: 12, seconds: 2, total: 400 } as const;
    log.note({ ...step, step: 'source', index: 0, state: 'done', rows: 7, rate: 3, left: null });
    log.note({ ...step, state: 'running', rows: 100, rate: 50, left: 6 });
    const english = await (await ask('/people', { headers: { 'accept-language': 'de, en;q=0.8' } })).text();
    assert.match(english, /lang="en"/);
    assert.match(english, /1 of 12 steps done/);
    assert.match(english, /6 seconds left/);
    assert.match(english, /width="25%"/);
    const french = await (await ask('/', { headers: { 'accept-language': 'fr-FR' } })).text();
    assert.match(french, /encore 6 secondes/);
    assert.doesNotMatch(french, /style=|<script>|onload=/);
  });

  it('a failure is told with its mend, and what it says is not taken for markup', async () => {
    const { ask, log } = openDoor({ build: null });
    log.note({ kind: 'failed', error: { code: 'x', what: '<b>It</b> failed.', mend: 'Free some disk.' } });
    const page = await (await ask('/')).text();
    assert.match(page, /&lt;b&gt;It&lt;\/b&gt; failed\. Free some disk\./);
  });

  it('the building page stays while the screens are put together', async () => {
    const { ask } = openDoor({ screens: false });
    assert.match(await (await ask('/')).text(), /id="building"/);
  });
});

describe('the stream of progress', () => {
  it('first says what is known, then what is new', async () => {
    const { ask, log } = openDoor();
    const step = {
      kind: 'step',
      step: 'work',
      index: 0,
      of: 2,
      rows: 1,
      total: 4,
      seconds: 1,
      rate: 1,
      left: 3,
    } as const;
    log.note({ ...step, state: 'running' });
    const reply = await ask('/api/build/events');
    assert.equal(reply.headers.get('content-type'), 'text/event-stream');
    const reader = reply.body?.getReader();
    const next = async (): Promise<string> => new TextDecoder().decode((await reader?.read())?.value);
    assert.match(await next(), /^data: .*"state":"running"/);
    log.note({ ...step, state: 'done' });
    assert.match(await next(), /^data: .*"state":"done"/);
    await reader?.cancel();
  });
});

const openapi = z.object({
  openapi: z.literal('3.1.0'),
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.looseObject({
        operationId: z.string(),
        parameters: z.array(z.object({ name: z.string(), in: z.string(), required: z.boolean() })).optional(),
      }),
    ),
  ),
  components: z.object({
    schemas: z.record(z.string(), z.object({ required: z.array(z.string()).optional() })),
  }),
});

describe('the description of the API', () => {
  it('names every operation with its fields, as OpenAPI 3.1', async () => {
    const { ask } = openDoor();
    const api = openapi.parse(await (await ask('/api/openapi.json')).json());
    const show = api.paths['/api/ponds/{id}']?.['get'];
    assert.equal(show?.operationId, 'showPond');
    assert.deepEqual(
      show.parameters?.map(({ name, in: place, required }) => [name, place, required]),
      [
        ['id', 'path', true],
        ['fish', 'query', false],
        ['deep', 'query', false],
      ],
    );
    const fill = JSON.stringify(api.paths['/api/ponds/{id}/fill']?.['post']);
    assert.match(fill, /"litres":{"type":"number","maximum":100,"description":"how much"}/);
    assert.match(fill, /"\$ref":"#\/components\/schemas\/FillPondReply"/);
    assert.deepEqual(api.components.schemas['FillPondReply']?.required, ['done']);
  });

  it('can be read by people on one page', async () => {
    const { ask } = openDoor();
    const page = await (await ask('/api')).text();
    for (const words of ['Fills a pond.', '/api/ponds/{id}/fill', 'how much', 'fish'])
      assert.ok(page.includes(words), words);
  });
});
