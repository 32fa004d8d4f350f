import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { z } from 'zod';
import { openDuckDB } from '../../engine/duckdb/duckdb.ts';
import { packing } from './pack.ts';

const schema = z.object({
  id: z.string(),
  year: z.number().nullable(),
  tags: z.array(z.string()),
  place: z.object({ name: z.string(), at: z.object({ on: z.string() }).nullable() }).nullable(),
  works: z.array(z.object({ title: z.string(), first: z.boolean() })),
  details: z.record(z.string(), z.string()),
});

const plain = { noNullPrototype: true };
const page = fc.record(
  {
    id: fc.string(),
    year: fc.option(fc.integer()),
    tags: fc.array(fc.string()),
    place: fc.option(
      fc.record({ name: fc.string(), at: fc.option(fc.record({ on: fc.string() }, plain)) }, plain),
    ),
    works: fc.array(fc.record({ title: fc.string(), first: fc.boolean() }, plain)),
    details: fc.dictionary(fc.string(), fc.string(), plain),
  },
  plain,
);

test('a page unpacked is the page that was packed', () => {
  const { pack, unpack } = packing(schema);
  fc.assert(fc.property(page, (one) => assert.deepEqual(unpack(pack(one)), one)));
});

test('a page selected by the engine is the page packed', async () => {
  const engine = await openDuckDB({ path: ':memory:' });
  const { pack, select } = packing(schema);
  const expression = select({
    id: 'to_json($1)',
    year: `coalesce($2, 'null')`,
    tags: '$3',
    place: '$4',
    works: '$5',
    details: '$6',
  });
  await fc.assert(
    fc.asyncProperty(page, async (one) => {
      const [, year, tags, place, works, details] = JSON.parse(pack(one)).map((value: unknown) =>
        JSON.stringify(value),
      );
      const [row] = await engine.rows(`select ${expression} as page`, [
        one.id,
        one.year === null ? null : year,
        tags,
        place,
        works,
        details,
      ]);
      assert.deepEqual(JSON.parse(String(row?.['page'])), JSON.parse(pack(one)));
    }),
    { numRuns: 50 },
  );
  engine.closeDatabase();
});

test('no field is named in what is stored, but the keys of records', () => {
  const { pack } = packing(schema);
  const stored = pack({
    id: 'a',
    year: null,
    tags: [],
    place: { name: 'b', at: null },
    works: [{ title: 'c', first: true }],
    details: { k: 'v' },
  });
  assert.equal(stored, '["a",null,[],["b",null],[["c",true]],{"k":"v"}]');
});
