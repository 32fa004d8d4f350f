/** Ids: what they look like and how they derive from hashes. */

export type PersonId = `p_${string}`;
export type WorkId = `w_${string}`;

const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';
const HASH_BITS = 60;

/** The upper `5 * letters` bits of a 60-bit hash as base-32 letters; `letters` from 1 to 12. */
export function base32(hash: bigint, letters: number): string {
  let text = '';
  for (let i = 1; i <= letters; i++) text += LETTERS[Number((hash >> BigInt(HASH_BITS - 5 * i)) & 31n)];
  return text;
}

/** The id of a work, from the hash of its smallest record key. */
export function workId(hash: bigint): WorkId {
  return `w_${base32(hash, 10)}`;
}
