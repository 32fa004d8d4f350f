import { compareGiven, type GivenLevel } from '../names/compare.ts';
import { coreKey, familyKey } from '../names/keys.ts';
import { type PersonName, parseName } from '../names/parse.ts';
import type { IdentityResult } from './identify.ts';
import { keysToMeet } from './variants.ts';

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

/** People under the name or a variant of it, with the level at which the best of their spellings fits. */
export function candidatesOf(
  name: PersonName,
  index: ReadonlyMap<string, number>,
  { corpus, cluster }: Pick<IdentityResult, 'corpus' | 'cluster'>,
): Map<number, GivenLevel> {
  const found = new Map<number, GivenLevel>();
  if (name.kind !== 'person') return found;
  for (const key of [coreKey(name), ...keysToMeet(name)]) {
    const core = index.get(key);
    if (core === undefined) continue;
    const spelling = parseName(key);
    const level = familyKey(spelling) === familyKey(name) ? compareGiven(name, spelling) : 'spelling';
    if (level === 'different') continue;
    const { offsets, values } = corpus.members;
    for (let at = offsets[core]!; at < offsets[core + 1]!; at++) {
      const one = cluster[values[at]!]!;
      const before = found.get(one);
      if (before === undefined || nameWeight[level] > nameWeight[before]) found.set(one, level);
    }
  }
  return found;
}

/** People expected under a name, from the corpus' own figure; a name that no paper bears is taken as rare. */
export function crowdingOf(
  name: PersonName,
  index: ReadonlyMap<string, number>,
  { corpus }: IdentityResult,
): number {
  const core = index.get(coreKey(name));
  return core === undefined ? 0 : 2 ** corpus.crowding[core]!;
}
