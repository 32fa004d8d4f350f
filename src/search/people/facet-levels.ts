import { facetNames } from '../../tables/facet-names.ts';
import { damaged, octets, type Sections } from '../files/sections.ts';

/** Where a person has no percentile of a facet. */
export const unknownLevel = 255;

/** The percentile from which people of a facet are counted. */
export const counted = 80;

/** Where everybody stands in each facet, by number of the person: percentiles in bytes, 255 where too little is known. */
export interface FacetLevels {
  /** One byte a facet, in the order of `facetNames`, person by person. */
  readonly levels: Uint8Array;
  /** A bit for each facet at which the person stands among the first fifth of their cohort. */
  readonly high: Uint8Array;
}

/**
 * Lays out percentiles by number of the person.
 * @param people how many are numbered
 * @param numbers of some people
 * @param percentiles of each facet, by row of `numbers`; not a number where too little is known
 */
export function facetLevels(
  people: number,
  numbers: ArrayLike<number>,
  percentiles: readonly ArrayLike<number>[],
): FacetLevels {
  const levels = new Uint8Array(people * facetNames.length).fill(unknownLevel);
  const high = new Uint8Array(people);
  for (let row = 0; row < numbers.length; row++) {
    const number = numbers[row]!;
    for (const [at, of] of percentiles.entries()) {
      if (Number.isNaN(of[row]!)) continue;
      const level = Math.floor(of[row]!);
      levels[number * facetNames.length + at] = level;
      if (level >= counted) high[number]! |= 1 << at;
    }
  }
  return { levels, high };
}

/** As sections of an index file. */
export const facetSections = ({ levels, high }: FacetLevels): Sections => ({ levels, high });

/** From sections of an index file. @throws `search-index-damaged` where they are not of so many people */
export function readFacetLevels(sections: Sections, people: number, file: string): FacetLevels {
  const read = { levels: octets(sections, 'levels'), high: octets(sections, 'high') };
  if (read.high.length === people) return read;
  throw damaged(file, `It is of ${read.high.length} people, and the index of ${people}.`);
}
