/** The six facets, in the order in which they are shown. */
export const facetNames = [
  'depth',
  'breadth',
  'impact',
  'responsibility',
  'cross-functional',
  'leadership',
] as const;
export type FacetName = (typeof facetNames)[number];
