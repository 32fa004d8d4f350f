/** Asking over HTTP as a program does, and reading what is answered. */
import { request } from 'node:http';
import { z } from 'zod';

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

export interface Question {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Asks through node:http, which, unlike fetch, sends any Host and Origin. */
export function ask(url: string, { method = 'GET', headers = {}, body }: Question = {}): Promise<Reply> {
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
export const failure = z.strictObject({
  error: z.strictObject({
    code: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
    what: z.string().min(1),
    where: z.string().optional(),
    why: z.string().optional(),
    mend: z.string().optional(),
    faults: z
      .array(
        z.strictObject({
          field: z.string(),
          key: z.string(),
          values: z.record(z.string(), z.union([z.string(), z.number()])),
          said: z.string().min(1),
        }),
      )
      .optional(),
  }),
});

/** The code of a refusal; throws where the reply is none. */
export const codeOf = ({ text }: Reply): string => failure.parse(JSON.parse(text)).error.code;
