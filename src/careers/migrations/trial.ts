import { type Chance, chanceOf, type Draws, drawMostTied, type Pool } from './chance.ts';
import { Circle, type CommonWork } from './common-work.ts';
import { stratify, type Traits } from './strata.ts';
import { groupsOf, type TiedGroup, TiedGroups } from './tied-groups.ts';

/** A flow to test: who was at the origin, who of them went, and until when common work counts as earlier. */
export interface TrialTask {
  /** People at the origin, movers first, as numbers of `CommonWork`. */
  readonly pool: Int32Array;
  readonly movers: number;
  readonly traits: Traits;
  /** Last day of publication of earlier work, and of the window, days since 1970. */
  readonly until: number;
  readonly windowTo: number;
  readonly draws: Draws;
  /** Asks for so many draws of the most tied group under chance too, for measuring the rate of false discoveries. */
  readonly permuted?: number;
}

/** Groups of movers with earlier ties, most tied first, and how often chance shows as much. */
export interface TrialAnswer {
  readonly groups: readonly (TiedGroup & { readonly later: number })[];
  readonly chance: Chance;
  /** How the pool was stratified; empty where nothing had to be drawn. */
  readonly by: string;
  /** Of each permuted data set, the p of its most tied group; empty where not asked. */
  readonly permuted: Float64Array;
}

/** Tests one flow. Movers without any earlier tie need no permutation: chance shows as much always. */
function runTrial(circle: Circle, task: TrialTask): TrialAnswer {
  const movers = Int32Array.from({ length: task.movers }, (_, i) => i);
  const people = task.pool.subarray(0, task.movers);
  const groups = groupsOf(task.movers, new TiedGroups(circle.ties(people, task.until)).pairs(movers));
  if (groups.length === 0 && task.permuted === undefined)
    return {
      groups: [],
      chance: { p: [], expected: 0, permutations: 0 },
      by: '',
      permuted: new Float64Array(),
    };
  const ties = circle.ties(task.pool, task.until);
  const { stratum, by } = stratify(movers, task.traits);
  const pool: Pool = { ties, stratum, movers };
  const later = new TiedGroups(circle.ties(people, Number.POSITIVE_INFINITY, task.windowTo));
  return {
    groups: groups.map((group) => ({ ...group, later: later.pairs(Int32Array.from(group.members)).length })),
    chance: chanceOf(
      groups.map(({ pairs }) => pairs.length),
      pool,
      task.draws,
    ),
    by,
    permuted: permutedP(pool, task),
  };
}

/** p of `permuted` data sets in which movers are drawn by chance, each against the permutations of another seed. */
function permutedP(pool: Pool, { permuted, draws }: TrialTask): Float64Array {
  if (permuted === undefined) return new Float64Array();
  const reference = drawMostTied(pool, draws.seed ^ 0x5bd1e995, draws.most).sort();
  return Float64Array.from(drawMostTied(pool, draws.seed ^ 0x1b873593, permuted), (most) =>
    most === 0 ? 1 : (1 + draws.most - firstAtLeast(reference, most)) / (1 + draws.most),
  );
}

function firstAtLeast(sorted: Int32Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Does trials one after the other on one index of common work. */
export function trialBench(work: CommonWork): (task: TrialTask) => TrialAnswer {
  const circle = new Circle(work);
  return (task) => runTrial(circle, task);
}
