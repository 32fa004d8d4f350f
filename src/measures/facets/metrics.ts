import type { FacetName } from '../../tables/facet-names.ts';
import { breadth } from './breadth.ts';
import { crossFunctional } from './cross-functional.ts';
import { depth } from './depth.ts';
import { impact } from './impact.ts';
import { leadership } from './leadership.ts';
import type { Metric } from './piece.ts';
import { responsibility } from './responsibility.ts';

/** How each is measured. */
export const metrics: Readonly<Record<FacetName, Metric>> = {
  depth,
  breadth,
  impact,
  responsibility,
  'cross-functional': crossFunctional,
  leadership,
};
