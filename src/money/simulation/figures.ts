import type { Model } from './model.ts';

/** Where figures stand: kept by month, utility, after tax, then by part: on staying, and over leaving. */
export function figureLayout({ horizon, parts }: Pick<Model, 'horizon' | 'parts'>) {
  const utility = horizon + 1;
  return {
    utility,
    afterTax: utility + 1,
    stays: utility + 2,
    expected: utility + 2 + parts,
    size: utility + 2 + 2 * parts,
  };
}
