import { readFileSync } from 'node:fs';
import { VivierError } from '../../tables/error.ts';
import type { Boosted } from './boosting.ts';
import type { FellegiSunter } from './fellegi-sunter.ts';

/** All that identity has learned: a small file of numbers, made by `trainIdentity`. */
export interface IdentityModel {
  /** Day it was made, and from what. */
  readonly made: string;
  readonly from: string;
  /** Of two mentions of one core; of two groups of one core; of two people under two spellings of a name. */
  readonly pairs: Boosted;
  readonly groups: Boosted;
  readonly acrossNames: Boosted;
  /** Least mean log-odds at which two are joined, in each pass. */
  readonly cuts: { readonly pairs: number; readonly groups: NameCut; readonly acrossNames: number };
  /** The explainable base: what each level of `pairFeatures` weighs by itself. */
  readonly fellegiSunter: FellegiSunter;
}

/** A cut that depends on how many mentions a name has. */
export interface NameCut {
  /** Of a name with sixteen mentions. */
  readonly ofSixteen: number;
  /** What is added with every doubling of the mentions. */
  readonly byDoubling: number;
}

/** Least mean log-odds at which two groups of a name with so many mentions are joined. */
export function cutOf({ ofSixteen, byDoubling }: NameCut, mentions: number): number {
  return ofSixteen + byDoubling * Math.log2(mentions / 16);
}

/** The model that comes with the project. */
export const modelFile = new URL('../../../data/identity-model.json', import.meta.url);

/** Reads a model; throws `identity-model` where the file is missing or is none. */
export function readModel(file: string | URL): IdentityModel {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as IdentityModel;
  } catch (cause) {
    throw new VivierError(
      'identity-model',
      {
        what: 'The identity model cannot be read.',
        where: String(file),
        mend: 'Restore the file, or make it again: node bench/identity/train.ts OBSERVATORY.',
      },
      { cause },
    );
  }
}
