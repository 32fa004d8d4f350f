import assert from 'node:assert/strict';
import { test } from 'node:test';
import { en } from './en.ts';
import { caseSaid, inHundredths } from './expertise.ts';
import { createWords } from './words.ts';

const words = createWords('en', en);

test('hundredths add up, where each part rounded by itself does not', () => {
  for (const parts of [
    [1 / 3, 1 / 3, 1 / 3],
    [0.345, 0.345, 0.31],
    [0.555, 0.445],
    [1],
    [0.996, 0.002, 0.001, 0.001],
  ]) {
    const whole = inHundredths(parts);
    assert.equal(
      whole.reduce((sum, one) => sum + one, 0),
      100,
      parts.join(' '),
    );
    for (const [at, one] of whole.entries())
      assert.ok(Math.abs(one - parts[at]! * 100) < 1, `${one} stands for ${parts[at]}`);
  }
  assert.deepEqual(inHundredths([0.5, 0.5, 0]), [50, 50, 0], 'nothing is nothing');
});

test('works that are only near the subject are not said to be on it', () => {
  const because = [{ share: 0.5 }, { share: 0.25 }, { share: 0.125 }];
  const onIt = caseSaid({ score: 8, because, others: 4, onSubject: 7 }, words);
  assert.deepEqual([onIt.rest, onIt.others, onIt.points], [0.12, '4 other works on it', '8 points']);
  const near = caseSaid({ score: 8, because, others: 4, onSubject: 5 }, words);
  assert.equal(near.others, '4 others, on it or near it');
});
