import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hear, nothingYet } from './progress.ts';

const step = {
  kind: 'step',
  step: 'work',
  index: 0,
  of: 4,
  rows: 50,
  total: 100,
  seconds: 1,
  rate: 50,
  left: 1,
} as const;

test('a running step shows the part of its rows that is done, and does not count as done', () => {
  const build = hear(nothingYet, { ...step, state: 'running' });
  assert.equal(build.rows[0]?.part, 0.5);
  assert.deepEqual([build.done, build.steps], [0, 4]);
});

test('a step that is told twice stays one row, in its place', () => {
  const first = hear(nothingYet, { ...step, state: 'running' });
  const second = hear(first, { ...step, step: 'person', index: 1, state: 'running' });
  const again = hear(second, { ...step, state: 'done', rows: 100 });
  assert.deepEqual(
    again.rows.map(({ name, part }) => [name, part]),
    [
      ['work', 1],
      ['person', 0.5],
    ],
  );
  assert.equal(again.done, 1);
});

test('an import is done when all of its files are', () => {
  const news = {
    kind: 'import',
    source: 'ror',
    file: 'a',
    files: 2,
    of: 2,
    records: 9,
    rejected: 0,
    seconds: 1,
    rate: 9,
    left: 0,
  } as const;
  assert.equal(hear(nothingYet, news).rows[0]?.state, 'done');
});

test('a failure keeps the rows and says why; a publication clears them', () => {
  const running = hear(nothingYet, { ...step, state: 'running' });
  const failed = hear(running, { kind: 'failed', error: { code: 'disk-full', what: 'The disk is full.' } });
  assert.equal(failed.rows.length, 1);
  assert.equal(failed.failed?.code, 'disk-full');
  assert.deepEqual(hear(running, { kind: 'published', build: 'b', seconds: 1, changed: true }), nothingYet);
});
