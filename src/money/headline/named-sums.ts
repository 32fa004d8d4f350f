import { type Instrument, instrumentOf } from './instruments.ts';
import { isYearly, withoutForfeits, yearsOf } from './spans.ts';
import type { Said } from './sums.ts';

/** One sum of several. */
export interface NamedSum {
  readonly instrument: Exclude<Instrument, 'total'>;
  readonly amount: number;
  /** For each year: a salary is, unless it is said to be over several. */
  readonly yearly: boolean;
}

const JOINT = /[;+&]|,(?!\d)|\b(?:plus|and|et|with|avec)\b/i;

/** Sums that each have a name of their own, all different; a sum that is part of another is none. */
export function partsOf(text: string, amounts: readonly Said[]): NamedSum[] {
  if (amounts.length < 2 || /\b(?:of which|including|dont|inclu\p{L}*|in the first)\b/iu.test(text))
    return [];
  const joints = amounts.slice(1).map(({ at }, place) => {
    const from = amounts[place]?.end ?? 0;
    const joint = JOINT.exec(text.slice(from, at));
    return joint === null ? null : from + joint.index;
  });
  if (joints.includes(null)) return [];
  const bounds = [0, ...joints.flatMap((joint) => joint ?? []), text.length];
  const named = amounts.flatMap(({ value }, place): NamedSum[] => {
    const clause = withoutForfeits(text.slice(bounds[place], bounds[place + 1]));
    const instrument = instrumentOf(clause);
    if (instrument === null || instrument === 'total') return [];
    return [
      {
        instrument,
        amount: value,
        yearly: isYearly(clause) || (instrument === 'salary' && yearsOf(clause) === null),
      },
    ];
  });
  const different = new Set(named.map(({ instrument }) => instrument)).size === amounts.length;
  return different ? named : [];
}
