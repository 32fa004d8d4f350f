import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCorpus } from '../corpus/corpus.ts';
import { inputOf } from '../corpus/sample.ts';
import { makeUpNames } from './made-up-names.ts';

/** Two works of each of some people, whose ids are known. */
const worksOf = (people: readonly string[]) =>
  people.flatMap((name) =>
    [2019, 2020].map((year) => ({
      title: `On ${name} in ${year}`,
      year,
      authors: [name],
      openreview: [`~${name}1`],
    })),
  );

const input = inputOf(worksOf(['Wei Wang', 'Lei Wang', 'Ada Byron', 'Emmy Noether']));
const named = readCorpus(input);
const lessonOf = (fold: (key: string) => number, learns = true) => ({
  gold: input.openreview,
  persons: input.openreview,
  fold: named.names.coreKeys.map(fold),
  learns: named.names.coreKeys.map(() => learns),
});

test('two known people of one family name become namesakes, and all else stays', () => {
  const { input: madeUp, keys } = makeUpNames(
    input,
    named,
    lessonOf(() => 0),
  );
  assert.equal(keys.size, 1);
  const [key] = [...keys];
  const { corpus, names } = readCorpus(madeUp);
  const lines = [...corpus.core.keys()].filter((line) => names.coreKeys[corpus.core[line]!] === key);
  assert.equal(lines.length, 4);
  assert.deepEqual(
    new Set(lines.map((line) => input.openreview[line])),
    new Set(['~Wei Wang1', '~Lei Wang1']),
  );
  assert.deepEqual(madeUp.mentions, input.mentions);
  for (const [line, name] of input.rawName.entries())
    if (!name.endsWith('Wang')) assert.equal(madeUp.rawName[line], name);
});

test('of two folds, or of blocks that nothing may be learned from, nobody does', () => {
  assert.equal(
    makeUpNames(
      input,
      named,
      lessonOf((key) => (key === 'wei wang' ? 1 : 0)),
    ).keys.size,
    0,
  );
  assert.equal(
    makeUpNames(
      input,
      named,
      lessonOf(() => 0, false),
    ).keys.size,
    0,
  );
});
