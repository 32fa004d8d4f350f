import { z } from 'zod';
import type { SentenceVector } from '../../search/affinity/sentences.ts';
import { VivierError } from '../../tables/error.ts';

/** Texts of one request: what small servers take. */
const together = 32;

/** An answer as OpenAI's interface gives it, and as Text Embeddings Inference does. */
const answers = z.union([
  z.object({ data: z.array(z.object({ index: z.number().int(), embedding: z.array(z.number()) })) }),
  z.array(z.array(z.number())),
]);

/**
 * Vectors of texts from a sentence model's server that the user names: `.../embed` is asked as Text Embeddings Inference, any other address as
 * OpenAI's `/v1/embeddings`. The texts leave this machine for that address, and for no other: redirections are refused.
 * @throws `embeddings-refused` where the address is none, does not answer, or answers anything but one vector a text
 */
export async function embed(
  texts: readonly string[],
  address: string,
  model?: string,
): Promise<SentenceVector[]> {
  const url = addressOf(address);
  const vectors: SentenceVector[] = [];
  for (let from = 0; from < texts.length; from += together) {
    const some = texts.slice(from, from + together);
    const found = await ask(url, some, model);
    vectors.push(...some.map((title, at) => ({ title, vector: found[at]! })));
  }
  return vectors;
}

function addressOf(address: string): URL {
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol))
    throw refused(address, 'It is not the address of a server.');
  return url;
}

async function ask(url: URL, texts: readonly string[], model: string | undefined): Promise<number[][]> {
  const named = model === undefined ? {} : { model };
  const body = url.pathname.endsWith('/embed')
    ? { inputs: texts, truncate: true }
    : { input: texts, encoding_format: 'float', ...named };
  const answer = answers.safeParse(await post(url, body));
  if (!answer.success) throw refused(url.href, 'It answered something other than vectors.');
  const list = Array.isArray(answer.data)
    ? answer.data
    : answer.data.data.toSorted((a, b) => a.index - b.index).map(({ embedding }) => embedding);
  if (list.length !== texts.length)
    throw refused(url.href, `It answered ${list.length} vectors to ${texts.length} texts.`);
  return list;
}

async function post(url: URL, body: object): Promise<unknown> {
  try {
    const reply = await fetch(url, {
      method: 'POST',
      redirect: 'error',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!reply.ok) throw refused(url.href, `It answered ${reply.status} ${reply.statusText}.`);
    return await reply.json();
  } catch (cause) {
    throw cause instanceof VivierError ? cause : refused(url.href, 'It cannot be reached.', cause);
  }
}

const refused = (where: string, why: string, cause?: unknown): VivierError =>
  new VivierError(
    'embeddings-refused',
    {
      what: 'The sentence model cannot be asked.',
      where,
      why,
      mend: 'Name a running server, such as http://127.0.0.1:8080/embed or http://127.0.0.1:11434/v1/embeddings with --model, or leave --embeddings out.',
    },
    { cause },
  );
