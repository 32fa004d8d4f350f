import { lag, model } from './model.ts';
import type { Sighting } from './sighting.ts';
import { two } from './states.ts';

const count = (state: number): number => (two(state) ? 2 : 1);

/** Chance of what speaks of somebody else after all. */
const ELSEWHERE = 0.3;
const lags = [0, lag(1), lag(2)];
/** Chances of a printed line by year since a change (0: long ago) and by how many employers are held: it names one of them; or one left. */
const ownChances = lags.flatMap((late) => [1, 2].map((many) => (1 - model.noise - late) / many));
const leftChances = lags.flatMap((late) => [1, 2].map((many) => Math.max(model.noise, late / many)));

/** Log-likelihoods of one sighting after another: half a million are read. */
export class SightingChances {
  /** Of the employer held, and of one left: by the year since the change (0: long ago) and by how many were held. */
  private readonly own = new Float64Array(ownChances.length);
  private readonly left = new Float64Array(leftChances.length);
  private elsewhere = 0;
  private bit = 0;

  read({ employer, weight, kind, times }: Sighting): void {
    const { own, left } = this;
    const log = (chance: number): number => times * Math.log(weight * chance + (1 - weight) * ELSEWHERE);
    this.bit = 1 << employer;
    if (kind === 'ended') {
      own.fill(times * model.afterEnd);
      left.fill(0);
      this.elsewhere = 0;
      return;
    }
    this.elsewhere = log(model.noise);
    if (kind === 'stated') {
      const there = [log(1), log(model.statedBeside)];
      for (let at = 0; at < own.length; at++) own[at] = there[at % 2]!;
      left.fill(this.elsewhere);
      return;
    }
    for (let at = 0; at < own.length; at++) {
      own[at] = log(ownChances[at]!);
      left[at] = log(leftChances[at]!);
    }
  }

  /** In a state, after leaving the employers `before`, in the year `late` since (0: long ago). */
  in(state: number, before: number, late: number): number {
    if (state & this.bit) return this.own[late * 2 + count(state) - 1]!;
    return before & this.bit ? this.left[late * 2 + count(before) - 1]! : this.elsewhere;
  }
}
