import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layLanes, type Stay } from './lanes.ts';
import { findTimeline } from './timeline-finding.ts';

const stay = (name: string, from: string, to: string, more: Partial<Stay> = {}): Stay => ({
  organisation: { id: name, name },
  role: null,
  strength: 'documented',
  startAfter: from,
  startBefore: from,
  endAfter: to,
  endBefore: to,
  pieces: 1,
  ...more,
});
const find = (stays: readonly Stay[]) => findTimeline(layLanes(stays, [], '2026-01-01', 8));

test('documented posts are homes, and a founded one is said', () => {
  const stays = [
    stay('a', '2013-01-01', '2016-01-01', { role: 'Co-founder' }),
    stay('b', '2016-01-01', '2020-06-01'),
  ];
  assert.deepEqual(find(stays), { kind: 'many', homes: 2, years: 8, founded: 1 });
});

test('an organisation on one or two papers is no home beside a documented one', () => {
  const stays = [
    stay('a', '2013-01-01', '2016-01-01'),
    stay('b', '2014-01-01', '2014-01-01', { strength: 'likely' }),
  ];
  assert.equal(find(stays).kind, 'one');
});

test('where papers are all there is, one paper is enough to be named', () => {
  assert.deepEqual(find([stay('b', '2014-01-01', '2014-01-01', { strength: 'likely' })]), {
    kind: 'one',
    organisation: 'b',
    first: 2014,
    last: 2014,
  });
});

test('ten organisations are called no homes', () => {
  const stays = Array.from({ length: 10 }, (_, index) => stay(`o${index}`, '2013-01-01', '2016-01-01'));
  assert.equal(find(stays).kind, 'list');
});

test('a bag of the paper is nobody’s home', () => {
  assert.equal(find([stay('b', '2014-01-01', '2014-01-01', { strength: 'possible' })]).kind, 'none');
});
