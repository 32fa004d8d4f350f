import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fold, hasAddress, unescapeHtml, withoutAddresses } from './text.ts';

test('folding leaves single spaces, and folding twice changes nothing', () => {
  assert.equal(fold(' a\u00a0\tb\r\n\u0000c '), 'a b c');
  const letters = fc.constantFrom(
    ' ',
    'a',
    'é',
    '\t',
    '\0',
    '\u007f',
    '\u00a0',
    '\u2003',
    '\u3000',
    '\ufeff',
  );
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: letters })), (text) => {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
      assert.equal(fold(text), text.replace(/[\s\u0000-\u001f\u007f]+/gu, ' ').trim());
      assert.equal(fold(fold(text)), fold(text));
    }),
  );
});

test('an ampersand of a name is no escape', () => {
  assert.equal(unescapeHtml('Daimler AG R&D; TU Darmstadt'), 'Daimler AG R&D; TU Darmstadt');
  assert.equal(unescapeHtml('A &amp;amp; B &#39;x&#39;'), "A & B 'x'");
});

test('e-mail addresses go, and laboratories with an @ stay', () => {
  assert.equal(withoutAddresses('KTH, someone@kth.example'), 'KTH');
  assert.equal(withoutAddresses('Lab {ann,bob}@lab.example, Paris'), 'Lab , Paris');
  for (const name of ['CNRS@CREATE', 'FAIR @ Meta', 'PRIOR @ Allen Institute for AI', 'Graph@FIT, Brno']) {
    assert.equal(withoutAddresses(name), name);
    assert.equal(hasAddress(name), false, name);
  }
});
