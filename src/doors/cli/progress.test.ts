import assert from 'node:assert/strict';
import { test } from 'node:test';
import { en } from '../../locales/en.ts';
import { createWords } from '../../locales/words.ts';
import type { StepProgress } from '../../pipeline/progress.ts';
import { ProgressDisplay } from './progress.ts';

/** What a display wrote of a step that ran for so many seconds, told every second. */
function watch(live: boolean, seconds: number, beside?: string): string {
  let written = '';
  let now = 0;
  const terminal = {
    live,
    width: 160,
    write: (text: string) => {
      written += text;
    },
    paint: (_: string, text: string) => text,
  };
  const display = new ProgressDisplay(terminal, createWords('en', en), () => now);
  const step: StepProgress = {
    kind: 'step',
    step: 'mention',
    index: 1,
    of: 4,
    state: 'running',
    rows: 500,
    total: 1000,
    seconds: 1,
    rate: 250,
    left: 2,
  };
  for (let second = 0; second < seconds; second++) {
    display.note(step);
    if (beside !== undefined) display.note({ ...step, step: beside });
    now += 1000;
  }
  display.note({ ...step, step: 'work', state: 'reused' });
  display.note({ ...step, rows: 1000, state: 'done', seconds });
  display.note({ kind: 'published', build: 'b1', seconds: 72, changed: true });
  return written;
}

test('in a pipe a long step is told at intervals, and no line is drawn over', () => {
  const written = watch(false, 12);
  assert.doesNotMatch(written, /\p{Cc}(?<!\n)/u);
  assert.deepEqual(written.trimEnd().split('\n'), [
    '2/4 mention  500 rows, 250/s, 2 s left',
    '2/4 mention  500 rows, 250/s, 2 s left',
    '2/4 mention  1,000 rows, 12 s',
    'one step kept as it was',
    'Build b1 is served, after 1 min 12 s.',
  ]);
});

test('on a terminal a bar is drawn over, and what is done stays', () => {
  const written = watch(true, 1);
  assert.ok(written.includes('\r\u001b[2K2/4 mention ██████████░░░░░░░░░░ 500 rows, 250/s, 2 s left'));
  assert.ok(written.includes('\u001b[2K2/4 mention  1,000 rows, 1 s\n'));
});

test('steps that run side by side share the line', () => {
  const written = watch(true, 1, 'search');
  assert.ok(
    written.includes('\u001b[2K2/4 mention ██████████░░░░░░░░░░ 500 rows, 250/s, 2 s left · 2/4 search'),
  );
});
