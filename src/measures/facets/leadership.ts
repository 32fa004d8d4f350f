import { faded, type Metric, type Piece } from './piece.ts';

/** Least authors of a work on which standing last says that one led it. */
const least = 3;

/** Years in which the worth of having led halves. */
const halfLife = 4;

/** A junior brought to a first work; one who has led since counts half more; a team built. */
const worth = { junior: 1, other: 0.5, ledLater: 0.5, founding: 2 } as const;

/**
 * Leadership and teams: ln(1 + sum over distinct first authors of works on which one stands last + foundings). Each first author counts once, by
 * the best of these works (standing x venue tier), fading; juniors wholly, others half, those who have led since half more.
 * Where authors stand by the alphabet the last place says nothing, and this overstates late letters.
 */
export const leadership: Metric = (pieces) => {
  const amounts = pieces.map(worthOf);
  const firsts = new Map<number, number[]>();
  pieces.forEach(({ first }, at) => {
    if (first >= 0 && amounts[at]! > 0) firsts.set(first, [...(firsts.get(first) ?? []), at]);
  });
  // What goes with a piece: nothing where another work with the same first author counts more.
  const marginal = amounts.slice();
  for (const own of firsts.values()) {
    const [best, next] = own.sort((a, b) => amounts[b]! - amounts[a]! || a - b);
    for (const at of own) marginal[at] = 0;
    marginal[best!] = amounts[best!]! - (next === undefined ? 0 : amounts[next]!);
  }
  const counted = amounts.filter(
    (amount, at) => amount > 0 && (pieces[at]!.first < 0 || !firsts.has(pieces[at]!.first)),
  );
  const total =
    counted.reduce((sum, one) => sum + one, 0) +
    [...firsts.values()].reduce((sum, own) => sum + amounts[own[0]!]!, 0);
  return {
    value: Math.log1p(total),
    without: (piece) => Math.log1p(Math.max(0, total - marginal[piece]!)),
    pieces: amounts.filter((amount) => amount > 0).length,
    subject: -1,
  };
};

/** What one piece would count for by itself. */
function worthOf(piece: Piece): number {
  if (piece.kind === 'founding') return worth.founding * faded(piece, halfLife);
  if (piece.kind !== 'work' || piece.authors < least || piece.position !== piece.authors - 1) return 0;
  const person =
    (piece.firstJunior ? worth.junior : worth.other) + (piece.firstLedLater ? worth.ledLater : 0);
  return person * piece.standing * piece.tier * faded(piece, halfLife);
}
