import { logStay } from '../course/model.ts';
import type { WindowFlow } from './flows.ts';
import { WINDOW } from './windows.ts';

const YEAR = 365.25;
/** Tenure, in years, of those whose coming is not on record: long enough for the steady hazard. */
const LONG = 5;

/** How many would have gone, were the people of the origin as likely to go there as those of its peers, and how often as many would. */
export interface FlowSize {
  readonly expected: number;
  readonly p: number;
}

/** Destinations of the leavers of each kind of origin, by day, at one level. */
export class Destinations {
  readonly #moves: ReadonlyMap<
    string,
    readonly { readonly day: number; readonly from: string; readonly to: string }[]
  >;
  readonly #kindOf: ReadonlyMap<string, string>;

  constructor(
    flows: readonly { readonly day: number; readonly from: string; readonly to: string }[],
    kindOf: ReadonlyMap<string, string>,
  ) {
    this.#kindOf = kindOf;
    this.#moves = Map.groupBy(flows, ({ from }) => kindOf.get(from) ?? '');
  }

  /** Share of those who left peers of the origin within the window who went to the destination, one more counted than did. */
  share({ from, to, movers }: WindowFlow): number {
    const start = movers[0]!.day;
    let [all, there] = [0, 0];
    for (const move of this.#moves.get(this.#kindOf.get(from) ?? '') ?? []) {
      if (move.from === from || move.day < start || move.day > start + WINDOW) continue;
      all++;
      if (move.to === to) there++;
    }
    return (there + 1) / (all + 1);
  }
}

/**
 * Chance that so many of a pool go one way within a window: each leaves with the hazard of their tenure and then goes there with the
 * same share. The sum is Poisson-binomial (Hong 2013). `tenures` in days, NaN where not known.
 */
export function flowSize(tenures: Float64Array, share: number, went: number): FlowSize {
  const chances = tenures.map((days) => {
    const years = Number.isFinite(days) ? Math.max(0, days) / YEAR : LONG;
    return share * -Math.expm1(logStay(years + WINDOW / YEAR) - logStay(years));
  });
  return { expected: chances.reduce((sum, one) => sum + one, 0), p: atLeast(chances, went) };
}

/** Chance that at least `count` of independent events of these chances take place, by adding one event after the other. */
export function atLeast(chances: Float64Array, count: number): number {
  // of[k]: chance of k events so far; the last place holds "count or more".
  const of = new Float64Array(count + 1);
  of[0] = 1;
  for (const chance of chances) {
    of[count]! += (count > 0 ? of[count - 1]! : 0) * chance;
    for (let k = count - 1; k > 0; k--) of[k] = of[k]! * (1 - chance) + of[k - 1]! * chance;
    if (count > 0) of[0]! *= 1 - chance;
  }
  return Math.min(1, of[count]!);
}
