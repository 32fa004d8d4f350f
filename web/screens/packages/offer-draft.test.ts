import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readOffer } from '../../../src/money/offer/offer.ts';
import { decodeOffers, encodeOffers } from './offer-address.ts';
import { append, at, change, type Draft, forOnePerson, isDraft, newPart, partKinds } from './offer-draft.ts';

function example(name: string): Draft {
  const url = new URL(`../../../docs/offers/${name}.json`, import.meta.url);
  const read: unknown = JSON.parse(readFileSync(url, 'utf8'));
  assert.ok(isDraft(read));
  return read;
}

test('offers come back from the address as they went in, accents and all', () => {
  const offers = [example('giant'), change(example('start-up'), ['name'], 'Étang du Québec – 100 %')];
  assert.deepEqual(decodeOffers(`o=${encodeOffers(offers)}`), offers);
});

test('an address that holds no offers is passed over', () => {
  for (const hash of [
    '',
    'main',
    'o=',
    'o=%%%',
    `o=${encodeOffers([])}`,
    `o=${encodeOffers([{ parts: 1 }])}`,
  ])
    assert.equal(decodeOffers(hash), undefined, hash);
});

test('a change touches its own field alone, and an emptied optional field is taken away', () => {
  const offer = example('start-up');
  const changed = change(offer, ['company', 'exits', 1, 'probability'], 0.4);
  assert.equal(at(changed, ['company', 'exits', 1, 'probability']), 0.4);
  assert.deepEqual(change(changed, ['company', 'exits', 1, 'probability'], 0.35), offer);
  assert.equal(at(change(offer, ['leaving'], undefined), ['leaving']), undefined);
  assert.equal(at(offer, ['leaving']), 0.15);
});

test('every new part makes an offer that the server reads', () => {
  for (const name of ['giant', 'start-up'])
    for (const kind of partKinds) {
      const offer = example(name);
      readOffer(append(offer, ['parts'], newPart(kind, offer)));
    }
});

test('offers side by side are for one person: the first one’s', () => {
  const first = change(example('giant'), ['person', 'taxRate'], 0.5);
  const [, second] = forOnePerson([first, example('start-up')]);
  assert.deepEqual(at(second, ['person']), at(first, ['person']));
  assert.equal(at(second, ['company', 'name']), 'Lumen Pond');
});
