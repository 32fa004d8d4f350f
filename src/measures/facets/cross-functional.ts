import type { Metric, Piece } from './piece.ts';

/** Authors from which on a team is large. */
const large = 8;

/** What a work shows of working across functions: a firm and a university together, a large team, engineering beside research. */
const worth = { linked: 0.5, large: 0.25, engineering: 0.25 } as const;

/**
 * Cross-functional work: mean over works of what each shows, 0 to 1. A work that prints no organisation says nothing of links, and
 * is counted by the rest of what it can show. Reports of laboratories count as large teams.
 */
export const crossFunctional: Metric = (pieces, topics) => {
  const shown = (piece: Piece): readonly [number, number] => {
    if (piece.kind === 'report') return [worth.large, worth.large];
    if (piece.kind !== 'work') return [0, 0];
    const team = piece.authors >= large ? worth.large : 0;
    const built =
      piece.code || piece.topics.some((topic) => topics.engineering[topic]) ? worth.engineering : 0;
    const known = worth.large + worth.engineering;
    if (!piece.printed) return [team + built, known];
    return [team + built + (piece.firms && piece.universities ? worth.linked : 0), known + worth.linked];
  };
  const parts = pieces.map(shown);
  const [on, all] = parts.reduce(([x, y], [a, b]) => [x + a, y + b], [0, 0]);
  return {
    value: all > 0 ? on / all : 0,
    without: (piece) => {
      const [a, b] = parts[piece]!;
      return all - b > 1e-9 ? (on - a) / (all - b) : 0;
    },
    pieces: parts.filter(([a]) => a > 0).length,
    subject: -1,
  };
};
