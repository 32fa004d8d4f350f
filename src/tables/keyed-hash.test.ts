import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { openDuckDB } from '../engine/duckdb/duckdb.ts';
import { keyedHash } from './keyed-hash.ts';

test('it is HMAC-SHA-256 as Node has it, in SQL too', async () => {
  const engine = await openDuckDB({ path: ':memory:' });
  const key = fc
    .uint8Array({ minLength: 1, maxLength: 64 })
    .map((bytes) => Buffer.from(bytes).toString('hex'));
  await fc.assert(
    fc.asyncProperty(key, fc.string({ unit: 'grapheme' }), async (salt, text) => {
      const oracle = createHmac('sha256', Buffer.from(salt, 'hex')).update(text).digest('hex');
      const { of, sql } = keyedHash(salt);
      assert.equal(of(text), oracle);
      if (text.includes('\0')) return;
      const [row] = await engine.rows(`select ${sql('$1::varchar')} as hash`, [text]);
      assert.equal(row?.['hash'], oracle);
    }),
    { numRuns: 60 },
  );
  engine.closeDatabase();
});
