import { sizeOf } from '../files/lexicon.ts';
import { inverseFrequency } from './bm25.ts';
import type { RelatedTerm, TermFinder } from './related.ts';
import { eachStem, noWord } from './terms.ts';
import { type TopicIndex, undated } from './topic-index.ts';

/** So many terms stand for a person. */
const termsTaken = 12;

/** Years in which what a work says of somebody's subjects halves. */
const halfLife = 4;

/** Works that must have a term for it to stand for somebody's subject: the person's, and those of the corpus as a share at most. */
const bounds = { own: 2, share: 0.03 } as const;

/** What a person's works are about: the terms that say most of them, lately, weights from 1 down. */
export function personTerms(
  index: TopicIndex,
  finder: TermFinder,
  works: Uint32Array,
  now: number,
): RelatedTerm[] {
  const weights = new Map<number, { weight: number; works: number }>();
  const size = sizeOf(index.lexicon);
  for (const work of works) {
    const year = index.years[work]!;
    if (year > now) continue;
    const recent = 2 ** (-(year === undated ? 2 * halfLife : now - year) / halfLife);
    const seen = new Set<number>();
    const note = (first: number, second: number): void => {
      const term = finder.numberOf(first, second);
      if (term === undefined || seen.has(term)) return;
      seen.add(term);
      const known = weights.get(term);
      weights.set(term, { weight: (known?.weight ?? 0) + recent, works: (known?.works ?? 0) + 1 });
    };
    eachStem(index, work, (one, before) => {
      if (one >= size) return;
      note(one, noWord);
      if (before >= 0) note(before, one);
    });
  }
  const all = index.years.length;
  const own = Math.min(bounds.own, works.length);
  const ranked = [...weights]
    .map(([number, { weight, works: times }]) => ({ term: finder.termAt(number), weight, times }))
    .filter(({ term, times }) => times >= own && term.works <= bounds.share * all)
    .map(({ term, weight }) => ({ term, weight: weight * inverseFrequency(term.works, all) ** 2 }))
    .sort((a, b) => b.weight - a.weight || a.term.first - b.term.first || a.term.second - b.term.second)
    .slice(0, termsTaken);
  const most = ranked[0]?.weight ?? 1;
  return ranked.map(({ term: { first, second, written }, weight }) => {
    return { first, second, written, weight: weight / most, cosine: weight / most };
  });
}
