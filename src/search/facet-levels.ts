/** Where a person has no percentile of a facet. */
export const unknownLevel = 255;

/** The percentile from which people of a facet are counted. */
export const counted = 80;

/** Where everybody stands in each facet, by number of the person: percentiles in bytes, 255 where too little is known. */
export interface FacetLevels {
  readonly names: readonly string[];
  /** One byte a facet, person by person. */
  readonly levels: Uint8Array;
  /** A bit for each facet at which the person stands among the first fifth of their cohort. */
  readonly high: Uint8Array;
}

/**
 * Lays out percentiles by number of the person.
 * @param people how many are numbered
 * @param percentiles of each facet, by row of `ids`
 */
export function facetLevels(
  people: number,
  numberOf: (id: string) => number | undefined,
  names: readonly string[],
  ids: readonly string[],
  percentiles: readonly ArrayLike<number>[],
): FacetLevels {
  const levels = new Uint8Array(people * names.length).fill(unknownLevel);
  const high = new Uint8Array(people);
  for (const [row, id] of ids.entries()) {
    const number = numberOf(id);
    if (number === undefined) continue;
    for (const [at, of] of percentiles.entries()) {
      const level = Math.floor(of[row]!);
      levels[number * names.length + at] = level;
      // What is stored decides: where too little is known it is a byte of its own.
      const stored = levels[number * names.length + at]!;
      if (stored !== unknownLevel && stored >= counted) high[number]! |= 1 << at;
    }
  }
  return { names, levels, high };
}
