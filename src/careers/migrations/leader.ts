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
  for (const [i, j] of pairs) {
    if (members[j]!.day >= members[i]!.day - SLACK) followers[i]!++;
    if (members[i]!.day >= members[j]!.day - SLACK) followers[j]!++;
  }
  if (pairs.length === 0) return -1;
  const founds = (i: number): number => (members[i]!.kind === 'founding' ? 0 : 1);
  return [...members.keys()].sort(
    (a, b) =>
      followers[b]! - followers[a]! ||
      members[a]!.day - members[b]!.day ||
      founds(a) - founds(b) ||
      (members[a]!.id < members[b]!.id ? -1 : 1),
  )[0]!;
}
