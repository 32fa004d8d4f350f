import { ratesOf, type TestedFlow } from '../careers/migrations/find.ts';
import type { Mover } from '../careers/migrations/flows.ts';
import { type Random, seeded } from '../statistics/random.ts';

/** Rate of false discoveries that is allowed. */
export const ALLOWED = 0.05;

/** What is declared in data whose labels were permuted, where every declaration is false. */
export interface PermutedFigures {
  readonly datasets: number;
  /** Share of data sets in which anything is declared: the realised rate of false discoveries where all are false. */
  readonly ours: number;
  /** Mean number declared in a data set, and in the record as it is. */
  readonly declared: number;
  readonly observed: number;
  /** The same for the rule without a test: any two with earlier work in common who go the same way are a team. */
  readonly declaredUntested: number;
  readonly observedUntested: number;
}

/** Reads the permuted data sets that `findMigrations` drew with `permuted`: the label "went" dealt anew within strata, everywhere. */
export function permutedFigures(tested: readonly TestedFlow[]): PermutedFigures {
  const testable = tested.filter((one) => one.testable);
  const flows = testable.map(({ flow }) => flow);
  const datasets = testable[0]?.answer.permuted.length ?? 0;
  let [any, declared, untested] = [0, 0, 0];
  for (let set = 0; set < datasets; set++) {
    const p = testable.map(({ answer }) => [answer.permuted[set]!]);
    const false_ = ratesOf(p, flows).filter(([q]) => q! <= ALLOWED).length;
    any += false_ > 0 ? 1 : 0;
    declared += false_;
    untested += p.filter(([one]) => one! < 1).length;
  }
  return {
    datasets,
    ours: any / datasets,
    declared: declared / datasets,
    observed: tested.flatMap(({ q }) => q).filter((q) => q <= ALLOWED).length,
    declaredUntested: untested / datasets,
    observedUntested: testable.filter(({ answer }) => answer.groups.length > 0).length,
  };
}

/** Years of leaving within which destinations are exchanged. */
const PERIOD = 3;
const YEAR = 365.25;

/**
 * A harder chance: everybody leaves as they did, but destinations, each with its day, are exchanged among those who left the same
 * organisation in the same three years. Flows keep their size; whom one goes with is luck.
 */
export function exchangeDestinations(moves: readonly Mover[], seed: number): Mover[] {
  const random = seeded(seed);
  const left = Map.groupBy(moves, ({ from, day }) => `${from} ${Math.floor(day / (PERIOD * YEAR))}`);
  return [...left]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, list]) => {
      const order = shuffled(list, random);
      return list.map((move, i) => ({ ...move, to: order[i]!.to, day: order[i]!.day }));
    });
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  const order = [...list];
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}
