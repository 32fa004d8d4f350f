import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fold } from '../names/fold.ts';
import { stem } from './stem.ts';
import { spelledOutWords, wordsOf } from './words.ts';

test('accents, case, hyphens and apostrophes part no words from their plain form', () => {
  assert.deepEqual(wordsOf("Côté d'Azur: Jean-Luc MÜLLER"), ['cote', 'd', 'azur', 'jean', 'luc', 'muller']);
  assert.deepEqual(wordsOf("Newton's method, GPT-4"), ['newton', 'method', 'gpt', '4']);
  assert.deepEqual(wordsOf('王伟'), ['王伟']);
});

test('plain text gives the same words with and without full folding', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[ -~]{0,40}$/), (text) => {
      // A letter of another script sends the whole text through folding.
      const folded = wordsOf(`${text} 王`).slice(0, -1);
      assert.deepEqual(wordsOf(text), folded);
    }),
  );
});

test('folded words fold to themselves', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      for (const word of wordsOf(text)) assert.equal(fold(word), word);
    }),
  );
});

test('marked letters are spelled out where German and the Nordic languages do so', () => {
  assert.deepEqual(spelledOutWords('Klaus-Robert Müller'), ['klaus', 'robert', 'mueller']);
  assert.deepEqual(spelledOutWords('Anders Søgaard'), ['anders', 'soegaard']);
  assert.equal(spelledOutWords('Hélène Muller'), undefined);
});

test('plural, -ing and -ed forms share a stem', () => {
  const families = [
    ['network', 'networks'],
    ['policy', 'policies'],
    ['process', 'processes'],
    ['class', 'classes'],
    ['learn', 'learning', 'learned', 'learns'],
    ['model', 'models', 'modeling', 'modelling', 'modelled'],
    ['embed', 'embedding', 'embeddings', 'embedded'],
    ['generate', 'generates', 'generated', 'generating'],
    ['image', 'images', 'imaging'],
    ['matrix', 'matrices'],
    ['gan', 'gans'],
    ['camera', 'cameras'],
    ['gpu', 'gpus'],
    ['code', 'codes', 'coding'],
    ['study', 'studies', 'studied', 'studying'],
  ];
  for (const family of families)
    assert.equal(new Set(family.map(stem)).size, 1, `${family} → ${family.map(stem)}`);
});

test('words of different subjects keep different stems', () => {
  const apart = [
    'generative',
    'general',
    'generation',
    'universal',
    'university',
    'policy',
    'police',
    'interpretability',
  ];
  assert.equal(new Set(apart.map(stem)).size, apart.length);
  for (const word of ['bias', 'analysis', 'corpus', 'string', 'speech', 'rnn', '3d'])
    assert.equal(stem(word), word);
});
