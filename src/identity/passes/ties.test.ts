import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inputOf } from '../corpus/sample.ts';
import { pairUp } from './rulings.ts';
import { Bonds, readTies } from './ties.ts';

const input = inputOf([
  { title: 'Nets of rivers', year: 2019, authors: ['Wei Wang', 'Ada Byron'] },
  { title: 'Nets of lakes', year: 2020, authors: ['Wei Wang', 'Emmy Noether'] },
  { title: 'Nets of seas', year: 2021, authors: ['Wei Wang'] },
]);
const [a, b, c] = input.rawName.flatMap((name, i) => (name === 'Wei Wang' ? [i] : []));
const key = (mention: number | undefined) => input.mentions[mention!]!;

test('the later of two decisions that disagree holds, also by way of a third mention', () => {
  const merge = { a: key(a), b: key(b), same: true };
  const mergeToo = { a: key(b), b: key(c), same: true };
  const split = { a: key(a), b: key(c), same: false };
  const splitLast = readTies({ ...input, decisions: [merge, mergeToo, split] }, false);
  assert.notEqual(splitLast.tie[a!] === splitLast.tie[c!] && splitLast.tie[a!]! >= 0, true);
  const mergeLast = readTies({ ...input, decisions: [split, merge, mergeToo] }, false);
  assert.equal(mergeLast.tie[a!], mergeLast.tie[c!]);
});

test('ids tie mentions unless they are hidden, and a decision outweighs them', () => {
  const openreview = input.openreview.map((_, i) => (i === a || i === b ? '~Wei_Wang1' : null));
  assert.equal(
    readTies({ ...input, openreview }, false).tie[a!],
    readTies({ ...input, openreview }, false).tie[b!],
  );
  assert.equal(readTies({ ...input, openreview }, true).tie[a!], -1);
  const parted = readTies(
    { ...input, openreview, decisions: [{ a: key(a), b: key(b), same: false }] },
    false,
  );
  assert.equal(parted.tie[a!], -1);
});

test('a split ties each side and parts the two', () => {
  const rows = [1n, 2n, 3n, 4n].map((mention, i) => ({
    decision: 1,
    kind: 'split',
    side: i < 2 ? 0 : 1,
    key: mention,
  }));
  const pairs = pairUp(rows);
  assert.deepEqual(
    pairs.filter(({ same }) => same),
    [
      { a: 1n, b: 2n, same: true },
      { a: 3n, b: 4n, same: true },
    ],
  );
  assert.equal(pairs.filter(({ same }) => !same).length, 4);
});

test('all of two sets that are parted are parted, not only the two that were named', () => {
  const bonds = new Bonds(5);
  bonds.join(0, 2);
  bonds.join(1, 3);
  bonds.part(0, 1);
  const { offsets, values } = bonds.apart();
  const rows = [0, 1, 2, 3, 4].map((i) => [...values.subarray(offsets[i]!, offsets[i + 1]!)]);
  assert.deepEqual(rows, [[1, 3], [0, 2], [1, 3], [0, 2], []]);
});
