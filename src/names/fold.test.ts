import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fold } from './fold.ts';

test('marks and special letters are written without them', () => {
  for (const [text, folded] of [
    ['Müller', 'muller'],
    ['Łukasz Kaiser', 'lukasz kaiser'],
    ['Đorđe Miladinović', 'dorde miladinovic'],
    ['Christopher Ré', 'christopher re'],
    ['Groß', 'gross'],
    ['Işıl Dıllıg', 'isil dillig'],
    ['Søren Ærø', 'soren aero'],
    ['O’Donoghue', "o'donoghue"],
    ['Jean–Luc  Godard ', 'jean-luc godard'],
    ['Nguyễn Thị Phương', 'nguyen thi phuong'],
  ] as const)
    assert.equal(fold(text), folded);
});

test('other scripts are kept', () => {
  assert.equal(fold('王伟'), '王伟');
  assert.equal(fold('김철수'), '김철수');
  assert.equal(fold('ガウス'), 'ガウス');
});

test('folding twice changes nothing', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => fold(fold(text)) === fold(text)));
});

test('composed and decomposed forms fold alike', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      (text) => fold(text.normalize('NFD')) === fold(text.normalize('NFC')),
    ),
  );
});

test('plain ASCII, which takes a short way, folds as any text does', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary-ascii' }), (text) => fold(text) === fold(`${text}\u200b`)));
});
