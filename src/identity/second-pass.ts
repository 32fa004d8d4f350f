import { givenLevels } from '../names/compare.ts';
import type { Scorer } from './boosting.ts';
import { Company } from './company.ts';
import { meanWithin, pairAt, pairCount, renumberGroups } from './condensed.ts';
import type { Corpus } from './corpus.ts';
import type { CoreGroups } from './first-pass.ts';
import type { GroupEvidence } from './group-evidence.ts';
import { groupFeatures } from './levels.ts';
import { joinByAverage, never } from './linkage.ts';
import { cutOf, type NameCut } from './model.ts';
import type { Nodes } from './nodes.ts';
import { type Profile, readProfile } from './profile.ts';

/** Second pass over one core: its groups, compared by all that each has in common. */
export interface CorePeople {
  readonly core: number;
  /** Person of each member of the core, in the order of `corpus.members`, numbered by first appearance. */
  readonly group: Int32Array;
  readonly groups: number;
  /** Mean score of each first-pass group with the rest of its person, in log-odds; 0 where it is alone. */
  readonly within: Float32Array;
}

export function joinGroups(
  corpus: Corpus,
  nodes: Nodes,
  evidence: GroupEvidence,
  scorer: Scorer,
  first: CoreGroups,
  cut: NameCut,
): CorePeople {
  if (first.groups === 1)
    return { core: first.core, group: first.group, groups: 1, within: new Float32Array(1) };
  const profiles = profilesOf(corpus, nodes, first);
  const levels = groupLevels(corpus, evidence, first, profiles);
  const scores = new Float32Array(pairCount(first.groups));
  for (let at = 0; at < scores.length; at++)
    scores[at] = first.mean[at] === never ? never : scorer.score(levels, at * groupFeatures.length);
  const joined = joinByAverage(
    scores.slice(),
    Float64Array.from(profiles, (profile) => profile.members.length),
    cutOf(cut, first.group.length),
  );
  const { group, groups } = renumberGroups(first.group.map((one) => joined[one]!));
  return { core: first.core, group, groups, within: meanWithin(scores, joined) };
}

export function profilesOf(
  corpus: Corpus,
  nodes: Nodes,
  { core, group, groups }: Pick<CoreGroups, 'core' | 'group' | 'groups'>,
): Profile[] {
  const members: number[][] = Array.from({ length: groups }, () => []);
  const start = corpus.members.offsets[core]!;
  for (const [i, one] of group.entries()) members[one]!.push(corpus.members.values[start + i]!);
  const company = new Company(corpus, nodes.node, nodes.topics);
  return members.map((list) => readProfile(corpus, nodes.node, company, Int32Array.from(list)));
}

/** Levels of every two groups, in condensed order. */
export function groupLevels(
  corpus: Corpus,
  evidence: GroupEvidence,
  first: CoreGroups,
  profiles: readonly Profile[],
): Uint8Array {
  const width = groupFeatures.length;
  const levels = new Uint8Array(first.mean.length * width);
  const nearest = nearestOf(first);
  const { core, groups } = first;
  evidence.among(profiles);
  const context = { crowding: corpus.crowding[core]!, mentions: first.group.length, groups };
  for (let i = 1, at = 0; i < groups; i++) {
    evidence.from(profiles[i]!);
    for (let j = 0; j < i; j++, at++) {
      const given = middleNames(corpus, profiles[i]!, profiles[j]!);
      const near = (nearest[i] === j ? 1 : 0) + (nearest[j] === i ? 1 : 0);
      const scores = { meanScore: first.mean[at]!, bestScore: first.best[at]! };
      evidence.levels(profiles[j]!, { ...context, ...scores, given, nearest: near }, levels, at * width);
    }
  }
  return levels;
}

function nearestOf({ groups, mean }: CoreGroups): Int32Array {
  const nearest = new Int32Array(groups).fill(-1);
  for (let i = 0; i < groups; i++)
    for (let j = 0; j < groups; j++)
      if (i !== j && (nearest[i]! < 0 || mean[pairAt(i, j)]! > mean[pairAt(i, nearest[i]!)]!)) nearest[i] = j;
  return nearest;
}

function middleNames(corpus: Corpus, a: Profile, b: Profile): number {
  const initials = ({ members }: Profile) =>
    new Set([...members].map((mention) => corpus.middleInitial[mention]!).filter((initial) => initial > 0));
  const [ofA, ofB] = [initials(a), initials(b)];
  if (ofA.size === 0 || ofB.size === 0)
    return givenLevels.indexOf(ofA.size === ofB.size ? 'same' : 'middle missing');
  return givenLevels.indexOf(
    [...ofA].some((initial) => ofB.has(initial)) ? 'middle agrees' : 'middle differs',
  );
}
