import type { Decision, IdentityInput } from './input.ts';
import type { PostsInput } from './posts.ts';
import { indexOf } from './ties.ts';

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

/** Sorts decisions by what they are about; a later one outweighs an earlier. Those on mentions alone are passed over. */
export function readPostRulings(
  posts: PostsInput,
  input: IdentityInput,
  cluster: Int32Array,
  decisions: readonly Decision[],
): PostRulings {
  const same = new Map<number, number>();
  const apart = new Map<number, Set<number>>();
  const together: [number, number][] = [];
  const parted: [number, number][] = [];
  for (const { a, b, same: one } of decisions) {
    const [postA, postB] = [indexOf(posts.keys, a), indexOf(posts.keys, b)];
    if (postA >= 0 && postB >= 0) (one ? together : parted).push([postA, postB]);
    else if (postA >= 0 || postB >= 0) {
      const post = Math.max(postA, postB);
      const mention = indexOf(input.mentions, postA >= 0 ? b : a);
      if (mention < 0) continue;
      if (one) same.set(post, cluster[mention]!);
      else apart.set(post, (apart.get(post) ?? new Set()).add(cluster[mention]!));
    }
  }
  return { same, apart, together, parted };
}
