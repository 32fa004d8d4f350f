import { isoDay } from '../../calendar/day-number.ts';
import { INT_NULL } from '../../engine/engine.ts';
import { h60 } from '../../tables/h60.ts';
import { base32 } from '../../tables/ids.ts';
import type { Cells } from '../append-rows.ts';
import { findMigrations, type TestedFlow } from '../migrations/find.ts';
import type { Mover } from '../migrations/flows.ts';
import type { MigrationInput } from '../migrations/read.ts';

/** Least and most people of a team that disperses: a larger connected group is a house that people leave, not a team. */
const SIZE = { least: 4, most: 25 };
/** Least number of places they go to; and no place takes more than half of them, which would be a migration. */
const PLACES = 3;
/** What the destination is called while all who leave are looked at together. */
const ANYWHERE = '*';

/** Rows of `dispersal`: connected groups of leavers of one organisation, tested as team migrations are, wherever they went. */
export async function findDispersals(input: MigrationInput, threads: number): Promise<Cells[]> {
  const destination = new Map(input.moves.map(({ move, to }) => [move, to]));
  const outside = input.moves.filter(({ from, to, day }) => !input.rollUp.sameHouse(from, to, day));
  const moves = outside.map((move): Mover => ({ ...move, to: ANYWHERE }));
  const tested = await findMigrations({ ...input, moves }, { threads, levels: ['laboratory'] });
  return tested.filter(({ testable }) => testable).flatMap((one) => rowsOf(one, input.people, destination));
}

function rowsOf(
  { flow, answer, q }: TestedFlow,
  people: readonly string[],
  destination: ReadonlyMap<string, string>,
): Cells[] {
  return answer.groups.flatMap((group, i) => {
    const members = group.members.map((at) => flow.movers[at]!);
    const places = Map.groupBy(members, ({ move }) => destination.get(move)!);
    const largest = Math.max(...[...places.values()].map((list) => list.length));
    if (members.length < SIZE.least || members.length > SIZE.most) return [];
    if (places.size < PLACES || largest * 2 > members.length) return [];
    const first = people[members[0]!.person]!;
    const known = members.map(({ knownOn }) => knownOn).filter((day) => day !== INT_NULL);
    return {
      dispersal: `d_${base32(h60(`${flow.from} ${first}`), 8)}`,
      organisation: flow.from,
      window_from: isoDay(members[0]!.day),
      window_to: isoDay(members.at(-1)!.day),
      people: members.length,
      destinations: places.size,
      ties_before: group.pairs.length,
      expected_ties: answer.chance.expected,
      p: answer.chance.p[i]!,
      q: q[i]!,
      members: members.map(({ person, move }) => `${people[person]}>${destination.get(move)}`).join(' '),
      known_on: known.length === members.length ? isoDay(Math.max(...known)) : null,
    };
  });
}
