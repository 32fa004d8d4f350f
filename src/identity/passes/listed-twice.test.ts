import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCorpus } from '../corpus/corpus.ts';
import { inputOf } from '../corpus/sample.ts';
import { listedAgain, listedTwice } from './listed-twice.ts';
import { readTies } from './ties.ts';

/** A name for each number, no part of which is another's. */
const nameOf = (number: number) =>
  [...String(number)].reduce(
    (name, digit) => name + 'bdfgklmnrt'[Number(digit)] + 'aeiouaeiou'[Number(digit)],
    'V',
  );
const bystanders = Array.from({ length: 700 }, (_, i) => `${nameOf(i)}a ${nameOf(i)}o`);
const crowd = Array.from({ length: 20 }, (_, i) => [`Wei ${nameOf(i)}i`, `${nameOf(i)}u Wang`]).flat();
const works = (openreview: readonly (string | null)[] = []) => [
  { title: 'Nets of rivers', year: 2015, authors: ['Rémi Munos', 'Ada Byron', 'REMI MUNOS'], openreview },
  { title: 'Nets of lakes', year: 2016, authors: ['Wei Wang', 'Wei Wang'] },
  { title: 'Nets of seas', year: 2017, authors: ['Remi J. Munos', 'Remi Munos'] },
  { title: 'All others', year: 2018, authors: [...bystanders, ...crowd] },
];

test('a rare name that a work prints twice is one author, a common one two; so are two printed names', () => {
  const input = inputOf(works());
  const pairs = listedTwice(readCorpus(input).corpus).map((pair) =>
    pair.map((line) => input.rawName[line]).sort(),
  );
  assert.deepEqual(pairs, [['REMI MUNOS', 'Rémi Munos']]);
});

test('in a small home, where no name is known to be rare, nobody is', () => {
  assert.deepEqual(listedTwice(readCorpus(inputOf(works().slice(0, 3))).corpus), []);
});

test('such lines are tied, unless each bears an id of its own or a person parted them', () => {
  const linesOf = (input: ReturnType<typeof inputOf>) =>
    [...input.rawName.keys()].filter((i) => /^r.mi munos$/i.test(input.rawName[i]!) && input.work[i] === 0);
  const areTied = (input: ReturnType<typeof inputOf>, blind = false) => {
    const { tie } = readTies(input, blind, listedTwice(readCorpus(input).corpus));
    const [a, b] = linesOf(input);
    return tie[a!]! >= 0 && tie[a!] === tie[b!];
  };
  const input = inputOf(works(['~Remi_Munos1', null, null]));
  assert.ok(areTied(input));
  const twoIds = inputOf(works(['~Remi_Munos1', null, '~Remi_Munos2']));
  assert.ok(!areTied(twoIds));
  assert.ok(areTied(twoIds, true));
  const [a, b] = linesOf(input).map((line) => input.mentions[line]!);
  assert.ok(!areTied({ ...input, decisions: [{ a: a!, b: b!, same: false }] }));
});

test('a line repeats the first by position of the same person on the same work, whatever the order of keys', () => {
  const input = inputOf([
    { title: 'Nets of rivers', year: 2015, authors: ['Ada Byron', 'Rémi Munos', 'Ada Byron', 'Ada Byron'] },
    { title: 'Nets of lakes', year: 2016, authors: ['Ada Byron', 'et al.', 'et al.'] },
  ]);
  const names = [...new Set(input.rawName)];
  const people = {
    cluster: Int32Array.from(input.rawName, (name) => names.indexOf(name)),
    clusters: names.length,
  };
  const { corpus } = readCorpus(input);
  const placesOf = (position: Int16Array) =>
    [...listedAgain(corpus, people, position)].map((pair) => pair.map((line) => position[line])).sort();
  assert.deepEqual(placesOf(input.position), [
    [2, 0],
    [3, 0],
  ]);
  const turned = input.position.map((place) => 3 - place);
  assert.deepEqual(placesOf(turned), [
    [1, 0],
    [3, 0],
  ]);
});
