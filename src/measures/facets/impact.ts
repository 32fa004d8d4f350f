import { logSum, type Metric, type Piece, part } from './piece.ts';

/** What stands for use: a notable model shared by its authors, an award, code, a firm among a work's organisations. */
const worth = { award: 1, model: 3, report: 0.25, code: 0.25, firm: 0.25, founding: 0.5 } as const;

/** Practical impact: ln(1 + sum over models, awards, reports of laboratories, works with code or with a firm). */
export const impact: Metric = (pieces) => logSum(pieces.map(contribution));

function contribution(piece: Piece): number {
  const share = 1 / Math.sqrt(Math.max(1, piece.authors));
  switch (piece.kind) {
    case 'award':
      return worth.award;
    case 'model':
      return worth.model * share;
    case 'report':
      return worth.report;
    case 'founding':
      return worth.founding;
    case 'work':
      return part(piece) * ((piece.code ? worth.code : 0) + (piece.firms ? worth.firm : 0));
  }
}
