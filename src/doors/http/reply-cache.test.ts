import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Body } from './reply.ts';
import { ReplyCache } from './reply-cache.ts';

const body = (length: number): Body => new Body(new Uint8Array(length));

describe('the cache of replies', () => {
  it('forgets what was unused for longest once its bound is reached', () => {
    const cache = new ReplyCache(10_000);
    for (const question of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) cache.keep('one', question, body(900));
    assert.ok(cache.find('one', 'a'));
    cache.keep('one', 'i', body(900));
    cache.keep('one', 'j', body(900));
    assert.ok(cache.find('one', 'a'));
    assert.equal(cache.find('one', 'b'), undefined);
  });

  it('answers nothing of another build', () => {
    const cache = new ReplyCache(10_000);
    cache.keep('one', 'a', body(10));
    assert.equal(cache.find('two', 'a'), undefined);
    cache.keep('two', 'b', body(10));
    assert.equal(cache.find('two', 'a'), undefined);
    assert.equal(cache.find('one', 'a'), undefined);
  });

  it('keeps no reply that would push out most others', () => {
    const cache = new ReplyCache(10_000);
    cache.keep('one', 'a', body(5000));
    assert.equal(cache.find('one', 'a'), undefined);
  });
});
