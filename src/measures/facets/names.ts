import { breadth } from './breadth.ts';
import { crossFunctional } from './cross-functional.ts';
import { depth } from './depth.ts';
import { impact } from './impact.ts';
import { leadership } from './leadership.ts';
import type { Metric } from './piece.ts';
import { responsibility } from './responsibility.ts';

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

/** How each is measured. */
export const metrics: Readonly<Record<FacetName, Metric>> = {
  depth,
  breadth,
  impact,
  responsibility,
  'cross-functional': crossFunctional,
  leadership,
};
