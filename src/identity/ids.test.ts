import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { giveIds } from './ids.ts';

const clustered = fc
  .uniqueArray(fc.bigInt(0n, (1n << 60n) - 1n), { minLength: 1, maxLength: 40 })
  .chain((keys) =>
    fc.record({
      keys: fc.constant(BigInt64Array.from(keys).sort()),
      cluster: fc.array(fc.nat(9), { minLength: keys.length, maxLength: keys.length }),
      again: fc.array(fc.nat(9), { minLength: keys.length, maxLength: keys.length }),
    }),
  )
  .map(({ keys, cluster, again }) => ({ keys, cluster: dense(cluster), again: dense(again) }));

function dense(labels: readonly number[]): Int32Array {
  const numbers = new Map<number, number>();
  return Int32Array.from(labels, (label) => {
    const number = numbers.get(label) ?? numbers.size;
    numbers.set(label, number);
    return number;
  });
}

const anchorsOf = (keys: BigInt64Array, cluster: Int32Array, ids: readonly string[]) =>
  new Map(Array.from(keys, (key, i) => [key, ids[cluster[i]!]!] as const));

test('no two people have one id', () => {
  fc.assert(
    fc.property(clustered, ({ keys, cluster, again }) => {
      const { ids } = giveIds(keys, cluster, new Map());
      const later = giveIds(keys, again, anchorsOf(keys, cluster, ids));
      return new Set(ids).size === ids.length && new Set(later.ids).size === later.ids.length;
    }),
  );
});

test('a person keeps their id when a build is repeated', () => {
  fc.assert(
    fc.property(clustered, ({ keys, cluster }) => {
      const { ids } = giveIds(keys, cluster, new Map());
      const again = giveIds(keys, cluster, anchorsOf(keys, cluster, ids));
      assert.deepEqual(again, { ids, forwards: [] });
    }),
  );
});

test('every id that is no longer given leads to one that is', () => {
  fc.assert(
    fc.property(clustered, ({ keys, cluster, again }) => {
      const { ids } = giveIds(keys, cluster, new Map());
      const later = giveIds(keys, again, anchorsOf(keys, cluster, ids));
      const forward = new Map(later.forwards.map(({ old, new: current }) => [old, current]));
      return ids.every(
        (id) => later.ids.includes(id) !== (forward.has(id) && later.ids.includes(forward.get(id)!)),
      );
    }),
  );
});

test('of two halves of a split person the larger keeps the id', () => {
  const keys = BigInt64Array.from([1n << 20n, 2n << 30n, 3n << 40n]);
  const { ids } = giveIds(keys, Int32Array.from([0, 0, 0]), new Map());
  const later = giveIds(keys, Int32Array.from([0, 1, 1]), anchorsOf(keys, Int32Array.from([0, 0, 0]), ids));
  assert.equal(later.ids[1], ids[0]);
  assert.notEqual(later.ids[0], ids[0]);
});

test('keys that share their first letters get longer ids', () => {
  const keys = BigInt64Array.from([5n, 6n]);
  const { ids } = giveIds(keys, Int32Array.from([0, 1]), new Map());
  assert.equal(ids[0], 'p_aaaaaaaa');
  assert.equal(ids[1]?.length, 11);
});
