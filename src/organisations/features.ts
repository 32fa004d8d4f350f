/** What speaks for or against an organisation being meant by a name found in a string, in the order of the weights. */
export const features = [
  'bias',
  'alias',
  'acronym',
  'turned',
  'corrected',
  'fills part',
  'begins part',
  'ends part',
  'share of part',
  'fills string',
  'one word',
  'two words',
  'one word before other words',
  'rarity',
  'institutional',
  'generic',
  'chair',
  'printed as registered',
  'own entry',
  'inactive',
  'homonyms',
  'share of use',
  'use',
  'short acronym',
  'acronym not in capitals',
  'country agrees',
  'country conflicts',
  'city agrees',
  'city conflicts',
  'homonym fits the place better',
  'fits the place best of its homonyms',
  'named twice',
  'parent near',
  'child near',
  'generic beside its parent',
  'unrelated institution near',
  'country of neighbour',
  'one word near an institution',
  'acronym near an institution',
  'acronym near an institution abroad',
] as const;

export type Feature = (typeof features)[number];

/** Values of the features, in their order. */
export type Evidence = Float64Array;

/** Place of each feature in the evidence. */
export const at = Object.fromEntries(features.map((name, place) => [name, place])) as Readonly<
  Record<Feature, number>
>;

/** Whether something holds, as a value. */
export function flag(holds: boolean): number {
  return holds ? 1 : 0;
}
