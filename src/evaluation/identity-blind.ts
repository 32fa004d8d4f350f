import type { IdentityInput } from '../identity/corpus/input.ts';

/**
 * The input with every OpenReview id replaced by a random token: equal ids get equal tokens, and nothing can be read in
 * one. What is learned and found must be the same, for an id is an answer and never a feature.
 */
export function blindIds(input: IdentityInput, random: () => number): IdentityInput {
  const tokens = new Map<string, string>();
  const openreview = input.openreview.map((id) => {
    if (id === null) return null;
    const token = tokens.get(id) ?? `${Math.floor(random() * 2 ** 48).toString(36)}-${tokens.size}`;
    tokens.set(id, token);
    return token;
  });
  return { ...input, openreview };
}
