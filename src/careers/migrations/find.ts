import { seedOf } from '../../statistics/random.ts';
import { PRINT_LAG } from './common-work.ts';
import { falseDiscoveryRates } from './false-discovery.ts';
import { Destinations, type FlowSize, flowSize } from './flow-size.ts';
import { type Level, outsideMoves, type WindowFlow, windowFlows } from './flows.ts';
import { Pools } from './pools.ts';
import type { MigrationInput } from './read.ts';
import { runTrials } from './threads.ts';
import type { TrialAnswer, TrialTask } from './trial.ts';

/** How migrations are tested; the defaults are what a build uses. */
export interface FindOptions {
  readonly threads: number;
  readonly permutations?: number;
  /** Permutations at least as tied after which a plain chance is left. */
  readonly enough?: number;
  readonly seed?: number;
  /** Permuted data sets for measuring the rate of false discoveries. */
  readonly permuted?: number;
  /** Levels that are looked at; both unless said. */
  readonly levels?: readonly Level[];
  readonly progress?: (done: number, total: number) => void;
}

/** A flow with what the test said of it; p and q of each of its groups. */
export interface TestedFlow {
  readonly flow: WindowFlow;
  readonly pool: number;
  /** Whether the origin has as many others on record as went: else chance can't be told. */
  readonly testable: boolean;
  readonly answer: TrialAnswer;
  readonly q: readonly number[];
  /** Whether so many going there is itself beyond chance; whom they know plays no part. */
  readonly size: FlowSize;
}

/** Finds and tests all flows; the same for any number of threads and any order of the input. */
export async function findMigrations(input: MigrationInput, options: FindOptions): Promise<TestedFlow[]> {
  const levels = options.levels ?? ['laboratory', 'parent'];
  const flows = windowFlows(input.moves, input.rollUp).filter(({ level }) => levels.includes(level));
  const pools = new Pools(input);
  const drawn = flows.map((flow) => pools.of(flow));
  const tasks = flows.map((flow, i): TrialTask => taskOf(flow, drawn[i]!, options));
  const answers = await runTrials(input.work, tasks, options.threads, (done) =>
    options.progress?.(done, tasks.length),
  );
  const destinations = destinationsOf(input);
  const tested = flows.map((flow, i) => {
    const pool = tasks[i]!.pool.length;
    const size = flowSize(drawn[i]!.tenures, destinations[flow.level].share(flow), flow.movers.length);
    return { flow, pool, testable: pool >= 2 * flow.movers.length, answer: answers[i]!, size };
  });
  const q = ratesOf(tested.map(hypotheses), flows);
  return tested.map((one, i) => ({ ...one, q: q[i]! }));
}

/** Most movers that count in the weight of a hypothesis. */
const MANY = 10;

/**
 * q of every group over all flows: one without ties is a hypothesis too, with p = 1; one that can't be tested is none. Weights are
 * the pairs a flow could hold, which permuting does not change.
 */
export function ratesOf(p: readonly (readonly number[])[], flows: readonly WindowFlow[]): number[][] {
  const weights = flows.map(({ movers }) => pairsOf(Math.min(MANY, movers.length)));
  const q = falseDiscoveryRates(
    p.flat(),
    p.flatMap((list, i) => list.map(() => weights[i]!)),
  );
  let at = 0;
  return p.map((list) => {
    at += list.length;
    return q.slice(at - list.length, at);
  });
}

function hypotheses({ testable, answer }: Pick<TestedFlow, 'testable' | 'answer'>): readonly number[] {
  if (!testable) return [];
  return answer.groups.length === 0 ? [1] : answer.chance.p;
}

function pairsOf(people: number): number {
  return (people * (people - 1)) / 2;
}

/** Where people of each kind of origin went, by laboratories and by firms. */
function destinationsOf({ moves, rollUp, kindOf }: MigrationInput): Record<Level, Destinations> {
  const { laboratory, parent } = outsideMoves(moves, rollUp);
  return { laboratory: new Destinations(laboratory, kindOf), parent: new Destinations(parent, kindOf) };
}

function taskOf(
  flow: WindowFlow,
  { pool, traits }: Pick<ReturnType<Pools['of']>, 'pool' | 'traits'>,
  options: FindOptions,
): TrialTask {
  const name = `${flow.level} ${flow.from} ${flow.to} ${flow.movers[0]!.move} ${options.seed ?? 1}`;
  return {
    pool,
    movers: flow.movers.length,
    traits,
    until: flow.movers[0]!.day + PRINT_LAG,
    windowTo: flow.movers.at(-1)!.day,
    draws: { seed: seedOf(name), most: options.permutations ?? 10_000, enough: options.enough ?? 100 },
    ...(options.permuted === undefined ? {} : { permuted: options.permuted }),
  };
}
