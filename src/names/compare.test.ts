import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compareGiven, type GivenLevel, isPinyin, partsOfGiven, umlautless } from './compare.ts';
import { parseName } from './parse.ts';

const compare = (a: string, b: string) => compareGiven(parseName(a), parseName(b));

test('given names that fit are told apart by how', () => {
  const cases: readonly (readonly [string, string, GivenLevel])[] = [
    ['Sergey Levine', 'Sergey Levine', 'same'],
    ['Heng Tao Shen', 'Hengtao Shen', 'spelling'],
    ['Jun-Yan Zhu', 'Junyan Zhu', 'spelling'],
    ['Göran Gall', 'Goeran Gall', 'spelling'],
    ['Joshua B. Tenenbaum', 'Joshua Brett Tenenbaum', 'middle agrees'],
    ['Michael I. Jordan', 'Michael Jordan', 'middle missing'],
    ['Michael I. Jordan', 'Michael B. Jordan', 'middle differs'],
    ['Tom Griffiths', 'Thomas Griffiths', 'nickname'],
    ['Chun-Fu (Richard) Chen', 'Richard Chen', 'nickname'],
    ['Hima Lakkaraju', 'Himabindu Lakkaraju', 'part'],
    ['Sanmi Koyejo', 'Oluwasanmi Koyejo', 'part'],
    ['Nando Fioretto', 'Ferdinando Fioretto', 'part'],
    ['Hyun Park', 'Yonghyun Park', 'different'],
    ['Yujin Choi', 'Kyujin Choi', 'near'],
    ['Yun Li', 'Xiaoyun Li', 'different'],
    ['J. Zico Kolter', 'Zico Kolter', 'part'],
    ['Anastasia Koloskova', 'Anastasiia Koloskova', 'near'],
    ['M van der Schaar', 'Mihaela van der Schaar', 'initial'],
    ['Jian Li', 'Jianbo Li', 'different'],
    ['Wei Wang', 'Lei Wang', 'different'],
  ];
  for (const [a, b, level] of cases) assert.equal(compare(a, b), level, `${a} and ${b}`);
});

test('the order of the two names does not matter', () => {
  const name = fc
    .array(fc.constantFrom('Jun', 'Jun-Yan', 'J.', 'Tom', 'Thomas', 'Michael', 'Anna', 'K', 'Ole'), {
      minLength: 1,
      maxLength: 3,
    })
    .map((given) => `${given.join(' ')} Lee`);
  fc.assert(fc.property(name, name, (a, b) => compare(a, b) === compare(b, a)));
});

test('a name fits itself', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^([A-Z][a-z]{1,8} ){1,3}[A-Z][a-z]{2,8}$/),
      (name) => compare(name, name) === 'same',
    ),
  );
});

test('a given name is met under its beginnings and ends of several syllables, pinyin under none', () => {
  assert.ok(partsOfGiven('animashree').includes('anima'));
  assert.ok(partsOfGiven('oluwasanmi').includes('sanmi'));
  assert.equal(partsOfGiven('yonghyun').includes('hyun'), false);
  assert.deepEqual(partsOfGiven('xiaoyuan'), []);
  for (const part of partsOfGiven('oluwasanmi'))
    assert.equal(compare(`${part} Lee`, 'oluwasanmi Lee'), 'part', part);
});

test('pinyin keeps its ue', () => {
  assert.equal(isPinyin('xue'), true);
  assert.equal(umlautless('xue'), 'xue');
  assert.equal(umlautless('mueller'), 'muller');
});
