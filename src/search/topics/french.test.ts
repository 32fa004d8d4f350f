import assert from 'node:assert/strict';
import { test } from 'node:test';
import { translate } from './french.ts';

const corpus = new Set(['robotics', 'probabilistic', 'optimization', 'attention', 'learning', 'sparse']);
const read = (text: string) => translate(text, (word) => corpus.has(word))?.text.replaceAll(/\s+/g, ' ');

test('the longest French term is read first, accents and elisions forgiven', () => {
  assert.equal(read('apprentissage par renforcement'), 'reinforcement learning');
  assert.equal(read('Apprentissage par renforcement profond'), 'deep reinforcement learning');
  assert.equal(read('détection d’objets'), 'object detection');
  assert.equal(read('interpretabilite des modeles de langue'), 'interpretability des language models');
});

test('a word that the list lacks is read by its English cousin where the corpus has that one', () => {
  assert.equal(read('probabiliste'), undefined);
  assert.equal(read('probabilistique'), 'probabilistic');
});

test('an English question is left as it is', () => {
  assert.equal(read('sparse attention'), undefined);
  assert.equal(read('reinforcement learning'), undefined);
});

test('what is in quotes stays in quotes', () => {
  assert.match(read('"apprentissage par renforcement"') ?? '', /^" ?reinforcement learning ?"$/);
});
