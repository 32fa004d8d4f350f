import type { Decision, IdentityInput } from '../corpus/input.ts';
import { Bonds, indexOf } from '../passes/ties.ts';
import type { PostsInput } from './posts.ts';

/** What people decided of posts, by place in `PostsInput`. */
export interface PostRulings {
  /** Cluster that a decision gives a post. */
  readonly same: ReadonlyMap<number, number>;
  /** Clusters that a post must not be linked to. */
  readonly apart: ReadonlyMap<number, ReadonlySet<number>>;
  /** Posts said to be of one person, and of two. */
  readonly together: readonly (readonly [number, number])[];
  readonly parted: readonly (readonly [number, number])[];
}

/**
 * Sorts decisions by what they are about; of two between posts that disagree the later holds, by way of others too. What is
 * said of one post and a mention goes for all posts tied to it. Decisions on mentions alone are passed over.
 */
export function readPostRulings(
  posts: PostsInput,
  input: IdentityInput,
  cluster: Int32Array,
  decisions: readonly Decision[],
): PostRulings {
  const { tied, parted } = readBonds(posts, decisions);
  const ofOne = Map.groupBy(tied.keys(), (post) => tied[post]!);
  const same = new Map<number, number>();
  const apart = new Map<number, Set<number>>();
  for (const { a, b, same: one } of decisions) {
    const [postA, postB] = [indexOf(posts.keys, a), indexOf(posts.keys, b)];
    const post = Math.max(postA, postB);
    const mention = indexOf(input.mentions, postA >= 0 ? b : a);
    if (post < 0 || mention < 0) continue;
    for (const each of tied[post]! < 0 ? [post] : ofOne.get(tied[post]!)!)
      if (one) same.set(each, cluster[mention]!);
      else apart.set(each, (apart.get(each) ?? new Set()).add(cluster[mention]!));
  }
  ofOne.delete(-1);
  const together = [...ofOne.values()].flatMap((all) => all.slice(1).map((b) => [all[0]!, b] as const));
  return { same, apart, together, parted };
}

/** Bonds keep what they hear first, so the latest decision is told first. */
function readBonds({ keys }: PostsInput, decisions: readonly Decision[]) {
  const bonds = new Bonds(keys.length);
  for (const { a, b, same } of decisions.toReversed()) {
    const [i, j] = [indexOf(keys, a), indexOf(keys, b)];
    if (i < 0 || j < 0 || i === j) continue;
    if (same) bonds.join(i, j);
    else bonds.part(i, j);
  }
  const { offsets, values } = bonds.apart();
  const parted = [...keys.keys()].flatMap((a) =>
    [...values.subarray(offsets[a]!, offsets[a + 1]!)].filter((b) => a < b).map((b) => [a, b] as const),
  );
  return { tied: bonds.ties(), parted };
}
