import type { Body } from './reply.ts';

/**
 * Replies that were asked for lately, within a bound of bytes; the one unused for longest goes first. A build
 * never changes, so a reply made from a build alone stays true as long as that build is served.
 */
export class ReplyCache {
  readonly #bound: number;
  readonly #replies = new Map<string, Body>();
  #bytes = 0;
  #build = '';

  /** @param bound bytes of questions and uncompressed replies */
  constructor(bound: number) {
    this.#bound = bound;
  }

  find(build: string, question: string): Body | undefined {
    if (build !== this.#build) return undefined;
    const body = this.#replies.get(question);
    if (body === undefined) return undefined;
    this.#replies.delete(question);
    this.#replies.set(question, body);
    return body;
  }

  keep(build: string, question: string, body: Body): void {
    if (build !== this.#build) this.#clear(build);
    const bytes = size(question, body);
    if (bytes > this.#bound / 8 || this.#replies.has(question)) return;
    this.#replies.set(question, body);
    this.#bytes += bytes;
    for (const [oldest, reply] of this.#replies) {
      if (this.#bytes <= this.#bound) return;
      this.#replies.delete(oldest);
      this.#bytes -= size(oldest, reply);
    }
  }

  #clear(build: string): void {
    this.#replies.clear();
    this.#bytes = 0;
    this.#build = build;
  }
}

/** Bytes of an entry; a short reply to a long question is not free. */
function size(question: string, { plain }: Body): number {
  return plain.length + 2 * question.length + 200;
}
