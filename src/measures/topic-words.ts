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
  readonly stems: readonly number[];
  readonly topics: readonly number[];
}

/**
 * Tells the likeliest topic of words, by naive Bayes (McCallum and Nigam, 1998): learned from works that say a phrase of a topic,
 * for those that say none. A work that has several topics teaches each a part.
 */
export class TopicWords {
  private readonly topics: number;
  /** By stem: its number among those learned, -1 where too few works have it. */
  private readonly numberOf: Int32Array;
  /** log P(stem | topic), `topics` numbers a stem. */
  private readonly logs: Float64Array;
  private readonly logPriors: Float64Array;

  /** @param size stems are below it */
  constructor(lessons: readonly Lesson[], topics: number, size: number) {
    this.topics = topics;
    const holders = worksOfStems(lessons, size);
    let learned = 0;
    this.numberOf = Int32Array.from(holders, (works) => (works >= fewestWorks ? learned++ : -1));
    this.logs = new Float64Array(learned * topics).fill(smoothing);
    this.logPriors = new Float64Array(topics).fill(1);
    const totals = new Float64Array(topics).fill(smoothing * learned);
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
    // Most words are in no work of most topics.
    const unseen = totals.map((total) => Math.log(smoothing / total));
    for (let from = 0; from < this.logs.length; from += topics)
      for (let topic = 0; topic < topics; topic++) {
        const seen = this.logs[from + topic]!;
        this.logs[from + topic] = seen === smoothing ? unseen[topic]! : Math.log(seen / totals[topic]!);
      }
    for (let topic = 0; topic < topics; topic++) this.logPriors[topic] = Math.log(this.logPriors[topic]!);
  }

  /** The likeliest topic of some words, and how sure that is; undefined where the words leave it open. */
  likeliest(stems: readonly number[]): { topic: number; sure: number } | undefined {
    const known = this.known(stems);
    if (known.length < least.words) return undefined;
    const scores = this.logPriors.slice();
    this.addTo(scores, known);
    const topic = bestOf(scores);
    let sum = 0;
    for (let at = 0; at < scores.length; at++) sum += Math.exp(scores[at]! - scores[topic]!);
    const posterior = 1 / sum;
    return posterior < least.posterior ? undefined : { topic, sure: most * posterior };
  }

  /** The topic whose words several texts have most of, each text counted alike. */
  nearest(texts: readonly (readonly number[])[]): number {
    const scores = new Float64Array(this.topics);
    for (const stems of texts) this.addTo(scores, this.known(stems));
    return bestOf(scores);
  }

  private known(stems: readonly number[]): number[] {
    const known: number[] = [];
    for (const one of stems) if (this.numberOf[one]! >= 0) known.push(this.numberOf[one]!);
    return known;
  }

  private addTo(scores: Float64Array, known: readonly number[]): void {
    for (const number of known) {
      const from = number * this.topics;
      for (let topic = 0; topic < this.topics; topic++) scores[topic]! += this.logs[from + topic]!;
    }
  }
}

/** Of how many works each stem is. */
export function worksOfStems(
  works: Iterable<{ readonly stems: readonly number[] }>,
  size: number,
): Uint32Array {
  const counts = new Uint32Array(size);
  const last = new Uint32Array(size);
  let work = 0;
  for (const { stems } of works) {
    work++;
    for (const one of stems) {
      if (last[one] === work) continue;
      last[one] = work;
      counts[one]! += 1;
    }
  }
  return counts;
}

function bestOf(scores: Float64Array): number {
  let best = 0;
  for (let at = 1; at < scores.length; at++) if (scores[at]! > scores[best]!) best = at;
  return best;
}
