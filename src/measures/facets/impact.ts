import { faded, logSum, type Metric, type Piece, part } from './piece.ts';

/** Years in which a piece's worth halves. */
const halfLife = 4;

/**
 * What stands for use by others: a notable model shared by its authors, an award, code, a firm among a work's organisations, and the
 * slots that a programme committee gives to few (an oral wholly, a spotlight half).
 */
const worth = { award: 1, model: 3, report: 0.25, code: 0.25, firm: 0.25, founding: 0.5, oral: 0.5 } as const;

/** Practical impact: ln(1 + sum over models, awards, reports of laboratories, works with code, a firm or a distinction), each fading. */
export const impact: Metric = (pieces) =>
  logSum(pieces.map((piece) => contribution(piece) * faded(piece, halfLife)));

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
    case 'work': {
      const distinction = worth.oral * Math.max(0, piece.standing - 1);
      return part(piece) * ((piece.code ? worth.code : 0) + (piece.firms ? worth.firm : 0) + distinction);
    }
  }
}
