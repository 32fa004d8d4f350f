import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fold } from './fold.ts';
import { coreKey, familyKey } from './keys.ts';
import { parseAny, parseName } from './parse.ts';

const parts = (raw: string) => {
  const { given, particles, family } = parseName(raw);
  return [given.join(' '), particles.join(' '), family];
};

test('the last word and its particles are the family name', () => {
  assert.deepEqual(parts('Laurens van der Maaten'), ['laurens', 'van der', 'maaten']);
  assert.deepEqual(parts('Jun-Yan Zhu'), ['jun-yan', '', 'zhu']);
  assert.deepEqual(parts('Matthew JF Willetts'), ['matthew j f', '', 'willetts']);
  assert.deepEqual(parts('S. T. John'), parts('ST John'));
});

test('a comma sets the family name apart', () => {
  assert.deepEqual(parts('van der Maaten, Laurens'), parts('Laurens van der Maaten'));
  assert.deepEqual(parts('Müller, Klaus-Robert'), parts('Klaus-Robert Müller'));
  assert.equal(parseName('King, Martin Luther, Jr.').suffix, 'jr');
});

test('joined and separate particles give one family key', () => {
  assert.equal(familyKey(parseName('Yann Le Cun')), familyKey(parseName('Yann LeCun')));
  assert.equal(
    coreKey(parseName('Juergen Mueller')).split(' ')[1],
    coreKey(parseName('Jürgen Müller')).split(' ')[1],
  );
});

test('Han and Hangul names are read family name first, or last where it stands alone', () => {
  assert.deepEqual(parts('王伟'), ['伟', '', '王']);
  assert.deepEqual(parts('欧阳修'), ['修', '', '欧阳']);
  assert.deepEqual(parts('书緯 呂'), ['书緯', '', '呂']);
  assert.deepEqual(parts('何 良华'), ['良华', '', '何']);
  assert.deepEqual(parts('김철수'), ['철수', '', '김']);
});

test('what is no part of the name is taken off', () => {
  assert.equal(parseName('Wei Wang 0004').homonym, 4);
  assert.deepEqual(parts('Wei Wang 0004'), ['wei', '', 'wang']);
  assert.deepEqual(parts('Weiting Huang⁸'), ['weiting', '', 'huang']);
  assert.deepEqual(parts('JÃ¼rgen Sturm'), ['jurgen', '', 'sturm']);
  assert.deepEqual(parseName('Chun-Fu (Richard) Chen').nicknames, ['richard']);
  assert.deepEqual(parseName('Zhangyang “Atlas” Wang').nicknames, ['atlas']);
});

test('groups and remainders are no people', () => {
  assert.equal(parseName('The OpenAI Team').kind, 'group');
  assert.equal(parseName('et al.').kind, 'remainder');
  assert.equal(parseName(' * ').kind, 'empty');
});

test('any text is taken apart without an error, into folded parts', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (raw) => {
      const name = parseName(raw);
      for (const part of [...name.given, ...name.particles, name.family]) assert.equal(fold(part), part);
    }),
  );
});

const word = fc.stringMatching(/^[A-Z][a-z]{2,8}$/);

test('marks, case of the first letter and white space change nothing', () => {
  fc.assert(
    fc.property(word, word, (given, family) => {
      const plain = coreKey(parseName(`${given} ${family}`));
      assert.equal(coreKey(parseName(`  ${given}   ${family} `)), plain);
      assert.equal(coreKey(parseName(`${given.toLowerCase()} ${family.toLowerCase()}`)), plain);
      assert.equal(coreKey(parseName(`${given.replace('e', 'é')} ${family.replace('o', 'ö')}`)), plain);
    }),
  );
});

test('a plain name is read as any other', () => {
  const word = fc.stringMatching(/^[A-Z][a-z]{1,6}(-[A-Za-z][a-z]{0,4})?$/);
  const other = fc.constantFrom(
    'J',
    'J.',
    'van',
    'Van',
    'De',
    'Jr',
    'III',
    'JF',
    'Team',
    'Others',
    'Et',
    'Al.',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(word, other), { minLength: 1, maxLength: 5 }), (words) => {
      assert.deepEqual(parseName(words.join(' ')), parseAny(words.join(' ')));
    }),
  );
});
