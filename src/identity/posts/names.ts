import { compareGiven, type GivenLevel } from '../../names/compare.ts';
import { coreKey, familyKey } from '../../names/keys.ts';
import { type PersonName, parseName } from '../../names/parse.ts';
import type { IdentityResult } from '../identify.ts';
import { keysToMeet } from '../passes/variants.ts';

/** Log-odds that a name printed so stands for somebody who prints it otherwise. */
export const nameWeight: Record<GivenLevel, number> = {
  same: 0,
  spelling: -0.3,
  'middle agrees': 0,
  'middle missing': -0.2,
  nickname: -1.2,
  part: -1.5,
  near: -2.5,
  initial: -3.5,
  'middle differs': -4,
  different: Number.NEGATIVE_INFINITY,
};

/** A core that a name may stand for, with the level at which its spelling fits. */
export interface PossibleCore {
  readonly core: number;
  readonly level: GivenLevel;
}

/** Cores of the name and its variants. */
export function coresOf(name: PersonName, index: ReadonlyMap<string, number>): PossibleCore[] {
  if (name.kind !== 'person') return [];
  return [coreKey(name), ...keysToMeet(name)].flatMap((key) => {
    const core = index.get(key);
    if (core === undefined) return [];
    const spelling = parseName(key);
    const level = familyKey(spelling) === familyKey(name) ? compareGiven(name, spelling) : 'spelling';
    return level === 'different' ? [] : [{ core, level }];
  });
}

/** People under those cores, with the level at which the best of their spellings fits. */
export function candidatesOf(
  cores: readonly PossibleCore[],
  { corpus, cluster }: Pick<IdentityResult, 'corpus' | 'cluster'>,
): Map<number, GivenLevel> {
  const found = new Map<number, GivenLevel>();
  const { offsets, values } = corpus.members;
  for (const { core, level } of cores)
    for (let at = offsets[core]!; at < offsets[core + 1]!; at++) {
      const one = cluster[values[at]!]!;
      const before = found.get(one);
      if (before === undefined || nameWeight[level] > nameWeight[before]) found.set(one, level);
    }
  return found;
}

/** People expected under a name, from the corpus' own figure; a name that no paper bears is taken as rare. */
export function crowdingOf(
  name: PersonName,
  index: ReadonlyMap<string, number>,
  { corpus }: Pick<IdentityResult, 'corpus'>,
): number {
  const core = index.get(coreKey(name));
  return core === undefined ? 0 : 2 ** corpus.crowding[core]!;
}
