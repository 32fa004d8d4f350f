import { facetNames } from '../../tables/facet-names.ts';
import { type Numbers, narrow } from '../files/number-sets.ts';
import type { FacetLevels } from './facet-levels.ts';
import type { Filtered } from './profiles.ts';

/** When somebody's first work was published: their career's age, in words that stay true, such as `since-2022`, `2016-2021`, `before-2016` or `no-work`. */
export type Stage = string;

/** How a stage is written; whichever years it names, it can be asked for. */
export const stageWritten = /^(?:since-\d{4}|\d{4}-\d{4}|before-\d{4}|no-work)$/;

/** Stages that people are counted by at the end of a year: who began in its last four years, in the six before, earlier, or has published nothing. */
export const stagesAt = (year: number): readonly Stage[] => [
  `since-${year - 3}`,
  `${year - 9}-${year - 4}`,
  `before-${year - 9}`,
  'no-work',
];

/** Stages of a question that is not put to a past year. */
export const stages = stagesAt(2025);

/** Years are told apart below this one. */
export const yearsCounted = 4096;

/** Whether somebody whose first work is of a year is of a stage; 0 is no year. */
export function isOfStage(first: number, stage: Stage): boolean {
  const [from, to] = stage.match(/\d+/g) ?? [];
  if (from === undefined) return first === 0;
  const year = Number(from);
  if (first === 0) return false;
  if (stage.startsWith('since')) return first >= year;
  return stage.startsWith('before') ? first < year : first >= year && first <= Number(to);
}

/**
 * People are of one kind who have the same stage, the same last year and the same facets at which they stand high. There are a few hundred
 * kinds, so that who is found is counted by one number in place of three.
 */
export interface Kinds {
  /** Kind of each person. */
  readonly of: Numbers;
  /** Those that people are told apart by. */
  readonly stages: readonly Stage[];
  /** Of each kind: its stage, by its place among those, the year of the last public work, and the bits of `FacetLevels.high`. */
  readonly stage: Uint8Array;
  readonly last: Uint16Array;
  readonly high: Uint8Array;
}

/**
 * Kinds in the order in which they first come.
 * @param levels without them nobody stands high at anything
 * @param stages of which each first year has one
 */
export function kindsOf(
  { first, last, until = yearsCounted }: Pick<Filtered, 'first' | 'last' | 'until'>,
  levels: FacetLevels | undefined,
  among: readonly Stage[] = stages,
): Kinds {
  const stageOfYear = Uint8Array.from({ length: yearsCounted }, (_, year) =>
    among.findIndex((stage) => isOfStage(year > until ? 0 : year, stage)),
  );
  const highs = 2 ** facetNames.length;
  const known = new Uint32Array(yearsCounted * among.length * highs);
  const keys: number[] = [];
  const of = new Uint32Array(last.length);
  for (let person = 0; person < of.length; person++) {
    const stage = stageOfYear[first[person]! % yearsCounted]!;
    const year = last[person]! % yearsCounted;
    const key = (year * among.length + stage) * highs + (levels?.high[person] ?? 0);
    if (known[key] === 0) known[key] = keys.push(key);
    of[person] = known[key]! - 1;
  }
  return {
    of: narrow(of),
    stages: among,
    stage: Uint8Array.from(keys, (key) => Math.trunc(key / highs) % among.length),
    last: Uint16Array.from(keys, (key) => Math.trunc(key / highs / among.length)),
    high: Uint8Array.from(keys, (key) => key % highs),
  };
}
