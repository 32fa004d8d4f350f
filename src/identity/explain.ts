import { Scorer } from './boosting.ts';
import type { Corpus } from './corpus.ts';
import { PairEvidence } from './evidence.ts';
import { weigh } from './fellegi-sunter.ts';
import { pairFeatures } from './levels.ts';
import type { IdentityModel } from './model.ts';
import { nodesOfCores } from './nodes.ts';
import type { Rows } from './shared-memory.ts';

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

  /** `circles` are the co-authors of each core (`readCircles`). */
  constructor(corpus: Corpus, circles: Rows, model: IdentityModel) {
    this.evidence = new PairEvidence(corpus, nodesOfCores(corpus, circles));
    this.scorer = new Scorer(model.pairs);
    this.model = model;
  }

  /** Log-odds that `a` and each of `others` are one person's, of the pairs alone. */
  scores(a: number, others: readonly number[]): Float64Array {
    this.evidence.among(Int32Array.of(...others, a));
    this.evidence.from(others.length);
    const { levels } = this.evidence;
    return Float64Array.from(others, (_other, i) => this.scorer.score(levels, i * pairFeatures.length));
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
