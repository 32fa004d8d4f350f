import type { Metric } from './piece.ts';

/** Years in which a work's say halves. */
const halfLife = 8;

/** Responsibility: share of works on safety, interpretability, fairness, privacy or ethics, later ones counting more. */
export const responsibility: Metric = (pieces, topics) => {
  const totals = new Map<number, number>();
  const parts = pieces.map((piece) => {
    if (piece.kind !== 'work') return [0, 0] as const;
    const say = 2 ** (-piece.age / halfLife);
    let sure = 0;
    for (const [at, topic] of piece.topics.entries()) {
      if (!topics.responsible[topic]) continue;
      sure = Math.max(sure, piece.weights[at]!);
      if (topics.kind[topic] !== 'area') totals.set(topic, (totals.get(topic) ?? 0) + say);
    }
    return [say * sure, say] as const;
  });
  const [on, all] = parts.reduce(([x, y], [a, b]) => [x + a, y + b], [0, 0]);
  const foremost = [...totals].sort(([a, x], [b, y]) => y - x || a - b)[0];
  return {
    value: all > 0 ? on / all : 0,
    without: (piece) => {
      const [a, b] = parts[piece]!;
      return all - b > 1e-9 ? (on - a) / (all - b) : 0;
    },
    pieces: parts.filter(([a]) => a > 0).length,
    subject: foremost?.[0] ?? -1,
  };
};
