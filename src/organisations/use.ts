import type { Resolver } from './resolver.ts';

/** Places in the evidence that decide whether a name is beyond doubt. */
const acronym = 2;
const fillsPart = 5;
const oneWord = 8;
const rarity = 10;
const institutional = 11;
const countryAgrees = 15;
const countryConflicts = 16;
const ownEntry = 22;
const shareOfPart = 26;

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
  for (const [at, raw] of strings.entries()) {
    const candidates = resolver.candidates(raw);
    for (const { organisation, span, evidence } of candidates) {
      const value = (feature: number): number => evidence[feature] ?? 0;
      const homonyms = candidates.filter(
        (other) => other.organisation !== organisation && other.span[0] === span[0],
      );
      // A homonym counts where the string names its country and no other bearer's.
      const settled =
        value(countryAgrees) === 1 && homonyms.every((other) => other.evidence[countryAgrees] === 0);
      if (homonyms.length > 0 && !settled) continue;
      const inFull = value(fillsPart) === 1 || (value(institutional) === 1 && value(shareOfPart) > 0.5);
      const telling = value(rarity) >= 0.8 && (value(oneWord) === 0 || value(ownEntry) === 1);
      if (value(acronym) === 1 || value(countryConflicts) === 1 || !inFull || !telling) continue;
      use.set(organisation, (use.get(organisation) ?? 0) + (lines[at] ?? 1));
    }
  }
  return use;
}
