import assert from 'node:assert/strict';
import { test } from 'node:test';
import { en } from './en.ts';
import { frCA } from './fr-CA.ts';
import { heldTo } from './held-to.ts';
import { createWords } from './words.ts';

test('places of a brief are told by name, countries in the language of the reader', () => {
  const places = ['Zürich', 'GB', 'CH'];
  assert.equal(heldTo(places, createWords('en', en)), 'Zürich, United Kingdom and Switzerland');
  assert.equal(heldTo(places, createWords('fr-CA', frCA)), 'Zürich, Royaume-Uni et Suisse');
});
