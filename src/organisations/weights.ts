import type { Feature } from './features.ts';

/**
 * Weights of the logistic model that says whether an organisation is meant, by feature (log odds). Made on 2026-11-23
 * by `fitWeights` (src/evaluation/organisations-fit.ts) from the tuning half of data/labels/organisations.csv, which
 * holds each weight to where it stood before. Features that the labels hardly show (chairs, homonyms in another
 * place, one ordinary word before others) stand as set by judgement.
 */
export const weights: Readonly<Record<Feature, number>> = {
  bias: -3.92,
  alias: -0.45,
  acronym: -0.24,
  turned: -0.21,
  corrected: -0.47,
  'fills part': 2.25,
  'begins part': 1.08,
  'ends part': -0.29,
  'one word': -0.23,
  'two words': -0.29,
  rarity: 0.38,
  institutional: -0.57,
  homonyms: -1.85,
  'share of use': 3.58,
  use: 2.86,
  'country agrees': 0.56,
  'country conflicts': -2.17,
  'city agrees': 1.94,
  'city conflicts': -1.57,
  'parent near': 2.17,
  'child near': 2.41,
  'unrelated institution near': 0.5,
  'own entry': 2.17,
  'acronym not in capitals': -2.13,
  inactive: -1.29,
  'short acronym': -0.26,
  'share of part': -1.01,
  'country of neighbour': -0.29,
  'named twice': 2.47,
  'acronym near an institution': -0.67,
  'acronym near an institution abroad': -1.4,
  generic: -3.84,
  'generic beside its parent': 4,
  'one word near an institution': -0.99,
  'fills string': 0.67,
  'one word before other words': -7,
  'homonym fits the place better': -4.57,
  chair: -12,
  'printed as registered': 1.12,
  'fits the place best of its homonyms': 3,
};
