import { createHash } from 'node:crypto';

/** The 60-bit hash that both engines agree on: the first 15 hexadecimal digits of md5, as the SQL macro of the name. */
function h60(text: string): bigint {
  return BigInt(`0x${createHash('md5').update(text).digest('hex').slice(0, 15)}`);
}

/**
 * Keys of records that carry no id: a hash of what the record says, so that a key outlives a row put in before it.
 * Equal records are told apart by their count, in file order.
 */
export class ContentKeys {
  readonly #seen = new Map<string, number>();

  next(...parts: readonly (string | number | null)[]): bigint {
    const text = parts.map((part) => part ?? '').join('\u001f');
    const count = this.#seen.get(text) ?? 0;
    this.#seen.set(text, count + 1);
    return h60(count === 0 ? text : `${text}\u001f${count}`);
  }
}
