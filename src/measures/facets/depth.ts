import { type Metric, part } from './piece.ts';

/** Years in which a work's worth for depth halves. */
const halfLife = 4;

/** What a work on another topic of the area counts for. */
const neighbour = 0.5;

/**
 * Depth: the strongest topic, as ln(1 + sum of part x standing x sureness x 2^(-age/4)) over its works, works on other topics of
 * its area counting half. Works only; what is not in the lists is not seen.
 */
export const depth: Metric = (pieces, topics) => {
  const totals = new Map<number, number>();
  const parts = pieces.map((piece) => {
    if (piece.kind !== 'work') return [];
    const worth = part(piece) * piece.standing * 2 ** (-piece.age / halfLife);
    return piece.topics.flatMap((topic, at) => {
      if (topics.kind[topic] !== 'topic') return [];
      const amount = worth * piece.weights[at]!;
      totals.set(topic, (totals.get(topic) ?? 0) + amount);
      return [[topic, amount] as const];
    });
  });
  const areas = new Map<number, number>();
  for (const [topic, total] of totals)
    areas.set(topics.area[topic]!, (areas.get(topics.area[topic]!) ?? 0) + total);
  const best = (less: ReadonlyMap<number, number>): readonly [number, number] => {
    const lessOfArea = new Map<number, number>();
    for (const [topic, amount] of less)
      lessOfArea.set(topics.area[topic]!, (lessOfArea.get(topics.area[topic]!) ?? 0) + amount);
    let [at, most] = [-1, 0];
    for (const [topic, total] of totals) {
      const area = topics.area[topic]!;
      const own = total - (less.get(topic) ?? 0);
      const around = areas.get(area)! - (lessOfArea.get(area) ?? 0);
      const held = own + neighbour * (around - own);
      if (held > most + 1e-12) [at, most] = [topic, held];
    }
    return [at, most];
  };
  const [subject, most] = best(new Map());
  return {
    value: Math.log1p(most),
    without: (piece) => Math.log1p(best(new Map(parts[piece]))[1]),
    pieces: parts.filter((its) => its.some(([topic]) => topic === subject)).length,
    subject,
  };
};
