import type { Metric, TopicFacts } from './piece.ts';

/** How far apart two subjects are: topics of one area half, others wholly; a discipline is far from every topic. */
function distance(a: number, b: number, { area }: TopicFacts): number {
  if (a === b) return 0;
  return area[a] === area[b] ? 0.5 : 1;
}

/**
 * Breadth: Rao-Stirling diversity, sum of p_i p_j d_ij over topics and disciplines (Stirling 2007), with n/(n-1) against the bias
 * of few works. Each work spreads one vote over its subjects.
 */
export const breadth: Metric = (pieces, topics) => {
  const counted: number[] = [];
  const subjects: number[] = [];
  const votes = pieces.map((piece, number) => {
    const own = piece.topics.flatMap((topic, at) =>
      piece.kind === 'work' && topics.kind[topic] !== 'area' ? [[topic, piece.weights[at]!] as const] : [],
    );
    const sum = own.reduce((total, [, weight]) => total + weight, 0);
    if (sum > 0) counted.push(number);
    for (const [topic] of own) if (!subjects.includes(topic)) subjects.push(topic);
    return own.map(([topic, weight]) => [topic, weight / sum] as const);
  });
  const totals = new Map<number, number>();
  for (const own of votes)
    for (const [topic, vote] of own) totals.set(topic, (totals.get(topic) ?? 0) + vote);
  const spreadOf = (of: ReadonlyMap<number, number>): number => {
    let sum = 0;
    for (const [a, p] of of) for (const [b, q] of of) sum += p * q * distance(a, b, topics);
    return sum;
  };
  // Leaving a piece out changes the form by its own terms alone.
  const near = new Map(
    subjects.map((a) => [
      a,
      subjects.reduce((sum, b) => sum + (totals.get(b) ?? 0) * distance(a, b, topics), 0),
    ]),
  );
  const whole = spreadOf(totals);
  const scaled = (form: number, works: number): number =>
    works < 2 ? 0 : (form / works ** 2) * (works / (works - 1));
  const disciplines = [...totals].filter(([topic]) => topics.kind[topic] === 'discipline');
  const foremost = disciplines.sort(([a, x], [b, y]) => y - x || a - b)[0];
  return {
    value: scaled(whole, counted.length),
    without: (piece) => {
      const own = votes[piece]!;
      if (own.length === 0) return scaled(whole, counted.length);
      const cross = own.reduce((sum, [topic, vote]) => sum + vote * (near.get(topic) ?? 0), 0);
      return scaled(whole - 2 * cross + spreadOf(new Map(own)), counted.length - 1);
    },
    pieces: counted.length,
    subject: foremost?.[0] ?? -1,
  };
};
