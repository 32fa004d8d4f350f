import { inverseFrequency } from './bm25.ts';
import { sizeOf } from './lexicon.ts';
import type { Lists } from './postings.ts';
import type { RelatedTerm, TermFinder } from './related.ts';
import { eachStem, noWord } from './terms.ts';
import { nobody, type TopicIndex, undated } from './topic-index.ts';

/** So many terms stand for a person. */
const termsTaken = 12;

/** Years in which what a work says of somebody's subjects halves. */
const halfLife = 4;

/** Works that must have a term for it to stand for somebody's subject: the person's, and those of the corpus as a share at most. */
const bounds = { own: 2, share: 0.03 } as const;

/** Works of each person: the authors of works turned round. */
export class WorksOfPeople {
  /** By person: twice the work, plus one where the person stands between its first author and its last. */
  readonly authorships: Lists;

  constructor({ authors: { offsets: starts, values } }: TopicIndex, people: number) {
    const offsets = new Uint32Array(people + 1);
    for (const person of values) if (person !== nobody) offsets[person + 1]! += 1;
    for (let person = 0; person < people; person++) offsets[person + 1]! += offsets[person]!;
    const next = offsets.slice();
    const lines = new Uint32Array(offsets[people]!);
    for (let work = 0; work + 1 < starts.length; work++) {
      const last = starts[work + 1]! - 1;
      for (let at = starts[work]!; at <= last; at++) {
        const person = values[at]!;
        if (person === nobody) continue;
        lines[next[person]!++] = 2 * work + (at > starts[work]! && at < last ? 1 : 0);
      }
    }
    this.authorships = { offsets, values: lines };
  }

  of(person: number): Uint32Array {
    const { offsets, values } = this.authorships;
    return values.subarray(offsets[person]!, offsets[person + 1]!).map((line) => line >>> 1);
  }
}

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
