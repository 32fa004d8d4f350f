import { givenLevels } from '../../names/compare.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { type GroupEvidence, sharesAny } from '../evidence/group-evidence.ts';
import { groupFeatures } from '../evidence/levels.ts';
import type { Profiles } from '../evidence/profiles.ts';
import type { Scorer } from '../model/boosting.ts';
import { cutOf, type NameCut } from '../model/model.ts';
import { meanWithin, pairAt, pairCount, renumberGroups } from './condensed.ts';
import type { CoreGroups } from './first-pass.ts';
import { joinByAverage, never } from './linkage.ts';

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
  evidence: GroupEvidence,
  scorer: Scorer,
  first: CoreGroups,
  cut: NameCut,
): CorePeople {
  if (first.groups === 1)
    return { core: first.core, group: first.group, groups: 1, within: new Float32Array(1) };
  const levels = groupLevels(corpus, evidence, first);
  const scores = new Float32Array(pairCount(first.groups));
  for (let at = 0; at < scores.length; at++)
    scores[at] = first.mean[at] === never ? never : scorer.score(levels, at * groupFeatures.length);
  const joined = joinByAverage(scores.slice(), sizesOf(first), cutOf(cut, first.group.length));
  const { group, groups } = renumberGroups(first.group.map((one) => joined[one]!));
  return { core: first.core, group, groups, within: meanWithin(scores, joined) };
}

/** Mentions of each group. */
function sizesOf({ group, groups }: CoreGroups): Float64Array {
  const sizes = new Float64Array(groups);
  for (let i = 0; i < group.length; i++) sizes[group[i]!]!++;
  return sizes;
}

/** Reads the groups of a core, whose numbers are those of the profiles then. */
function readGroups(corpus: Corpus, evidence: GroupEvidence, { core, group, groups }: CoreGroups): void {
  const members: number[][] = Array.from({ length: groups }, () => []);
  const start = corpus.members.offsets[core]!;
  for (let i = 0; i < group.length; i++) members[group[i]!]!.push(corpus.members.values[start + i]!);
  evidence.clear();
  for (const list of members) evidence.profiles.read(list);
}

/** Levels of every two groups, in condensed order. */
export function groupLevels(corpus: Corpus, evidence: GroupEvidence, first: CoreGroups): Uint8Array {
  const width = groupFeatures.length;
  const levels = new Uint8Array(first.mean.length * width);
  const nearest = nearestOf(first);
  const { core, groups } = first;
  readGroups(corpus, evidence, first);
  evidence.among([...nearest.keys()]);
  const context = {
    crowding: corpus.crowding[core]!,
    mentions: first.group.length,
    groups,
    meanScore: 0,
    bestScore: 0,
    given: 0,
    nearest: 0,
  };
  for (let i = 1, at = 0; i < groups; i++) {
    evidence.from(i);
    for (let j = 0; j < i; j++, at++) {
      context.given = middleNames(evidence.profiles, i, j);
      context.nearest = (nearest[i] === j ? 1 : 0) + (nearest[j] === i ? 1 : 0);
      context.meanScore = first.mean[at]!;
      context.bestScore = first.best[at]!;
      evidence.levels(j, context, levels, at * width);
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

const [same, missing, agrees, differs] = (
  ['same', 'middle missing', 'middle agrees', 'middle differs'] as const
).map((level) => givenLevels.indexOf(level)) as [number, number, number, number];

function middleNames({ initials }: Profiles, a: number, b: number): number {
  const { starts } = initials;
  const [hasA, hasB] = [starts[a]! < starts[a + 1]!, starts[b]! < starts[b + 1]!];
  if (!hasA || !hasB) return hasA === hasB ? same : missing;
  return sharesAny(initials, a, b) ? agrees : differs;
}
