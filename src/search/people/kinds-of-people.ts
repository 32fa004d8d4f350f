import { facetNames } from '../../tables/facet-names.ts';
import { type Numbers, narrow } from '../files/number-sets.ts';
import type { FacetLevels } from './facet-levels.ts';
import type { Profiles } from './profiles.ts';

/** When somebody's first work was published: their career's age, in words that stay true. */
export const stages = ['since-2022', '2016-2021', 'before-2016', 'no-work'] as const;
export type Stage = (typeof stages)[number];

/** Years are told apart below this one. */
export const yearsCounted = 4096;

/** Stage of who published first in a year; 0 is no year. */
export function stageOf(first: number): Stage {
  if (first === 0) return 'no-work';
  return first >= 2022 ? 'since-2022' : first >= 2016 ? '2016-2021' : 'before-2016';
}

/**
 * People are of one kind who have the same stage, the same last year and the same facets at which they stand high. There are a few hundred
 * kinds, so that who is found is counted by one number in place of three.
 */
export interface Kinds {
  /** Kind of each person. */
  readonly of: Numbers;
  /** Of each kind: its stage, by its place among `stages`, the year of the last public work, and the bits of `FacetLevels.high`. */
  readonly stage: Uint8Array;
  readonly last: Uint16Array;
  readonly high: Uint8Array;
}

/** Kinds in the order in which they first come. @param levels without them nobody stands high at anything */
export function kindsOf(
  { first, last }: Pick<Profiles, 'first' | 'last'>,
  levels: FacetLevels | undefined,
): Kinds {
  const stageOfYear = Uint8Array.from({ length: yearsCounted }, (_, year) => stages.indexOf(stageOf(year)));
  const highs = 2 ** facetNames.length;
  const known = new Uint32Array(yearsCounted * stages.length * highs);
  const keys: number[] = [];
  const of = new Uint32Array(last.length);
  for (let person = 0; person < of.length; person++) {
    const stage = stageOfYear[first[person]! % yearsCounted]!;
    const year = last[person]! % yearsCounted;
    const key = (year * stages.length + stage) * highs + (levels?.high[person] ?? 0);
    if (known[key] === 0) known[key] = keys.push(key);
    of[person] = known[key]! - 1;
  }
  return {
    of: narrow(of),
    stage: Uint8Array.from(keys, (key) => Math.trunc(key / highs) % stages.length),
    last: Uint16Array.from(keys, (key) => Math.trunc(key / highs / stages.length)),
    high: Uint8Array.from(keys, (key) => key % highs),
  };
}
