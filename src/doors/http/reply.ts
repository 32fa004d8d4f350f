import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { Context } from 'hono';

const compress = promisify(gzip);

/** Below this, compressing saves nothing. */
const SMALL = 1024;

/** Bytes ready to be sent, and their compressed form once somebody asked for it. */
export class Body {
  readonly plain: Uint8Array<ArrayBuffer>;
  #small: Promise<Uint8Array<ArrayBuffer>> | undefined;

  constructor(plain: Uint8Array<ArrayBuffer>) {
    this.plain = plain;
  }

  /** Compressed once, on a thread of the pool. */
  compressed(): Promise<Uint8Array<ArrayBuffer>> {
    this.#small ??= compress(this.plain, { level: constants.Z_BEST_SPEED + 3 }).then(
      (bytes) => new Uint8Array(bytes),
    );
    return this.#small;
  }
}

/** Sends a body: compressed where the client can read that, and not at all where it has it already. */
export async function reply(c: Context, body: Body, type: string, etag: string | null): Promise<Response> {
  c.header('vary', 'accept-encoding', { append: true });
  if (etag !== null) {
    c.header('etag', etag);
    if (has(c.req.header('if-none-match'), etag)) return c.body(null, 304);
  }
  c.header('content-type', type);
  const zipped = body.plain.length >= SMALL && /\bgzip\b/.test(c.req.header('accept-encoding') ?? '');
  if (zipped) c.header('content-encoding', 'gzip');
  return c.body(zipped ? await body.compressed() : body.plain);
}

function has(ifNoneMatch: string | undefined, etag: string): boolean {
  const given = (ifNoneMatch ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
  return given.includes(etag.replace(/^W\//, '')) || given.includes('*');
}
