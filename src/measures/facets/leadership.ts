import { logSum, type Measured, type Metric, type Piece } from './piece.ts';

/** Least authors of a work on which standing last says that one led it. */
const least = 3;

/** A junior brought to a first work; one who has led since counts half more; a team built. */
const worth = { junior: 1, other: 0.25, ledLater: 0.5, founding: 2 } as const;

/**
 * Leadership and teams: ln(1 + (1/2 + share of works as last author) x distinct first authors led, juniors wholly + foundings).
 * Where authors stand by the alphabet the last place says nothing, and this overstates late letters.
 */
export const leadership: Metric = (pieces) => {
  const led = (piece: Piece): boolean =>
    piece.kind === 'work' && piece.authors >= least && piece.position === piece.authors - 1;
  const works = pieces.filter(({ kind }) => kind === 'work').length;
  const lastShare = works === 0 ? 0 : pieces.filter(led).length / works;
  const seen = new Map<number, number>();
  for (const piece of pieces) if (led(piece)) seen.set(piece.first, (seen.get(piece.first) ?? 0) + 1);
  const contributions = pieces.map((piece) => {
    if (piece.kind === 'founding') return worth.founding;
    if (!led(piece)) return 0;
    // Several works with one first author share that person's worth.
    const person =
      (piece.firstJunior ? worth.junior : worth.other) + (piece.firstLedLater ? worth.ledLater : 0);
    return ((0.5 + lastShare) * person) / (piece.first < 0 ? 1 : seen.get(piece.first)!);
  });
  const summed: Measured = logSum(contributions);
  return summed;
};
