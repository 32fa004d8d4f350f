import type { Mover } from './flows.ts';

/** Days by which a follower may seem to go first: dates of moves are known to the month. */
const SLACK = 31;

/**
 * Who led: the member with most tied members going with or after them; of equals the earliest, then founders, then the smallest id.
 * Answers the position in `members`; -1 where nobody is tied.
 */
export function leaderOf(
  members: readonly (Mover & { readonly id: string })[],
  pairs: readonly (readonly [number, number])[],
): number {
  const followers = members.map(() => 0);
  const days = members.map(latestDay);
  for (const [i, j] of pairs) {
    if (days[j]! >= days[i]! - SLACK) followers[i]!++;
    if (days[i]! >= days[j]! - SLACK) followers[j]!++;
  }
  if (pairs.length === 0) return -1;
  const founds = (i: number): number => (members[i]!.kind === 'founding' ? 0 : 1);
  return [...members.keys()].sort(
    (a, b) =>
      followers[b]! - followers[a]! ||
      days[a]! - days[b]! ||
      founds(a) - founds(b) ||
      (members[a]!.id < members[b]!.id ? -1 : 1),
  )[0]!;
}

/** A stated first of January mostly means that the year alone is known: who may have gone in December does not lead by it. */
function latestDay({ day, strength }: Mover): number {
  const date = new Date(day * 86_400_000);
  const yearAlone = strength === 'documented' && date.getUTCMonth() === 0 && date.getUTCDate() === 1;
  return yearAlone ? day + 364 : day;
}
