import { faded, type Metric, type Piece, part, type TopicFacts } from './piece.ts';

/** Years in which a work's worth for depth halves. */
const halfLife = 2;

/** What a work on anything but the strongest topic counts for. */
const elsewhere = 0.5;

/** What one piece gives: in all, and on topics, each by where it stands in the list of all. */
interface Part {
  readonly whole: number;
  readonly topics: readonly number[];
  readonly amounts: readonly number[];
}

const nothing: Part = { whole: 0, topics: [], amounts: [] };

/** Topics of everything in the order of first appearance, and what is given on each. */
class Sums {
  readonly topics: number[] = [];
  readonly totals: number[] = [];

  /** Adds a work, which spreads itself over its topics by how sure each is. */
  add(piece: Piece, { kind }: TopicFacts): Part {
    const whole = part(piece) * piece.standing * piece.tier * faded(piece, halfLife);
    let sure = 0;
    for (let at = 0; at < piece.topics.length; at++)
      if (kind[piece.topics[at]!] === 'topic') sure += piece.weights[at]!;
    sure = Math.max(1, sure);
    const topics: number[] = [];
    const amounts: number[] = [];
    for (let at = 0; at < piece.topics.length; at++) {
      const topic = piece.topics[at]!;
      if (kind[topic] !== 'topic') continue;
      const amount = (whole * piece.weights[at]!) / sure;
      let known = this.topics.indexOf(topic);
      if (known < 0) {
        known = this.topics.push(topic) - 1;
        this.totals.push(0);
      }
      this.totals[known]! += amount;
      topics.push(known);
      amounts.push(amount);
    }
    return { whole, topics, amounts };
  }

  /** The strongest topic, by where it stands, and what is given on it, without one part; -1 where there is none. */
  strongestWithout({ topics, amounts }: Part): { readonly at: number; readonly most: number } {
    let [at, most] = [-1, 0];
    for (let topic = 0; topic < this.totals.length; topic++) {
      const own = topics.indexOf(topic);
      const left = this.totals[topic]! - (own < 0 ? 0 : amounts[own]!);
      if (left > most + 1e-12) [at, most] = [topic, left];
    }
    return { at, most };
  }
}

/** Share of everything under which the strongest topic is not named as what depth rests on. */
const foremost = 0.1;

/**
 * Depth: strong, recent work around the strongest topic, as ln(1 + sum of part x standing x venue tier x 2^(-age/2)): works on the
 * topic wholly, others half. Works only; what is not in the lists is not seen.
 */
export const depth: Metric = (pieces, facts) => {
  const sums = new Sums();
  const parts = pieces.map((piece) => (piece.kind === 'work' ? sums.add(piece, facts) : nothing));
  const all = parts.reduce((sum, { whole }) => sum + whole, 0);
  const worth = (less: Part): number =>
    Math.log1p(
      Math.max(0, elsewhere * (all - less.whole) + (1 - elsewhere) * sums.strongestWithout(less).most),
    );
  const { at, most } = sums.strongestWithout(nothing);
  return {
    value: worth(nothing),
    without: (piece) => worth(parts[piece]!),
    pieces: parts.filter(({ whole }) => whole > 0).length,
    subject: most >= foremost * all ? (sums.topics[at] ?? -1) : -1,
  };
};
