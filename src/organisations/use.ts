import { at, type Feature } from './features.ts';
import type { Resolver } from './resolver.ts';

/**
 * How often each organisation is named in full, by a name that no other organisation there bears: a prior for the homonyms
 * and acronyms, learned without labels. `lines[i]` is how many lines print `strings[i]`.
 */
export function countUse(
  resolver: Resolver,
  strings: readonly string[],
  lines: readonly number[],
): Map<string, number> {
  const use = new Map<string, number>();
  for (const [index, raw] of strings.entries()) {
    const candidates = resolver.candidates(raw);
    for (const { organisation, span, evidence } of candidates) {
      const value = (feature: Feature): number => evidence[at[feature]] ?? 0;
      const homonyms = candidates.filter(
        (other) => other.organisation !== organisation && other.span[0] === span[0],
      );
      // A homonym counts where the string names its country and no other bearer's.
      const settled =
        value('country agrees') === 1 &&
        homonyms.every((other) => other.evidence[at['country agrees']] === 0);
      if (homonyms.length > 0 && !settled) continue;
      const inFull =
        value('fills part') === 1 || (value('institutional') === 1 && value('share of part') > 0.5);
      // One word is enough where it is the registered name and its country stands beside it: "RIKEN, Japan".
      const surelyNamed =
        value('own entry') === 1 || (value('country agrees') === 1 && value('alias') + value('turned') === 0);
      const telling = value('rarity') >= 0.8 && (value('one word') === 0 || surelyNamed);
      if (value('acronym') === 1 || value('country conflicts') === 1 || !inFull || !telling) continue;
      use.set(organisation, (use.get(organisation) ?? 0) + (lines[index] ?? 1));
    }
  }
  return use;
}
