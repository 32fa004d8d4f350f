import type { IdentityInput } from '../corpus/input.ts';
import type { IdentityResult } from '../identify.ts';
import type { PostsInput } from './posts.ts';

/** Posts that a person states under their ORCID iD are theirs whose author lines carry it, where that is one person. */
export function linkByOrcid(
  posts: PostsInput,
  input: IdentityInput,
  result: IdentityResult,
): Map<number, number> {
  const links = new Map<number, number>();
  const stated = new Set(posts.orcid?.filter(Boolean));
  if (stated.size === 0) return links;
  const holder = new Map<string, number>();
  input.orcid.forEach((orcid, mention) => {
    if (orcid === null || !stated.has(orcid)) return;
    const cluster = result.cluster[mention]!;
    const other = holder.get(orcid) ?? cluster;
    holder.set(orcid, other === cluster ? cluster : -1);
  });
  posts.orcid?.forEach((orcid, post) => {
    const cluster = holder.get(orcid) ?? -1;
    if (cluster >= 0) links.set(post, cluster);
  });
  return links;
}
