import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { entries, isName, namesOf, peopleOf } from './lists.ts';

test('an empty entry keeps its place', () => {
  assert.deepEqual(namesOf('Ada Lovelace;;Grace Hopper'), ['Ada Lovelace', '', 'Grace Hopper']);
  assert.deepEqual(namesOf('Ada Lovelace;'), ['Ada Lovelace', '']);
});

test('a list without semicolons is separated by commas where every piece can be a full name', () => {
  assert.deepEqual(namesOf('Ada Lovelace, Charles Babbage, Hypatia'), [
    'Ada Lovelace',
    'Charles Babbage',
    'Hypatia',
  ]);
});

test('a comma before initials or a suffix belongs to the name', () => {
  assert.deepEqual(namesOf('Lovelace, A.'), ['Lovelace, A.']);
  assert.deepEqual(namesOf('Ada Lovelace;Laks Lakshmanan, V.S.'), ['Ada Lovelace', 'Laks Lakshmanan, V.S.']);
  assert.deepEqual(namesOf('Martin Luther King, Jr.'), ['Martin Luther King, Jr.']);
});

test('the semicolon of an escaped character is no separator', () => {
  assert.deepEqual(namesOf('Joshua O&#x27;Reilly, Ada Lovelace'), ["Joshua O'Reilly", 'Ada Lovelace']);
  assert.deepEqual(namesOf('Cyprien d&amp;#x27;Autume;Ada Lovelace'), ["Cyprien d'Autume", 'Ada Lovelace']);
  assert.deepEqual(namesOf("Ada Lovelace, Raphaël S';niehotta, Nicolas Thome"), [
    'Ada Lovelace',
    "Raphaël S'niehotta",
    'Nicolas Thome',
  ]);
});

test('names joined by "and" are several', () => {
  assert.deepEqual(namesOf('Dan Hendrycks and Norman Mu and Ekin D. Cubuk'), [
    'Dan Hendrycks',
    'Norman Mu',
    'Ekin D. Cubuk',
  ]);
});

test('a sentence, or what is left of an address, is no name', () => {
  assert.ok(isName('Sri Gayatri Sundara Padmanabhan'));
  for (const text of [
    '• A novel algorithm',
    'Ada {ada',
    'one two three four five six seven eight nine ten eleven',
  ])
    assert.ok(!isName(text), text);
});

test('no text is no name', () => {
  assert.deepEqual(namesOf(' '), []);
  assert.deepEqual(peopleOf(''), []);
});

test('people may be joined as people write them', () => {
  assert.deepEqual(peopleOf('H. Wang and C. Schmid'), ['H. Wang', 'C. Schmid']);
  assert.deepEqual(peopleOf('Rylan Schaeffer · Brando Miranda'), ['Rylan Schaeffer', 'Brando Miranda']);
  assert.deepEqual(peopleOf('Joseph Redmon & Ali Farhadi'), ['Joseph Redmon', 'Ali Farhadi']);
  assert.deepEqual(peopleOf('A Radford, K Narasimhan et al.'), ['A Radford', 'K Narasimhan']);
});

test('a list has one entry more than separators', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (pieces) => {
      const text = pieces.map((piece) => piece.replaceAll(';', '')).join(';');
      assert.equal(entries(text).length, Math.max(1, pieces.length));
    }),
  );
});
