import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Affinity } from '../affinity/affinity.ts';
import { sentencesOf } from '../affinity/sentences.ts';
import { TermFinder } from './related.ts';
import { dimensions, learnTermVectors } from './term-vectors.ts';
import { type AuthoredSubject, buildTopicIndex } from './topic-index.ts';

/** Two circles of people, whose people use all of its phrases; each circle uses its own words, and no work holds two words of one subject and one of the other. */
const circles = [
  ['sparse autoencoders', 'mechanistic circuits', 'probing neurons', 'feature attribution'],
  ['quadruped gait', 'legged terrain', 'contact dynamics', 'torque control'],
];
const works: AuthoredSubject[] = circles.flatMap((phrases, circle) =>
  Array.from({ length: 160 }, (_, at) => ({
    title: phrases[at % phrases.length]!,
    keywords: null,
    venue: null,
    year: 2024,
    authors: [0, 7].map((further) => circle * 20 + ((Math.floor(at / phrases.length) + further) % 20)),
  })),
);
const index = buildTopicIndex(works);
const vectors = learnTermVectors(
  index,
  works.map(({ title }) => title),
);
const finder = new TermFinder(vectors, index.lexicon, works.length * 100);

test('terms that the same people use point the same way, and others do not', () => {
  const mean = (a: string, b: string): number => {
    const [x, y] = [finder.direction(a), finder.direction(b)];
    return x!.reduce((sum, value, k) => sum + value * y![k]!, 0);
  };
  assert.ok(mean('autoencoders', 'circuits') > 0.5);
  assert.ok(mean('autoencoders', 'quadruped') < 0.3);
});

test('related terms are those of the same people, share no word with the question, and can be taken out', () => {
  const related = finder.relatedTo('sparse autoencoders');
  assert.ok(related.length > 0);
  for (const { written } of related) {
    assert.ok(
      circles[0]!.some((phrase) => phrase.includes(written)),
      written,
    );
    assert.ok(!/sparse|autoencoder/.test(written), written);
  }
  const [first] = related;
  const without = finder.relatedTo('sparse autoencoders', new Set([first!.written]));
  assert.ok(!without.some(({ written }) => written === first!.written));
});

test('a term that people of several subjects use is related to none of them', () => {
  const further = (title: string, authors: (at: number) => number[]): AuthoredSubject[] =>
    Array.from({ length: 160 }, (_, at) => ({
      title,
      keywords: null,
      venue: null,
      year: 2024,
      authors: authors(at),
    }));
  const others = ['protein docking', 'ligand binding'].flatMap((title) =>
    further(title, (at) => [40 + (at % 20)]),
  );
  const all = [...works, ...others, ...further('scalable', (at) => [at % 20, 20 + (at % 20)])];
  const mixed = buildTopicIndex(all);
  const learned = learnTermVectors(
    mixed,
    all.map(({ title }) => title),
  );
  const among = new TermFinder(learned, mixed.lexicon, all.length * 100);
  const [asked, hub] = ['sparse autoencoders', 'scalable'].map((text) => among.direction(text)!);
  const cosine = asked!.reduce((sum, value, k) => sum + value * hub![k]!, 0);
  const related = among.relatedTo('sparse autoencoders');
  assert.ok(cosine > 0.62, `${cosine}`);
  assert.ok(related.length > 0);
  assert.ok(!related.some(({ written }) => written === 'scalable'));
});

test('vectors have length one, and the same index gives the same bytes', () => {
  const again = learnTermVectors(
    index,
    works.map(({ title }) => title),
  );
  assert.deepEqual(again, vectors);
  for (let term = 0; term < vectors.first.length; term++) {
    const its = vectors.vectors.subarray(term * dimensions, (term + 1) * dimensions);
    const length = Math.sqrt(its.reduce((sum, byte) => sum + ((byte - 128) / 127) ** 2, 0));
    assert.ok(Math.abs(length - 1) < 0.1);
  }
});

test('affinity is nearer to a text in the words of a person, then in those of their circle, than in others', () => {
  const affinity = new Affinity(
    index,
    finder,
    works.filter((_, at) => at % 8 === 0).map(({ title }) => title),
  );
  const person = affinity.portfolio(
    [{ described: affinity.describe('sparse autoencoders'), year: 2024 }],
    2024,
  );
  const score = (text: string) => person.affinityTo(affinity.describe(text));
  assert.ok(score('sparse autoencoders') > score('mechanistic circuits'));
  assert.ok(score('mechanistic circuits') > score('quadruped gait'));
});

test('an older work says less', () => {
  const affinity = new Affinity(index, finder, []);
  const of = (year: number) =>
    affinity
      .portfolio([{ described: affinity.describe('probing neurons'), year }], 2024)
      .affinityTo(affinity.describe('probing neurons'));
  assert.ok(Math.abs(of(2016) / of(2024) - 0.5) < 1e-9);
});

test('affinity is the mean over the five nearest works; nobody’s works and unknown words are no error', () => {
  const affinity = new Affinity(index, finder, []);
  const titles = [
    'probing neurons',
    'quadruped gait',
    'sparse autoencoders',
    '',
    '深度学习',
    'zzz',
    'probing neurons',
  ];
  const own = titles.map((title) => ({ described: affinity.describe(title), year: 2020 }));
  for (const text of ['probing neurons', '', 'zzz', 'Apprentissage']) {
    const asked = affinity.describe(text);
    const each = own
      .map((one) => affinity.portfolio([one], 2024).affinityTo(asked))
      .sort((a, b) => b - a)
      .slice(0, 5);
    const mean = each.reduce((sum, one) => sum + one, 0) / 5;
    assert.ok(Math.abs(affinity.portfolio(own, 2024).affinityTo(asked) - mean) < 1e-9, text);
  }
  assert.equal(affinity.portfolio([], 2024).affinityTo(affinity.describe('probing neurons')), 0);
});

test('with a sentence model the nearer text by its vectors is the nearer one where words say nothing', () => {
  const affinity = new Affinity(index, finder, []);
  const sentences = sentencesOf([
    { title: 'qqq', vector: [1, 0.1, 3] },
    { title: 'www', vector: [0.9, 0, 3] },
    { title: 'eee', vector: [-1, 0.2, 3] },
  ]);
  const described = (title: string) => ({ ...affinity.describe(title), sentence: sentences.get(title) });
  const person = affinity.portfolio([{ described: described('qqq'), year: 2024 }], 2024);
  assert.ok(person.affinityTo(described('www')) > person.affinityTo(described('eee')));
  assert.equal(person.affinityTo(affinity.describe('www')), 0);
  assert.throws(
    () =>
      sentencesOf([
        { title: 'a', vector: [1] },
        { title: 'b', vector: [1, 2] },
      ]),
    {
      code: 'vectors-refused',
    },
  );
});
