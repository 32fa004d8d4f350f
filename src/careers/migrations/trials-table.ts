import { isoDay } from '../../calendar/day-number.ts';
import { INT_NULL } from '../../engine/engine.ts';
import type { StepContext } from '../../engine/step-context.ts';
import { h60 } from '../../tables/h60.ts';
import { base32 } from '../../tables/ids.ts';
import { migrationTrial } from '../../tables/migrations.ts';
import { appendRows, type Cells } from '../append-rows.ts';
import { findMigrations, type TestedFlow } from './find.ts';
import type { Mover, WindowFlow } from './flows.ts';
import { leaderOf } from './leader.ts';
import type { MigrationInput } from './read.ts';

const ID_LETTERS = 8;

/** Fills `migration_trial`: every flow with its movers, the teams among them and the chance of each. */
export async function writeTrials(
  { engine, threads, progress }: StepContext,
  input: MigrationInput,
): Promise<void> {
  const tested = await findMigrations(input, { threads, progress });
  const rows = tested.flatMap((one) => rowsOf(one, input.people));
  await appendRows(engine, migrationTrial, rows);
}

/** One connected group, or those who went on a stated post without a tie on record; positions among the movers. */
interface Team {
  readonly members: readonly number[];
  readonly pairs: readonly (readonly [number, number])[];
  readonly later: number;
  readonly p: number | null;
  readonly q: number | null;
}

/** The rows of one flow: its teams' members, then those who are of none. */
function rowsOf(tested: TestedFlow, people: readonly string[]): Cells[] {
  const { flow, pool, answer } = tested;
  const teams = teamsOf(tested);
  const expected = answer.groups.length === 0 || !tested.testable ? null : answer.chance.expected;
  const of = {
    level: flow.level,
    from_organisation: flow.from,
    to_organisation: flow.to,
    flow_from: isoDay(flow.movers[0]!.day),
    expected_ties: expected,
    pool,
    expected_flow: tested.size.expected,
    flow_p: tested.size.p,
    strata: answer.by,
    permutations: answer.chance.permutations,
  };
  const inTeam = new Set(teams.flatMap(({ members }) => members));
  const alone = [...flow.movers.keys()].filter((i) => !inTeam.has(i));
  const rest = { members: alone, pairs: [], later: 0, p: 1, q: tested.testable ? 1 : null };
  return [
    ...teams.flatMap((team) => teamRows(team, flow, people, of, true)),
    ...teamRows(rest, flow, people, of, false),
  ];
}

function teamRows(
  team: Team,
  { level, from, to, movers }: WindowFlow,
  people: readonly string[],
  of: Cells,
  named: boolean,
): Cells[] {
  if (team.members.length === 0) return [];
  const first = people[movers[team.members[0]!]!.person]!;
  const everybody = movers.map((mover) => ({ ...mover, id: people[mover.person]! }));
  const leader = leaderOf(everybody, team.members, team.pairs);
  return team.members.map((i) => {
    const mover = movers[i]!;
    return {
      ...of,
      person: people[mover.person]!,
      move: mover.move,
      date: isoDay(mover.day),
      move_strength: mover.strength,
      migration: named ? `g_${base32(h60(`${level} ${from} ${to} ${first}`), ID_LETTERS)}` : null,
      ties: team.pairs.filter((pair) => pair.includes(i)).length,
      leader: i === leader,
      ties_before: team.pairs.length,
      ties_after: team.later,
      p: team.p,
      q: team.q,
      known_on: mover.knownOn === INT_NULL ? null : isoDay(mover.knownOn),
    };
  });
}

/** Groups with ties; those on stated posts alone are of the most tied group, or a team of their own without ties. */
function teamsOf({ flow, testable, answer, q }: TestedFlow): Team[] {
  const tied = new Set(answer.groups.flatMap(({ members }) => members));
  const stated = [...flow.movers.keys()].filter((i) => isStated(flow.movers[i]!) && !tied.has(i));
  const teams = answer.groups.map((group, i): Team => {
    const members = i === 0 ? [...group.members, ...stated].sort((a, b) => a - b) : group.members;
    const { p } = answer.chance;
    return { ...group, members, p: testable ? p[i]! : null, q: testable ? q[i]! : null };
  });
  if (teams.length > 0 || stated.length < 2) return teams;
  return [{ members: stated, pairs: [], later: 0, p: testable ? 1 : null, q: testable ? 1 : null }];
}

function isStated({ strength }: Mover): boolean {
  return strength === 'documented';
}
