import { FrozenFacets } from '../measures/facets/frozen.ts';
import type { Observatory } from './operation.ts';

const measuring = new WeakMap<Observatory['search'], FrozenFacets>();

/** What measures the facets of past years, one for each build. */
export function facetsMeasured({ search, database }: Observatory): FrozenFacets {
  const known = measuring.get(search) ?? new FrozenFacets(database);
  measuring.set(search, known);
  return known;
}
