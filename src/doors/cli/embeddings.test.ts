import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { type TestContext, test } from 'node:test';
import { embed } from './embeddings.ts';

const vectorOf = (text: string): number[] => [text.length, text.split(' ').length];
const texts = Array.from({ length: 70 }, (_, at) => 'sparse autoencoders '.repeat(at + 1).trim());

/** A server on this machine; gives its address and what it was asked. */
async function serve(
  context: TestContext,
  answer: (body: Record<string, unknown>) => unknown,
  status = 200,
): Promise<{ address: string; asked: Record<string, unknown>[] }> {
  const asked: Record<string, unknown>[] = [];
  const server = createServer(async (request, reply) => {
    const body = JSON.parse(Buffer.concat(await request.toArray()).toString());
    asked.push(body);
    reply.writeHead(status, { 'content-type': 'application/json', location: '/elsewhere' });
    reply.end(JSON.stringify(answer(body)));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  context.after(() => server.close());
  const bound = server.address();
  assert.ok(typeof bound === 'object' && bound !== null);
  return { address: `http://127.0.0.1:${bound.port}`, asked };
}

const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
const expected = texts.map((title) => ({ title, vector: vectorOf(title) }));

test('vectors come from a server like Text Embeddings Inference, a few texts at a time', async (context) => {
  const { address, asked } = await serve(context, ({ inputs }) => listOf(inputs).map(vectorOf));
  assert.deepEqual(await embed(texts, `${address}/embed`), expected);
  assert.deepEqual(
    asked.map(({ inputs }) => listOf(inputs).length),
    [32, 32, 6],
  );
});

test('vectors come from a server like OpenAI, in whatever order it answers, from the model that is named', async (context) => {
  const { address, asked } = await serve(context, ({ input }) => ({
    data: listOf(input)
      .map((text, index) => ({ index, embedding: vectorOf(text) }))
      .reverse(),
  }));
  assert.deepEqual(await embed(texts, `${address}/v1/embeddings`, 'small'), expected);
  assert.ok(asked.every(({ model }) => model === 'small'));
});

test('a server that answers too few vectors, something else, an error or another address is refused', async (context) => {
  const refusal = { code: 'embeddings-refused' };
  const few = await serve(context, () => [[1, 2]]);
  await assert.rejects(embed(texts, `${few.address}/embed`), refusal);
  const other = await serve(context, () => ({ hello: 'world' }));
  await assert.rejects(embed(texts, `${other.address}/embed`), refusal);
  const failing = await serve(context, () => ({}), 500);
  await assert.rejects(embed(texts, `${failing.address}/embed`), refusal);
  const moved = await serve(context, () => ({}), 307);
  await assert.rejects(embed(texts, `${moved.address}/embed`), refusal);
  assert.equal(moved.asked.length, 1);
  await assert.rejects(embed(texts, 'file:///etc/hosts'), refusal);
});
