import { DAY } from '../../calendar/day.ts';
import type { Mover } from './flows.ts';

/** Days by which a follower may seem to go first: dates of moves are known to the month. */
const SLACK = 31;

/**
 * Who of a team led: whoever is stated to be chief executive where they went; else the member with most tied members going with or
 * after them; of equals the earliest, then founders, then the smallest id. Answers the position in `movers`, of which `team` are the
 * members; -1 where nobody is tied and no chief executive is known.
 */
export function leaderOf(
  movers: readonly (Mover & { readonly id: string })[],
  team: readonly number[],
  pairs: readonly (readonly [number, number])[],
): number {
  const followers = movers.map(() => 0);
  const days = movers.map(latestDay);
  for (const [i, j] of pairs) {
    if (days[j]! >= days[i]! - SLACK) followers[i]!++;
    if (days[i]! >= days[j]! - SLACK) followers[j]!++;
  }
  if (pairs.length === 0 && !team.some((i) => movers[i]!.heads)) return -1;
  const founds = (i: number): number => (movers[i]!.kind === 'founding' ? 0 : 1);
  return [...team].sort(
    (a, b) =>
      Number(movers[b]!.heads) - Number(movers[a]!.heads) ||
      followers[b]! - followers[a]! ||
      days[a]! - days[b]! ||
      founds(a) - founds(b) ||
      (movers[a]!.id < movers[b]!.id ? -1 : 1),
  )[0]!;
}

/** A stated first of January mostly means that the year alone is known: who may have gone in December does not lead by it. */
function latestDay({ day, strength }: Mover): number {
  const date = new Date(day * DAY);
  const yearAlone = strength === 'documented' && date.getUTCMonth() === 0 && date.getUTCDate() === 1;
  return yearAlone ? day + 364 : day;
}
