import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inputOf } from '../identity/corpus/sample.ts';
import { trainIdentity } from '../identity/model/train.ts';
import { blindIds } from './identity-blind.ts';

const families = ['Quill', 'Fennimore', 'Oakhanger', 'Marchbank', 'Tolliver', 'Underwing'];
/** Two people under each name, told apart by subject, company and organisation. */
const works = families.flatMap((family, f) =>
  [0, 1, 2, 3, 4, 5].map((i) => ({
    title: i % 2 === 0 ? `Rivers and sediment ${i}` : `Folding proteins ${i}`,
    year: 2015 + i,
    authors: [`Ada ${family}`, `Companion ${i % 2 === 0 ? 'Riverside' : 'Proteinson'}`],
    organisations: [f * 2 + (i % 2), 20 + (i % 2)],
    openreview: [`~Ada_${family}${1 + (i % 2)}`, null],
  })),
);

test('what is learned does not depend on what the ids say', () => {
  const input = inputOf(works);
  let state = 7;
  const random = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const learn = (from: typeof input) => {
    const { model, crossFitted } = trainIdentity(from, { mayLearn: () => true });
    return { model: model('today', 'made-up works'), cluster: crossFitted() };
  };
  assert.deepEqual(learn(blindIds(input, random)), learn(input));
});
