import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isNews } from './home-news.ts';

test('a team that luck shows as often as not is no news, unless a source names it', () => {
  assert.equal(isNews({ strength: 'possible', p: 1, tied: 2 }), false);
  assert.equal(isNews({ strength: 'documented', p: 1, tied: 2 }), true);
});

test('a team whose chance cannot be told is no news, unless a source names it', () => {
  assert.equal(isNews({ strength: 'possible', p: null, tied: 3 }), false);
  assert.equal(isNews({ strength: 'documented', p: null, tied: 0 }), true);
});

test('a team tied as luck seldom has it is news', () => {
  assert.equal(isNews({ strength: 'possible', p: 0.012, tied: 3 }), true);
  assert.equal(isNews({ strength: 'likely', p: 0.001, tied: 5 }), true);
});
