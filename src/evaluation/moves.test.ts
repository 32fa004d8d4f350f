import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Change, f1, scoreChanges, topChanged } from './moves.ts';

const change = (to: string, year: number): Change => ({ person: 'p', from: 'a', to, year });

test('one found change answers one true change, and only within two years', () => {
  const score = scoreChanges(
    [change('b', 2015), change('b', 2016)],
    [change('b', 2015.5), change('c', 2015)],
  );
  assert.deepEqual([score.found, score.missed, score.falsely], [1, 1, 1]);
  assert.equal(f1(score), 0.5);
  assert.equal(scoreChanges([change('b', 2015)], [change('b', 2017.5)]).found, 0);
});

test('a single year elsewhere is two changes to the first baseline and none to the second', () => {
  const tops = ['a', 'a', 'b', 'a', 'a'].map((organisation, i) => ({
    person: 'p',
    year: 2010 + i,
    organisation,
  }));
  assert.equal(topChanged(tops, 1).length, 2);
  assert.equal(topChanged(tops, 2).length, 0);
});
