import type { Corpus } from '../corpus/corpus.ts';
import { pick } from '../corpus/shared-memory.ts';
import type { PairEvidence } from '../evidence/evidence.ts';
import { pairFeatures } from '../evidence/levels.ts';
import type { Scorer } from '../model/boosting.ts';
import { gather, meanWithin, pairAt, pairCount, renumberGroups } from './condensed.ts';
import { joinByAverage, never } from './linkage.ts';
import type { Ties } from './ties.ts';

/** The groups of one core's mentions and the scores between the groups. */
export interface CoreGroups {
  readonly core: number;
  /** Group of each member of the core, in the order of `corpus.members`, numbered by first appearance. */
  readonly group: Int32Array;
  readonly groups: number;
  /** Mean score of each member with the rest of its group, in log-odds; 0 where it is alone. */
  readonly within: Float32Array;
  /** Condensed scores between groups: of their mentions' pairs the mean and the best. */
  readonly mean: Float32Array;
  readonly best: Float32Array;
}

/** First pass: the mentions of one core, compared two by two, in small groups that are nearly sure. */
export function groupMentions(
  corpus: Corpus,
  ties: Ties,
  evidence: PairEvidence,
  scorer: Scorer,
  core: number,
  cut: number,
): CoreGroups {
  const members = corpus.members.values.subarray(
    corpus.members.offsets[core]!,
    corpus.members.offsets[core + 1]!,
  );
  const scores = scorePairs(corpus, ties, evidence, scorer, members);
  const seeds = renumberGroups(seedOf(ties, members));
  const sizes = new Float64Array(seeds.groups);
  for (let i = 0; i < members.length; i++) sizes[seeds.group[i]!]!++;
  const seedScores =
    seeds.groups === members.length ? scores.slice() : gather(scores, seeds.group, seeds.groups).mean;
  const joined = joinByAverage(seedScores, sizes, cut);
  const { group, groups } = renumberGroups(pick(joined, seeds.group));
  return { core, group, groups, within: meanWithin(scores, group), ...gather(scores, group, groups) };
}

/** Mentions that are tied bear one number; each of the others one of its own, below 0. */
function seedOf(ties: Ties, members: Int32Array): Int32Array {
  const seeds = pick(ties.tie, members);
  for (let i = 0; i < seeds.length; i++) if (seeds[i]! < 0) seeds[i] = -1 - i;
  return seeds;
}

function scorePairs(
  corpus: Corpus,
  ties: Ties,
  evidence: PairEvidence,
  scorer: Scorer,
  members: Int32Array,
): Float32Array {
  const scores = new Float32Array(pairCount(members.length));
  evidence.among(members);
  const [works, orcids] = [pick(corpus.work, members), pick(ties.orcid, members)];
  for (let i = 1, at = 0; i < members.length; i++) {
    evidence.from(i);
    const { levels } = evidence;
    const [work, orcid] = [works[i]!, orcids[i]!];
    for (let j = 0; j < i; j++, at++) {
      const mayNot = work === works[j] || (orcid >= 0 && orcids[j]! >= 0 && orcid !== orcids[j]);
      scores[at] = mayNot ? never : scorer.score(levels, j * pairFeatures.length);
    }
  }
  keepApart(ties, members, scores);
  return scores;
}

function keepApart(ties: Ties, members: Int32Array, scores: Float32Array): void {
  const { offsets, values } = ties.apart;
  if (values.length === 0) return;
  members.forEach((a, i) => {
    for (let at = offsets[a]!; at < offsets[a + 1]!; at++) {
      const j = members.indexOf(values[at]!);
      if (j >= 0) scores[pairAt(i, j)] = never;
    }
  });
}
