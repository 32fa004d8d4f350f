import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seeded } from '../../statistics/random.ts';
import { RollUp } from '../roll-up.ts';
import { indexCommonWork } from './common-work.ts';
import { findMigrations } from './find.ts';
import { type Mover, windowFlows } from './flows.ts';
import { leaderOf } from './leader.ts';
import type { MigrationInput } from './read.ts';

const PEOPLE = 120;
const HOUSES = ['ash', 'birch', 'cedar'];

/** A made-up pond: everybody of a house writes with others of it by luck, people 0 to 4 of `ash` always with each other, and they leave together. */
function pond(): MigrationInput {
  const random = seeded(11);
  const houseOf = (person: number): number => person % HOUSES.length;
  const person: number[] = [];
  const work: number[] = [];
  const team = [0, 3, 6, 9, 12];
  const sign = (people: readonly number[]): void => {
    const number = new Set(work).size;
    for (const one of people) {
      person.push(one);
      work.push(number);
    }
  };
  sign(team);
  for (let i = 0; i < 60; i++) {
    const a = Math.floor(random() * PEOPLE);
    const b = (a + HOUSES.length * (1 + Math.floor(random() * 39))) % PEOPLE;
    if (a !== b) sign([a, b]);
  }
  const moveOf = (one: number, to: string, day: number): Mover => ({
    move: `m_${String(one).padStart(3, '0')}`,
    person: one,
    from: HOUSES[houseOf(one)]!,
    to,
    day,
    kind: 'move',
    strength: 'likely',
    knownOn: day,
    heads: false,
  });
  const lone = [30, 33, 36, 40, 43, 61, 64, 71, 74, 77];
  const people = Array.from({ length: PEOPLE }, (_, i) => `p_${String(i).padStart(3, '0')}`);
  return {
    people,
    firstYear: new Int32Array(PEOPLE).fill(2010),
    moves: [
      ...team.map((one, i) => moveOf(one, 'willow', 18_000 + 20 * i)),
      ...lone.map((one, i) => moveOf(one, HOUSES[(houseOf(one) + 1) % 3]!, 18_000 + 30 * i)),
    ],
    stays: {
      person: Int32Array.from(people, (_, i) => i),
      organisation: people.map((_, i) => HOUSES[houseOf(i)]!),
      from: new Int32Array(PEOPLE).fill(16_000),
      to: new Int32Array(PEOPLE).fill(18_000),
    },
    work: indexCommonWork(
      Int32Array.from(person),
      Int32Array.from(work),
      PEOPLE,
      new Int32Array(new Set(work).size).fill(17_000),
    ),
    field: new Int32Array(new Set(work).size),
    rollUp: new RollUp([], new Set()),
    kindOf: new Map(HOUSES.map((house) => [house, 'company'])),
  };
}

test('a team planted in a made-up pond is found, and nothing else', async () => {
  const tested = await findMigrations(pond(), { threads: 1, permutations: 2000 });
  const declared = tested.filter(({ q }) => q.some((rate) => rate <= 0.05));
  assert.deepEqual(
    declared.map(({ flow }) => [flow.from, flow.to, flow.movers.length]),
    [['ash', 'willow', 5]],
  );
  assert.equal(declared[0]?.answer.groups[0]?.pairs.length, 10);
});

test('two threads and shuffled moves and stays answer the same', async () => {
  const input = pond();
  const one = await findMigrations(input, { threads: 1, permutations: 500 });
  const two = await findMigrations(
    { ...input, moves: [...input.moves].reverse() },
    { threads: 2, permutations: 500 },
  );
  assert.deepEqual(two, one);
});

test('a move within one house is no flow, and laboratories are also looked at as their firm', () => {
  const edge = (child: string, parent: string, kind = 'parent') => ({
    child,
    parent,
    kind,
    from: 0,
    to: 2 ** 30,
  });
  const rollUp = new RollUp(
    [edge('pike-lab', 'pike'), edge('perch-lab', 'pike'), edge('roach', 'rudd', 'successor')],
    new Set(['pike', 'pike-lab', 'perch-lab']),
  );
  const go = (move: string, person: number, from: string, to: string): Mover => ({
    ...{ move, person, from, to },
    day: 1000,
    kind: 'move',
    strength: 'likely',
    knownOn: 1000,
    heads: false,
  });
  const flows = windowFlows(
    [
      go('a', 1, 'pike-lab', 'trout'),
      go('b', 2, 'perch-lab', 'trout'),
      go('c', 3, 'pike-lab', 'perch-lab'),
      go('d', 4, 'pike-lab', 'pike'),
      go('e', 5, 'roach', 'rudd'),
      go('f', 6, 'roach', 'rudd'),
    ],
    rollUp,
  );
  assert.deepEqual(
    flows.map(({ level, from, to, movers }) => [level, from, to, movers.length]),
    [['parent', 'pike', 'trout', 2]],
  );
});

test('the leader is the member whom most tied members follow; of equals the earliest', () => {
  const member = (id: string, day: number, heads = false, kind = 'move') => ({
    ...{ id, day, kind, move: id, person: 0, from: 'a', to: 'b', strength: 'likely', knownOn: 0 },
    heads,
  });
  const members = [member('x', 300), member('y', 100), member('z', 0), member('w', 200)];
  const all = [0, 1, 2, 3];
  assert.equal(
    leaderOf(members, all, [
      [0, 1],
      [0, 2],
    ]),
    2,
  );
  assert.equal(
    leaderOf(members, all, [
      [0, 1],
      [3, 1],
      [1, 2],
    ]),
    1,
  );
  assert.equal(leaderOf(members, all, []), -1);
  const headed = [...members, member('v', 400, true)];
  assert.equal(leaderOf(headed, [...all, 4], [[0, 1]]), 4, 'a chief executive leads, tied or not');
  assert.equal(leaderOf(headed, all, []), -1, 'who is not of the team does not lead it');
});
