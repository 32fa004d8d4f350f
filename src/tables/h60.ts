import { createHash } from 'node:crypto';

/** The 60-bit hash that SQL calls h60: the first fifteen hexadecimal digits of md5. */
export function h60(text: string): bigint {
  return BigInt(`0x${createHash('md5').update(text).digest('hex').slice(0, 15)}`);
}
