import { createHash } from 'node:crypto';

/** Bytes of a block of SHA-256. */
const BLOCK = 64;

function padded(key: string, pad: number): Buffer {
  const block = Buffer.alloc(BLOCK, pad);
  for (const [i, byte] of Buffer.from(key, 'hex').entries()) block[i]! ^= byte;
  return block;
}

/**
 * HMAC-SHA-256 (RFC 2104) of texts, in hexadecimal, by a key of at most 64 bytes in hexadecimal; `sql` is the same of an expression, as
 * DuckDB says it.
 */
export function keyedHash(key: string): { of: (text: string) => string; sql: (text: string) => string } {
  const [inner, outer] = [padded(key, 0x36), padded(key, 0x5c)];
  return {
    of: (text) =>
      createHash('sha256')
        .update(outer)
        .update(createHash('sha256').update(inner).update(text).digest())
        .digest('hex'),
    sql: (text) =>
      `sha256(unhex('${outer.toString('hex')}') || unhex(sha256(unhex('${inner.toString('hex')}') || encode(${text}))))`,
  };
}
