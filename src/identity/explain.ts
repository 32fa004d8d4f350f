import { Scorer } from './boosting.ts';
import { readCircles } from './circles.ts';
import type { Corpus } from './corpus.ts';
import { PairEvidence } from './evidence.ts';
import { weigh } from './fellegi-sunter.ts';
import { pairFeatures } from './levels.ts';
import type { IdentityModel } from './model.ts';

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
  readonly parts: readonly Part[];
  readonly score: number;
  /** Of the pair alone, before what the rest of both clusters says. */
  readonly probability: number;
}

/** Explains pairs of mentions; made once for a corpus, then quick. */
export class Explainer {
  private readonly evidence: PairEvidence;
  private readonly scorer: Scorer;
  private readonly model: IdentityModel;

  constructor(corpus: Corpus, model: IdentityModel) {
    const cores = corpus.coreWeight.length;
    this.evidence = new PairEvidence(
      corpus,
      corpus.core,
      readCircles(corpus, corpus.core, cores),
      corpus.coreWeight,
    );
    this.scorer = new Scorer(model.pairs);
    this.model = model;
  }

  /** `a` and `b` are places of mentions in the corpus. Parts come heaviest first. */
  explainPair(a: number, b: number): Waterfall {
    const levels = new Uint8Array(pairFeatures.length);
    this.evidence.from(a);
    this.evidence.levels(b, levels);
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

  /** The members of a cluster that fit the rest least: mean score with the others, lowest first. Of many, the first 200. */
  weakest(members: readonly number[], count = 5): { readonly mention: number; readonly score: number }[] {
    const looked = members.slice(0, 200);
    const levels = new Uint8Array(pairFeatures.length);
    const scores = looked.map((mention) => {
      this.evidence.from(mention);
      let sum = 0;
      for (const other of looked) {
        if (other === mention) continue;
        this.evidence.levels(other, levels);
        sum += this.scorer.score(levels);
      }
      return { mention, score: looked.length > 1 ? sum / (looked.length - 1) : 0 };
    });
    return scores.sort((x, y) => x.score - y.score || x.mention - y.mention).slice(0, count);
  }

  /** Of other clusters the one whose mentions fit best on average; null where there is none. */
  nearest(
    members: readonly number[],
    others: ReadonlyMap<number, readonly number[]>,
  ): { readonly cluster: number; readonly score: number } | null {
    const levels = new Uint8Array(pairFeatures.length);
    const sums = new Map<number, { sum: number; count: number }>();
    for (const mention of members.slice(0, 60)) {
      this.evidence.from(mention);
      for (const [cluster, list] of others)
        for (const other of list.slice(0, 60)) {
          this.evidence.levels(other, levels);
          const total = sums.get(cluster) ?? { sum: 0, count: 0 };
          total.sum += this.scorer.score(levels);
          total.count++;
          sums.set(cluster, total);
        }
    }
    const [best] = [...sums]
      .map(([cluster, { sum, count }]) => ({ cluster, score: sum / count }))
      .sort((x, y) => y.score - x.score || x.cluster - y.cluster);
    return best ?? null;
  }
}
