import { givenLevels } from '../../names/compare.ts';
import { spellingLevels } from './spellings.ts';

/** One kind of evidence and the levels it is read on; a level is an index into `labels`. */
export interface Feature {
  readonly name: string;
  readonly labels: readonly string[];
}

/** Evidence that is a quantity: level i holds values below `below[i]`, the last level all others. */
export interface Measured extends Feature {
  readonly below: readonly number[];
}

const measured = (name: string, below: readonly number[]): Measured => ({
  name,
  labels: [...below.map((end) => `< ${end}`), `>= ${below.at(-1)}`],
  below,
});
const sharedOrganisation = [
  'not known',
  'none shared',
  'a common one',
  'a less common one',
  'a rare one',
] as const;

/** Rarities in bits, summed over what two works share; the first two levels are of works that name none, or share none. */
const rarityBelow = [6, 7.5, 9, 11, 16] as const;
const sharedSurroundings = {
  name: 'organisations around',
  labels: ['not known', 'none shared', ...rarityBelow.map((end) => `< ${end}`), `>= ${rarityBelow.at(-1)}`],
  below: rarityBelow,
} as const;

/** What is compared of two mentions of one core. The order is that of the model file. */
export const pairFeatures = [
  { name: 'middle name', labels: ['neither has one', 'one has none', 'same', 'same initial', 'differs'] },
  { name: 'shared co-authors', labels: ['none', '1', '2', '3', '4 or more'] },
  measured('weight of shared co-authors', [0.001, 0.12, 0.18, 0.26, 0.36, 0.5, 0.75, 1.1, 1.6]),
  measured('co-authors of co-authors', [0.001, 0.02, 0.04, 0.07, 0.12, 0.2, 0.35, 0.6, 1, 2]),
  { name: 'own organisation', labels: sharedOrganisation },
  { name: 'organisation on the work', labels: sharedOrganisation },
  { name: 'e-mail domain', labels: ['not known', 'differs', 'same'] },
  measured('words of the titles', [0.001, 0.03, 0.06, 0.1, 0.16, 0.25, 0.4, 0.7]),
  measured('topic', [-0.05, 0.05, 0.12, 0.2, 0.3, 0.4, 0.5, 0.62, 0.75, 0.88]),
  { name: 'venue', labels: ['differs', 'same'] },
  measured('years apart', [1, 2, 3, 4, 5, 7, 10, 14]),
  { name: 'places in the author lists', labels: ['both last', 'last and other', 'both first', 'other'] },
  measured('shorter author list', [2, 3, 4, 5, 6, 8, 11, 20]),
  measured('people of that name expected', [-8, -6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4]),
  measured('mentions of that name', [3, 5, 9, 17, 33, 65, 129, 257]),
  { name: 'spelling', labels: spellingLevels },
  sharedSurroundings,
  measured(
    'topic with that of the co-authors',
    [0.05, 0.1, 0.16, 0.22, 0.28, 0.34, 0.41, 0.48, 0.55, 0.62, 0.69, 0.76, 0.83, 0.9],
  ),
] as const satisfies readonly Feature[];

/** What is compared of two groups of mentions that an earlier pass made, of one core or of two whose names fit. */
export const groupFeatures = [
  { name: 'given names', labels: [...givenLevels, 'family names differ'] },
  measured('mean score of their pairs', [-6, -4.5, -3.5, -2.75, -2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2.5]),
  measured('best score of their pairs', [-4, -3, -2, -1, -0.5, 0, 0.5, 1, 1.5, 2, 3, 4]),
  { name: 'shared co-authors', labels: ['none', '1', '2', '3', '4', '5', '6 or more'] },
  measured('weight of shared co-authors', [0.001, 0.05, 0.1, 0.15, 0.22, 0.32, 0.5, 0.8, 1.3, 2.2]),
  { name: 'namesakes among co-authors', labels: ['none', '1', '2', '3 or more'] },
  measured('co-authors of co-authors', [0.001, 0.01, 0.02, 0.04, 0.07, 0.11, 0.17, 0.26, 0.4, 0.6, 0.9, 1.4]),
  { name: 'own organisation', labels: sharedOrganisation },
  { name: 'organisation on the works', labels: sharedOrganisation },
  { name: 'same organisation, years apart', labels: ['none', '0', '1', '2', '3', '4 to 6', '7 or more'] },
  { name: 'elsewhere in the same year', labels: ['not seen', 'once', 'often'] },
  { name: 'e-mail domain', labels: ['not known', 'differs', 'same'] },
  measured('words of the titles', [0.001, 0.03, 0.06, 0.1, 0.14, 0.19, 0.25, 0.33, 0.45, 0.6]),
  measured('topic', [-0.05, 0.05, 0.12, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]),
  measured('venues', [0.001, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9]),
  measured('years between', [1, 2, 3, 4, 5, 7, 10, 14]),
  measured('smaller group', [2, 3, 4, 6, 9, 16, 30]),
  measured('larger group', [2, 3, 4, 6, 9, 16, 30, 60, 120]),
  {
    name: 'seniority',
    labels: ['alike or not known', 'one leads', 'the earlier one leads, the later one follows'],
  },
  measured('people of that name expected', [-8, -6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4]),
  measured('mentions of that name', [3, 5, 9, 17, 33, 65, 129, 257]),
  measured('groups of that name', [3, 4, 5, 7, 11, 17, 33, 65]),
  { name: 'nearest of all', labels: ['neither', 'for one of them', 'for both'] },
  { name: 'commonest spelling', labels: spellingLevels },
  measured('organisations around', [0.001, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.75]),
  { name: 'years shared', labels: ['none', '1', '2', '3', '4', '5', '6', '7', '8 or more'] },
  measured('closest topics', [0.3, 0.4, 0.5, 0.6, 0.66, 0.72, 0.78, 0.84, 0.9, 0.95]),
  {
    name: 'leading in the shared years',
    labels: ['not known', 'as often', 'rather more often', 'more often', 'one leads, the other does not'],
  },
  measured(
    'topic with that of the co-authors',
    [0.06, 0.12, 0.17, 0.22, 0.27, 0.32, 0.37, 0.43, 0.48, 0.55, 0.61, 0.67, 0.74, 0.82],
  ),
] as const satisfies readonly Feature[];

/** The level of a measured value. */
export function levelOf(value: number, below: readonly number[]): number {
  let level = 0;
  while (level < below.length && value >= below[level]!) level++;
  return level;
}

/** `levelOf` of products of two vectors of length 1, which begins near the level: by cells of a thirty-second, from -1 to 1. */
export class ProductLevels {
  private readonly below: Float64Array;
  private readonly first: Uint8Array;

  constructor(below: readonly number[]) {
    this.below = Float64Array.from(below);
    // What lies a hair below a cell may be rounded into it, so that a border on the cell's own has yet to be passed.
    this.first = Uint8Array.from(
      { length: 2 * cells + 1 },
      (_, cell) => below.filter((border) => border < cell / cells - 1).length,
    );
  }

  of(product: number): number {
    const { below } = this;
    let level = this.first[Math.max(0, Math.min(2 * cells, (product + 1) * cells)) | 0]!;
    while (level < below.length && product >= below[level]!) level++;
    return level;
  }
}

const cells = 32;
