import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { wordsNear } from '../names/typo.ts';
import { findWord, type Lexicon, LexiconBuilder, prefixRange, sizeOf, wordAt } from './lexicon.ts';

const word = fc.oneof(
  fc.stringMatching(/^[abc]{1,7}$/),
  fc.string({ minLength: 1, maxLength: 4, unit: 'grapheme' }),
);
const wordList = fc.uniqueArray(word, { minLength: 1, maxLength: 60 });

function lexiconOf(words: readonly string[]): Lexicon {
  const builder = new LexiconBuilder();
  for (const one of words) builder.number(one);
  return builder.build().lexicon;
}

const all = (lexicon: Lexicon): string[] =>
  Array.from({ length: sizeOf(lexicon) }, (_, at) => wordAt(lexicon, at));

test('words stand in the order of their bytes, and each is found at its place', () => {
  fc.assert(
    fc.property(wordList, (words) => {
      const lexicon = lexiconOf(words);
      const expected = [...words].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
      assert.deepEqual(all(lexicon), expected);
      for (const [at, one] of expected.entries()) assert.equal(findWord(lexicon, one), at);
    }),
  );
});

test('numbers given while building lead to the places in the lexicon', () => {
  const builder = new LexiconBuilder();
  const numbers = ['pear', 'apple', 'pear', 'fig'].map((one) => builder.number(one));
  const { lexicon, places } = builder.build();
  assert.deepEqual(
    numbers.map((number) => wordAt(lexicon, places[number]!)),
    ['pear', 'apple', 'pear', 'fig'],
  );
});

test('a word that is not there is not found', () => {
  assert.equal(findWord(lexiconOf(['abc']), 'ab'), undefined);
  assert.equal(findWord(lexiconOf(['abc']), 'abcd'), undefined);
});

test('the range of a beginning holds the words that begin so, and no other', () => {
  fc.assert(
    fc.property(wordList, fc.stringMatching(/^[abc]{1,3}$/), (words, prefix) => {
      const lexicon = lexiconOf(words);
      const { from, to } = prefixRange(lexicon, Buffer.from(prefix));
      assert.deepEqual(
        all(lexicon).slice(from, to),
        all(lexicon).filter((one) => one.startsWith(prefix)),
      );
    }),
  );
});

/** Optimal string alignment over bytes by its definition. */
function distance(a: Uint8Array, b: Uint8Array, i = a.length, j = b.length): number {
  if (i === 0 || j === 0) return i + j;
  const same = a[i - 1] === b[j - 1] ? 0 : 1;
  const ways = [
    distance(a, b, i - 1, j) + 1,
    distance(a, b, i, j - 1) + 1,
    distance(a, b, i - 1, j - 1) + same,
  ];
  const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
  return Math.min(...ways, ...(swapped ? [distance(a, b, i - 2, j - 2) + 1] : []));
}

test('words near are those within the slips that begin alike, no more and no fewer', () => {
  const short = fc.stringMatching(/^[abc]{1,5}$/);
  fc.assert(
    fc.property(
      fc.uniqueArray(short, { maxLength: 40 }),
      short,
      fc.integer({ min: 0, max: 2 }),
      (words, wanted, slips) => {
        const lexicon = lexiconOf(words);
        const near = wordsNear(lexicon, wanted, slips).map((at) => wordAt(lexicon, at));
        const expected = all(lexicon).filter(
          (one) =>
            slips > 0 && one[0] === wanted[0] && distance(Buffer.from(one), Buffer.from(wanted)) <= slips,
        );
        assert.deepEqual(near, expected);
      },
    ),
    { numRuns: 200 },
  );
});
