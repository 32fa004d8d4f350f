import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Turns } from './turns.ts';

test('who waits gets the place in the order of asking', async () => {
  const turns = new Turns(1);
  assert.equal(await turns.take(10), true);
  const order: string[] = [];
  const waiting = ['first', 'second'].map(async (name) => {
    assert.equal(await turns.take(10_000), true);
    order.push(name);
    turns.leave();
  });
  turns.leave();
  await Promise.all(waiting);
  assert.deepEqual(order, ['first', 'second']);
  assert.equal(turns.takeNow(), true);
});

test('who has waited too long gets none, and takes none from who comes later', async () => {
  const turns = new Turns(1);
  assert.equal(turns.takeNow(), true);
  assert.equal(turns.takeNow(), false);
  assert.equal(await turns.take(5), false);
  const later = turns.take(10_000);
  turns.leave();
  assert.equal(await later, true);
  assert.equal(turns.takeNow(), false);
});
