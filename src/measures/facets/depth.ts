import { faded, type Metric, part } from './piece.ts';

/** Years in which a work's worth for depth halves. */
const halfLife = 2;

/** What a work on anything but the strongest topic counts for. */
const elsewhere = 0.5;

/**
 * Depth: strong, recent work around the strongest topic, as ln(1 + sum of part x standing x venue tier x 2^(-age/2)): works on the
 * topic wholly, others half. A work spreads itself over its topics by how sure each is. Works only; what is not in the lists is not seen.
 */
export const depth: Metric = (pieces, topics) => {
  const totals = new Map<number, number>();
  let all = 0;
  const parts = pieces.map((piece): Part => {
    if (piece.kind !== 'work') return nothing;
    const whole = part(piece) * piece.standing * piece.tier * faded(piece, halfLife);
    const own = piece.topics.flatMap((topic, at) =>
      topics.kind[topic] === 'topic' ? [[topic, piece.weights[at]!] as const] : [],
    );
    const sure = Math.max(
      1,
      own.reduce((sum, [, weight]) => sum + weight, 0),
    );
    const byTopic = own.map(([topic, weight]) => [topic, (whole * weight) / sure] as const);
    all += whole;
    for (const [topic, amount] of byTopic) totals.set(topic, (totals.get(topic) ?? 0) + amount);
    return { whole, byTopic };
  });
  const strongest = ({ byTopic }: Part): readonly [number, number] => {
    let [at, most] = [-1, 0];
    for (const [topic, total] of totals) {
      const left = total - (byTopic.find(([one]) => one === topic)?.[1] ?? 0);
      if (left > most + 1e-12) [at, most] = [topic, left];
    }
    return [at, most];
  };
  const worth = (less: Part): number =>
    Math.log1p(Math.max(0, elsewhere * (all - less.whole) + (1 - elsewhere) * strongest(less)[1]));
  const [subject] = strongest(nothing);
  return {
    value: worth(nothing),
    without: (piece) => worth(parts[piece]!),
    pieces: parts.filter(({ byTopic }) => byTopic.some(([topic]) => topic === subject)).length,
    subject,
  };
};

/** What one piece gives: in all, and by topic. */
interface Part {
  readonly whole: number;
  readonly byTopic: readonly (readonly [topic: number, amount: number])[];
}

const nothing: Part = { whole: 0, byTopic: [] };
