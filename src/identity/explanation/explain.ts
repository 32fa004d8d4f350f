import type { Corpus } from '../corpus/corpus.ts';
import { PairEvidence } from '../evidence/evidence.ts';
import { pairFeatures } from '../evidence/levels.ts';
import { Scorer } from '../model/boosting.ts';
import { weigh } from '../model/fellegi-sunter.ts';
import type { IdentityModel } from '../model/model.ts';
import type { Nodes } from '../passes/nodes.ts';

/** One step of the waterfall: a kind of evidence, the level at which it stands, and what it adds. */
interface Part {
  readonly feature: string;
  readonly level: string;
  /** Natural log-odds that the learned model adds for it. */
  readonly weight: number;
  /** Bits it would weigh by itself (Fellegi-Sunter), for comparison. */
  readonly bits: number;
}

/** Why two mentions are, or are not, thought one person's. `bias` and the weights of `parts` add up to `score`. */
export interface Waterfall {
  readonly bias: number;
  readonly parts: Part[];
  readonly score: number;
  /** Of the pair alone, before what the rest of both clusters says. */
  readonly probability: number;
}

/** Explains pairs of mentions; made once for a corpus, then quick. */
export class Explainer {
  private readonly evidence: PairEvidence;
  private readonly scorer: Scorer;
  private readonly model: IdentityModel;

  /** `cores` are the co-author graph of names. */
  constructor(corpus: Corpus, cores: Nodes, model: IdentityModel) {
    this.evidence = new PairEvidence(corpus, cores);
    this.scorer = new Scorer(model.pairs);
    this.model = model;
  }

  /** Log-odds that `a` and each of `others` are one person's, of the pairs alone. */
  scores(a: number, others: readonly number[]): Float64Array {
    return this.scoresBetween([a], others);
  }

  /** The same of each of some with each of others: row by row. */
  scoresBetween(some: readonly number[], others: readonly number[]): Float64Array {
    const { evidence, scorer } = this;
    const scores = new Float64Array(some.length * others.length);
    evidence.among(Int32Array.of(...others, ...some));
    for (let i = 0; i < some.length; i++) {
      evidence.from(others.length + i);
      for (let j = 0; j < others.length; j++)
        scores[i * others.length + j] = scorer.score(evidence.levels, j * pairFeatures.length);
    }
    return scores;
  }

  /** `a` and `b` are places of mentions in the corpus. Parts come heaviest first. */
  explainPair(a: number, b: number): Waterfall {
    this.evidence.among(Int32Array.of(b, a));
    this.evidence.from(1);
    const { levels } = this.evidence;
    const { bias, byFeature } = this.scorer.contributions(levels, pairFeatures.length);
    const bits = weigh(this.model.fellegiSunter, levels).parts;
    const parts = pairFeatures.map(({ name, labels }, i) => ({
      feature: name,
      level: labels[levels[i]!] ?? '',
      weight: byFeature[i]!,
      bits: bits[i]!,
    }));
    const score = this.scorer.score(levels);
    return {
      bias,
      parts: parts.sort((x, y) => Math.abs(y.weight) - Math.abs(x.weight)),
      score,
      probability: 1 / (1 + Math.exp(-score)),
    };
  }

  /** The members of a cluster that fit the rest least: mean score with the others, lowest first. Of many, the first 120. */
  weakest(members: readonly number[], count = 5): { readonly mention: number; readonly score: number }[] {
    const looked = members.slice(0, 120);
    const scores = looked.map((mention) => ({
      mention,
      score: mean(
        this.scores(
          mention,
          looked.filter((other) => other !== mention),
        ),
      ),
    }));
    return scores.sort((x, y) => x.score - y.score || x.mention - y.mention).slice(0, count);
  }

  /** Of other clusters the one whose mentions fit best on average; null where there is none. Of many lines, the first 40. */
  nearest(
    members: readonly number[],
    others: ReadonlyMap<number, readonly number[]>,
  ): { readonly cluster: number; readonly score: number } | null {
    const looked = members.slice(0, 40);
    const scores = [...others].map(([cluster, list]) => {
      const compared = list.slice(0, 40);
      return { cluster, score: mean(looked.map((mention) => mean(this.scores(mention, compared)))) };
    });
    const [best] = scores.sort((x, y) => y.score - x.score || x.cluster - y.cluster);
    return best ?? null;
  }
}

/** The mean; 0 where there is nothing to take it of. */
function mean(scores: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < scores.length; i++) sum += scores[i]!;
  return scores.length === 0 ? 0 : sum / scores.length;
}
