import type { Rows } from '../../graph/rows.ts';
import { seeded } from '../../statistics/random.ts';
import { TiedGroups } from './tied-groups.ts';

/** The people of an organisation among whom movers are drawn anew; people are places in the pool. */
export interface Pool {
  /** Earlier ties of every place. */
  readonly ties: Rows;
  /** Stratum of every place, from 0. */
  readonly stratum: Int32Array;
  /** Places of those who went. */
  readonly movers: Int32Array;
}

export interface Draws {
  readonly seed: number;
  /** Most permutations drawn. */
  readonly most: number;
  /** A group whose chance is plain is left after as many permutations at least as tied (Besag and Clifford 1991). */
  readonly enough: number;
}

export interface Chance {
  /** Of each observed group: how often movers drawn at random hold a group with as many ties. */
  readonly p: readonly number[];
  /** Mean number of ties in the most tied group of movers drawn at random. */
  readonly expected: number;
  readonly permutations: number;
}

/**
 * How often chance alone shows groups as tied as these: the label "went" is permuted among the people of each stratum, the number
 * of movers of a stratum kept, and the most tied connected group of those drawn is compared with each observed group, so that a flow with
 * several groups is not tested by its best one alone. p is (1 + as tied) / (1 + permutations), or enough / permutations where it
 * stopped early: both are valid p values, never 0.
 */
export function chanceOf(observed: readonly number[], pool: Pool, draws: Draws): Chance {
  const random = seeded(draws.seed);
  const strata = drawnStrata(pool);
  const drawn = new Int32Array(pool.movers.length);
  const groups = new TiedGroups(pool.ties);
  const asTied = observed.map(() => 0);
  const p = observed.map(() => Number.NaN);
  let [total, permutation, open] = [0, 0, observed.length];
  while (permutation < draws.most && open > 0) {
    permutation++;
    draw(strata, drawn, random);
    const most = groups.mostTied(drawn);
    total += most;
    observed.forEach((ties, i) => {
      if (most < ties || !Number.isNaN(p[i])) return;
      asTied[i]!++;
      if (asTied[i] !== draws.enough) return;
      p[i] = draws.enough / permutation;
      open--;
    });
  }
  return {
    p: p.map((value, i) => (Number.isNaN(value) ? (1 + asTied[i]!) / (1 + permutation) : value)),
    expected: permutation === 0 ? Number.NaN : total / permutation,
    permutations: permutation,
  };
}

/** Most ties in one group of movers drawn at random, `count` times: data in which nobody goes with anybody. */
export function drawMostTied(pool: Pool, seed: number, count: number): Int32Array {
  const random = seeded(seed);
  const strata = drawnStrata(pool);
  const drawn = new Int32Array(pool.movers.length);
  const groups = new TiedGroups(pool.ties);
  return Int32Array.from({ length: count }, () => {
    draw(strata, drawn, random);
    return groups.mostTied(drawn);
  });
}

interface Stratum {
  readonly places: Int32Array;
  readonly take: number;
}

function drawnStrata({ stratum, movers }: Pool): Stratum[] {
  const take = new Map<number, number>();
  for (const mover of movers) take.set(stratum[mover]!, (take.get(stratum[mover]!) ?? 0) + 1);
  const places = Map.groupBy(stratum.keys(), (place) => stratum[place]!);
  return [...take]
    .sort(([a], [b]) => a - b)
    .map(([name, count]) => ({ places: Int32Array.from(places.get(name)!), take: count }));
}

/** Takes each stratum's number of places without putting back (the first steps of a Fisher-Yates shuffle). */
function draw(strata: readonly Stratum[], drawn: Int32Array, random: () => number): void {
  let at = 0;
  for (const { places, take } of strata)
    for (let i = 0; i < take; i++) {
      const j = i + Math.floor(random() * (places.length - i));
      const chosen = places[j]!;
      places[j] = places[i]!;
      places[i] = chosen;
      drawn[at++] = chosen;
    }
}
