import type { PostRulings } from './rulings.ts';

export type PostMethod = 'name' | 'evidence' | 'decision' | 'own';

/** What is thought of one post. */
export interface Verdict {
  /** Cluster of the person; -1 where they have none, or two fit. */
  readonly person: number;
  readonly weight: number;
  readonly method: PostMethod | '';
}

/** Least probability at which a post is linked: a wrong link is worse than none. */
export const sure = 0.85;

/**
 * Lets the posts of a group speak for one another. Where evidence links some to one person, and none to another, the
 * others are theirs too if it is likely enough that a second holder of a post of that name is the same: `chance`, 0 to 1, which is
 * 0 where a post cannot be that person's. Decisions between posts hold: what they tie follows the surest, what they part
 * is nobody's twice.
 */
export function agree(
  alone: readonly Verdict[],
  groups: readonly (readonly number[])[],
  rulings: PostRulings,
  chance: (post: number, cluster: number) => number,
): Verdict[] {
  const verdicts = [...alone];
  for (const group of groups) {
    const linked = group.filter((i) => alone[i]!.person >= 0);
    const surest = mostSure(alone, linked);
    if (surest === null || linked.some((i) => alone[i]!.person !== surest.person)) continue;
    if (surest.method === 'name') continue;
    for (const i of group) {
      const weight = surest.weight * chance(i, surest.person);
      if (alone[i]!.person >= 0 || weight < sure || rulings.apart.get(i)?.has(surest.person)) continue;
      verdicts[i] = { person: surest.person, weight, method: 'evidence' };
    }
  }
  const sets = tiedPosts(rulings.together);
  for (const tied of sets) {
    const surest = mostSure(
      verdicts,
      tied.filter((i) => verdicts[i]!.person >= 0),
    );
    for (const i of tied)
      verdicts[i] =
        surest === null
          ? { person: -1, weight: 1, method: 'own' }
          : { person: surest.person, weight: 1, method: 'decision' };
  }
  for (const [a, b] of rulings.parted) {
    const [ofA, ofB] = [verdicts[a]!, verdicts[b]!];
    if (ofA.person < 0 || ofA.person !== ofB.person) continue;
    const loser =
      ofA.method === 'decision' || (ofB.method !== 'decision' && ofA.weight >= ofB.weight) ? b : a;
    for (const i of sets.find((set) => set.includes(loser)) ?? [loser])
      verdicts[i] = { person: -1, weight: 1, method: 'own' };
  }
  return verdicts;
}

/** By decision first, then by weight. */
function mostSure(verdicts: readonly Verdict[], posts: readonly number[]): Verdict | null {
  const rank = ({ method, weight }: Verdict) =>
    (method === 'decision' ? 2 : method === 'name' ? 0 : 1) + weight / 2;
  return posts.map((i) => verdicts[i]!).sort((x, y) => rank(y) - rank(x))[0] ?? null;
}

function tiedPosts(together: PostRulings['together']): number[][] {
  const sets: Set<number>[] = [];
  for (const [a, b] of together) {
    const meeting = sets.filter((set) => set.has(a) || set.has(b));
    const all = new Set([a, b, ...meeting.flatMap((set) => [...set])]);
    sets.splice(0, sets.length, ...sets.filter((set) => !meeting.includes(set)), all);
  }
  return sets.map((set) => [...set].sort((x, y) => x - y));
}
