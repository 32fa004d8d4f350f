import assert from 'node:assert/strict';
import { test } from 'node:test';
import { base32 } from './ids.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz234567';

test("an id's letters are the digits of its hash in base 32, highest first", () => {
  const hashes = [0n, 1n, 31n << 55n, (1n << 30n) - 1n, 1n << 30n, (1n << 60n) - 1n, 0x9e3779b97f4a7c1n];
  for (const hash of hashes) {
    const digits = hash.toString(32).padStart(12, '0');
    const written = [...digits].map((digit) => letters[Number.parseInt(digit, 32)]).join('');
    for (const count of [1, 6, 7, 10, 12]) assert.equal(base32(hash, count), written.slice(0, count));
  }
});
