import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Leaving, type Stay, spellsOf } from './spells.ts';

const MONTH = 30.4375;
const stay = (start: number, last: number, more: Partial<Stay> = {}): Stay => ({
  person: 1,
  startAfter: null,
  startBefore: start * MONTH,
  last: last * MONTH,
  ended: null,
  ...more,
});
const leaving = (month: number, cause = 0): Leaving => ({
  ...{ person: 1, cause },
  day: month * MONTH,
  earliest: (month - 3) * MONTH,
  latest: (month + 3) * MONTH,
});
const brief = (stays: readonly Stay[], leavings: readonly Leaving[]) =>
  spellsOf(stays, leavings).map(({ entry, end, cause }) => [entry, end, cause]);

test('a silence is neither an exit nor a stay: the spell is censored at the last evidence', () => {
  assert.deepEqual(brief([stay(0, 30)], []), [[0, 30, -1]]);
});

test('a move away ends the spell on its day, and its interval is carried', () => {
  const [spell] = spellsOf([stay(0, 20)], [leaving(24, 1)]);
  assert.deepEqual([spell?.end, spell?.cause, spell?.earliest, spell?.latest], [24, 1, 21, 27]);
});

test('who comes back begins a second spell', () => {
  assert.deepEqual(brief([stay(0, 20), stay(40, 50)], [leaving(22)]), [
    [0, 22, 0],
    [0, 10, -1],
  ]);
});

test('stays at one place without a move between them are one spell', () => {
  assert.deepEqual(brief([stay(0, 10), stay(60, 70)], []), [[0, 70, -1]]);
});

test('who is first seen late in a start interval is at risk from then on', () => {
  assert.deepEqual(brief([stay(12, 30, { startAfter: 0 })], []), [[6, 24, -1]]);
});

test('a stated end without a move is an exit to a place not known', () => {
  assert.deepEqual(brief([stay(0, 20, { ended: 20 * MONTH })], []), [[0, 20, 4]]);
});

test('a stated end that later evidence belies is none', () => {
  assert.deepEqual(brief([stay(0, 40, { ended: 20 * MONTH })], []), [[0, 40, -1]]);
});
