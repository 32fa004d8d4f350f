/** Ids: what they look like and how they derive from hashes. */

export type PersonId = `p_${string}`;
export type WorkId = `w_${string}`;

const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';
const HALF = 30n;
const LETTERS_OF_HALF = 6;

/** The upper `5 * letters` bits of a 60-bit hash as base-32 letters; `letters` from 1 to 12. */
export function base32(hash: bigint, letters: number): string {
  // In two halves, whose bits numbers hold: a big number for each letter takes four times as long.
  const halves = [Number(hash >> HALF), Number(hash & ((1n << HALF) - 1n))] as const;
  let text = '';
  for (let i = 0; i < letters; i++)
    text += LETTERS[(halves[i < LETTERS_OF_HALF ? 0 : 1] >> (25 - 5 * (i % LETTERS_OF_HALF))) & 31];
  return text;
}

/** The id of a work, from the hash of its smallest record key. */
export function workId(hash: bigint): WorkId {
  return `w_${base32(hash, 10)}`;
}
