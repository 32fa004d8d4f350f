/** A topic is told by words alone only where it is this likely, and the words are this many. */
const least = { posterior: 0.6, words: 3 } as const;

/** What is made of a posterior of 1: words are weaker evidence than phrases. */
const most = 0.6;

/** Added to each count, so that a word not seen with a topic doesn't rule it out. */
const smoothing = 0.3;

/** Works that must have a stem for it to be learned. */
const fewestWorks = 5;

/** A work from which is learned: its stems and topics. */
export interface Lesson {
  readonly stems: readonly string[];
  readonly topics: readonly number[];
}

/**
 * Tells the likeliest topic of words, by naive Bayes (McCallum and Nigam, 1998): learned from works that say a phrase of a topic,
 * for those that say none. A work that has several topics teaches each a part.
 */
export class TopicWords {
  private readonly topics: number;
  private readonly numberOf = new Map<string, number>();
  /** log P(stem | topic), `topics` numbers a stem. */
  private readonly logs: Float64Array;
  private readonly logPriors: Float64Array;

  constructor(lessons: readonly Lesson[], topics: number) {
    this.topics = topics;
    const holders = new Map<string, number>();
    for (const { stems } of lessons)
      for (const one of new Set(stems)) holders.set(one, (holders.get(one) ?? 0) + 1);
    for (const [one, works] of holders) if (works >= fewestWorks) this.numberOf.set(one, this.numberOf.size);
    this.logs = new Float64Array(this.numberOf.size * topics).fill(smoothing);
    this.logPriors = new Float64Array(topics).fill(1);
    const totals = new Float64Array(topics).fill(smoothing * this.numberOf.size);
    for (const { stems, topics: its } of lessons) {
      const part = 1 / its.length;
      for (const topic of its) this.logPriors[topic]! += part;
      for (const number of this.known(stems)) {
        for (const topic of its) {
          this.logs[number * topics + topic]! += part;
          totals[topic]! += part;
        }
      }
    }
    for (let at = 0; at < this.logs.length; at++)
      this.logs[at] = Math.log(this.logs[at]! / totals[at % topics]!);
    for (let topic = 0; topic < topics; topic++) this.logPriors[topic] = Math.log(this.logPriors[topic]!);
  }

  /** The likeliest topic of some words, and how sure that is; undefined where the words leave it open. */
  likeliest(stems: readonly string[]): { topic: number; sure: number } | undefined {
    const known = this.known(stems);
    if (known.length < least.words) return undefined;
    const scores = this.logPriors.slice();
    this.addTo(scores, known);
    const topic = bestOf(scores);
    const posterior = 1 / scores.reduce((sum, score) => sum + Math.exp(score - scores[topic]!), 0);
    return posterior < least.posterior ? undefined : { topic, sure: most * posterior };
  }

  /** The topic whose words several texts have most of, each text counted alike. */
  nearest(texts: readonly (readonly string[])[]): number {
    const scores = new Float64Array(this.topics);
    for (const stems of texts) this.addTo(scores, this.known(stems));
    return bestOf(scores);
  }

  private known(stems: readonly string[]): number[] {
    return stems.flatMap((one) => this.numberOf.get(one) ?? []);
  }

  private addTo(scores: Float64Array, known: readonly number[]): void {
    for (const number of known) {
      const from = number * this.topics;
      for (let topic = 0; topic < this.topics; topic++) scores[topic]! += this.logs[from + topic]!;
    }
  }
}

function bestOf(scores: Float64Array): number {
  let best = 0;
  for (let at = 1; at < scores.length; at++) if (scores[at]! > scores[best]!) best = at;
  return best;
}
