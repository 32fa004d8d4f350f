import type { ServedClaim } from './claims.ts';
import type { ServedPost } from './posts.ts';

/** Posts and claims by the organisations they are of. */
export class Stated {
  readonly #posts = new Map<string, ServedPost[]>();
  /** Posts elsewhere of people who came from the organisation. */
  readonly #next = new Map<string, ServedPost[]>();
  readonly #claims = new Map<string, ServedClaim[]>();

  constructor(posts: readonly ServedPost[], claims: readonly ServedClaim[]) {
    for (const post of posts) {
      for (const id of post.organisations) add(this.#posts, id, post);
      const previous = post.stated.previous?.id;
      if (previous && !post.organisations.includes(previous)) add(this.#next, previous, post);
    }
    for (const claim of claims) for (const id of claim.organisations) add(this.#claims, id, claim);
  }

  of(organisation: string): {
    posts: readonly ServedPost[];
    next: readonly ServedPost[];
    claims: readonly ServedClaim[];
  } {
    return {
      posts: this.#posts.get(organisation) ?? [],
      next: this.#next.get(organisation) ?? [],
      claims: this.#claims.get(organisation) ?? [],
    };
  }
}

function add<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
