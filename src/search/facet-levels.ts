/** Where a person has no percentile of a facet. */
export const unknownLevel = 255;

/** Where everybody stands in each facet, by number of the person: percentiles in bytes, 255 where too little is known. */
export interface FacetLevels {
  readonly names: readonly string[];
  /** One byte a facet, person by person. */
  readonly levels: Uint8Array;
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
  for (const [row, id] of ids.entries()) {
    const number = numberOf(id);
    if (number === undefined) continue;
    for (const [at, of] of percentiles.entries()) levels[number * names.length + at] = Math.floor(of[row]!);
  }
  return { names, levels };
}
