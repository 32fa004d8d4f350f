import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Table } from '../../tables/table.ts';
import { INT_NULL, type Scalar } from '../engine.ts';
import { createTable } from '../schema.ts';
import { openDuckDB } from './duckdb.ts';
import { buffersOf, RowPacker } from './packed-rows.ts';

const table: Table = {
  name: 'sample',
  layer: 'facts',
  doc: 'values of every type',
  key: ['place'],
  columns: {
    place: { type: 'integer', doc: 'place' },
    text: { type: 'varchar', doc: 'text', optional: true },
    wide: { type: 'bigint', doc: 'wide', optional: true },
    whole: { type: 'integer', doc: 'whole', optional: true },
    small: { type: 'smallint', doc: 'small', optional: true },
    tiny: { type: 'tinyint', doc: 'tiny', optional: true },
    real: { type: 'double', doc: 'real', optional: true },
    truth: { type: 'boolean', doc: 'truth', optional: true },
    day: { type: 'date', doc: 'day', optional: true },
  },
};

const orNull = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(values, { nil: null });
const row = fc.record({
  text: orNull(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom('', 'p_abcdefgh', 'twelve bytes', 'thirteen byte', 'é'.repeat(9)),
    ),
  ),
  wide: orNull(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })),
  whole: orNull(fc.integer({ min: -2147483647, max: 2147483647 })),
  small: orNull(fc.integer({ min: -32768, max: 32767 })),
  tiny: orNull(fc.integer({ min: -128, max: 127 })),
  real: orNull(fc.double({ noNaN: true })),
  truth: orNull(fc.boolean()),
  day: orNull(fc.constantFrom('1969-12-31', '1970-01-01', '2024-02-29', '2099-12-31')),
});

test('what is appended by columns is what the library reads row by row, and what is read by columns', async () => {
  const engine = await openDuckDB({ path: ':memory:' });
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { maxLength: 300 }),
      fc.integer({ min: 1, max: 20 }),
      async (some, times) => {
        const rows = Array.from({ length: times }, () => some).flat();
        await engine.run('drop table if exists sample');
        await createTable(engine, table);
        const column = (name: keyof (typeof rows)[number]): Scalar[] => rows.map((one) => one[name]);
        const names = ['text', 'wide', 'whole', 'small', 'tiny', 'real', 'truth', 'day'] as const;
        const columns = Object.fromEntries(names.map((name) => [name, column(name)]));
        await engine.append(table, [{ rows: rows.length, columns: { place: [...rows.keys()], ...columns } }]);

        const byRows = await engine.rows('select * exclude (place) from sample order by place');
        assert.deepEqual(
          byRows,
          rows.map(({ text, wide, whole, small, tiny, real, truth, day }) => ({
            text,
            wide,
            whole,
            small,
            tiny,
            real,
            truth,
            day,
          })),
        );
        const read = await engine.read(
          'select text, wide, whole, small, tiny, real, truth from sample order by place',
          {
            text: 'text',
            wide: 'bigint',
            whole: 'int',
            small: 'int',
            tiny: 'int',
            real: 'double',
            truth: 'int',
          },
        );
        assert.deepEqual(
          read.text,
          rows.map(({ text }) => text ?? ''),
        );
        assert.deepEqual(
          [...read.wide],
          rows.map(({ wide }) => wide ?? 0n),
        );
        for (const name of ['whole', 'small', 'tiny'] as const)
          assert.deepEqual(
            [...read[name]],
            rows.map((one) => one[name] ?? INT_NULL),
          );
        assert.deepEqual(
          [...read.real],
          rows.map(({ real }) => real ?? Number.NaN),
        );
        assert.deepEqual(
          [...read.truth],
          rows.map(({ truth }) => (truth === null ? INT_NULL : Number(truth))),
        );
      },
    ),
    { numRuns: 60 },
  );
  engine.closeDatabase();
});

test('what a packer packs, in whatever chunks, is what is appended by columns', async () => {
  const engine = await openDuckDB({ path: ':memory:' });
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 300 }),
      fc.integer({ min: 1, max: 20 }),
      async (some, times) => {
        const rows = Array.from({ length: times }, () => some)
          .flat()
          .map((one, place) => ({ place, ...one }));
        const packer = new RowPacker(table);
        for (const one of rows) packer.add(one);
        const packed = packer.finish();
        assert.equal(
          packed.reduce((sum, part) => sum + part.rows, 0),
          rows.length,
        );
        await engine.run('drop table if exists sample');
        await createTable(engine, table);
        await engine.appendPacked(table, structuredClone(packed, { transfer: buffersOf(packed) }));
        assert.deepEqual(await engine.rows('select * from sample order by place'), rows);
        assert.deepEqual(packer.finish(), []);
      },
    ),
    { numRuns: 60 },
  );
  engine.closeDatabase();
});

test('what the types of tables do not hold is read value by value: sums, days, and whole numbers as text', async () => {
  const engine = await openDuckDB({ path: ':memory:' });
  const read = await engine.read(
    "select sum(i) as total, 1.5 as part, date '2024-02-29' as day, i as wide from range(3) t(i) group by i order by i",
    { total: 'int', part: 'double', day: 'text', wide: 'int' },
  );
  assert.deepEqual([...read.total], [0, 1, 2]);
  assert.deepEqual([...read.part], [1.5, 1.5, 1.5]);
  assert.deepEqual(read.day, ['2024-02-29', '2024-02-29', '2024-02-29']);
  assert.deepEqual([...read.wide], [0, 1, 2]);
  engine.closeDatabase();
});

test('a number that does not fit its column is refused', async () => {
  const engine = await openDuckDB({ path: ':memory:' });
  await createTable(engine, table);
  for (const columns of [
    { place: [1], tiny: [128] },
    { place: [1], whole: [1.5] },
  ])
    await assert.rejects(engine.append(table, [{ rows: 1, columns }]), /does not fit the column/);
  assert.throws(() => new RowPacker(table).add({ place: 1, small: 40_000 }), /does not fit the column/);
  engine.closeDatabase();
});

test('days may be given as numbers, and INT_NULL in an Int32Array is null', async () => {
  const engine = await openDuckDB({ path: ':memory:' });
  await createTable(engine, table);
  const [place, day] = [Int32Array.of(1, 2, 3), Int32Array.of(-1, INT_NULL, 19_782)];
  await engine.append(table, [{ rows: 3, columns: { place, day, whole: day } }]);
  assert.deepEqual(await engine.rows('select day, whole from sample order by place'), [
    { day: '1969-12-31', whole: -1 },
    { day: null, whole: null },
    { day: '2024-02-29', whole: 19_782 },
  ]);
  engine.closeDatabase();
});

test('readings asked at once of one connection each have all their rows', async () => {
  const engine = await openDuckDB({ path: ':memory:', threads: 1 });
  const counts = [300_000, 200_000, 10];
  const read = await Promise.all(
    counts.map((count) =>
      engine.read(`select i::integer as place from range(${count}) t(i)`, { place: 'int' }),
    ),
  );
  const [row] = await engine.rows('select 1 as one');
  engine.closeDatabase();
  assert.deepEqual(
    read.map(({ place }) => place.length),
    counts,
  );
  assert.equal(Number(row!['one']), 1);
});
