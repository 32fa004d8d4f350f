import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCorpus } from '../corpus/corpus.ts';
import { inputOf } from '../corpus/sample.ts';
import { nodesOfCores } from '../passes/nodes.ts';
import { readCircles } from './circles.ts';
import { GroupEvidence } from './group-evidence.ts';
import { groupFeatures } from './levels.ts';

/** The level of seniority of two groups of works of one name: each work by its year, and whether it lists the name first or last. */
function seniority(...groups: readonly (readonly (readonly [year: number, place: 'first' | 'last'])[])[]) {
  const works = groups.flatMap((group, side) => group.map(([year, place]) => ({ side, year, place })));
  const input = inputOf(
    works.map(({ year, place }, i) => ({
      title: `Flow of rivers ${i}`,
      year,
      authors: place === 'first' ? ['Wei Wang', 'Ada Byron'] : ['Max Perutz', 'Wei Wang'],
    })),
  );
  const { corpus } = readCorpus(input);
  const evidence = new GroupEvidence(
    corpus,
    nodesOfCores(corpus, readCircles(corpus, corpus.core, corpus.members)),
  );
  evidence.clear();
  for (const side of groups.keys())
    evidence.profiles.read(
      [...input.rawName.keys()].filter((line) => {
        const number = Number(/\d+/.exec(input.title[input.work[line]!]!)?.[0]);
        return input.rawName[line] === 'Wei Wang' && works[number]!.side === side;
      }),
    );
  evidence.among([0, 1]);
  evidence.from(0);
  const levels = new Uint8Array(groupFeatures.length);
  const context = { crowding: 0, mentions: works.length, groups: 2, meanScore: 0, bestScore: 0 };
  evidence.levels(1, { ...context, given: 0, nearest: 0 }, levels);
  const place = groupFeatures.findIndex(({ name }) => name === 'seniority');
  return groupFeatures[place]!.labels[levels[place]!];
}

test('who led before somebody first signs a work as first author is senior to them', () => {
  const leader = [
    [2010, 'last'],
    [2012, 'last'],
  ] as const;
  const beginner = [[2013, 'first']] as const;
  assert.equal(seniority(leader, beginner), 'the earlier one leads, the later one follows');
  assert.equal(seniority(beginner, leader), 'the earlier one leads, the later one follows');
});

test('who leads only later is not', () => {
  const career = [
    [2016, 'first'],
    [2021, 'last'],
    [2022, 'last'],
    [2023, 'last'],
  ] as const;
  assert.equal(seniority(career, [[2017, 'first']]), 'one leads');
});
