import { wordAt } from '../files/lexicon.ts';
import type { IndexAsOf } from './index-as-of.ts';
import type { Postings } from './side-by-side.ts';
import type { TopicQuery } from './topic-query.ts';

/** A word counts as two written as one where so many works have those side by side; rarer ones are two by chance. */
const fewestParted = 15;

/** What two words of the query are worth side by side, as a share of a term of the same rarity (after Metzler and Croft, 2005). */
const pairWeight = 1;

/** Where the postings of a stem of a query lie, how many they are, and what it weighs. */
export interface Term {
  readonly stem: number;
  readonly start: number;
  readonly end: number;
  readonly holders: number;
  readonly weight: number;
}

/** Two neighbours in a query, by the numbers of their stems. */
export interface PairOfQuery {
  readonly a: number;
  readonly b: number;
  readonly side: Postings;
  /** Works that write them as one. */
  readonly joined: Postings | undefined;
  readonly holders: number;
  readonly weight: number;
}

/** A word of a query that some works write as two. */
export interface PartedWord {
  readonly written: string;
  readonly stem: number | undefined;
  readonly side: Postings;
  /** Works that write it as one. */
  readonly own: Uint32Array;
  readonly holders: number;
  readonly weight: number;
}

/** What of the index a query asks for. */
export interface QueryTerms {
  /** The rarest first. */
  readonly terms: readonly Term[];
  readonly pairs: readonly PairOfQuery[];
  readonly parted: readonly PartedWord[];
}

export function queryTerms(query: TopicQuery, seen: IndexAsOf): QueryTerms {
  const parted = partedWords(query, seen);
  return {
    terms: rarestFirst(query.stems, seen, parted),
    pairs: query.pairs.map((pair) => pairOf(pair, seen)),
    parted,
  };
}

/** Words of a query that enough works write as two. */
export function partedWords({ partings }: TopicQuery, seen: IndexAsOf): PartedWord[] {
  return partings.flatMap(({ written, stem, first, second }) => {
    const side = seen.sideBySide(first, second);
    if (side.works.length < fewestParted) return [];
    const own = stem === undefined ? side.works.subarray(0, 0) : seen.worksOf(stem);
    const holders = side.works.length;
    return [{ written, stem, side, own, holders, weight: seen.inverseFrequency(own.length + holders) }];
  });
}

/** Where the postings of each stem lie and what it weighs, the rarest first. */
function rarestFirst(stems: readonly number[], seen: IndexAsOf, parted: readonly PartedWord[]): Term[] {
  const weights = new Map(parted.map(({ stem, weight }) => [stem, weight]));
  return stems
    .map((stem) => {
      const { start, end } = seen.rangeOf(stem);
      const holders = end - start;
      return { stem, start, end, holders, weight: weights.get(stem) ?? seen.inverseFrequency(holders) };
    })
    .sort((a, b) => b.weight - a.weight);
}

/** Works that have two words side by side, and what that is worth; with those that write them as one, where they are more. */
function pairOf({ first: a, second: b, joined }: TopicQuery['pairs'][number], seen: IndexAsOf): PairOfQuery {
  const side = seen.sideBySide(a, b);
  const asOne = joined === undefined ? undefined : seen.postingsOf(joined);
  // What is mostly written apart is found as it is written: the few who join it would only be let in.
  const more = asOne !== undefined && asOne.works.length > side.works.length ? asOne : undefined;
  const holders = side.works.length + (more?.works.length ?? 0);
  return { a, b, side, joined: more, holders, weight: pairWeight * seen.inverseFrequency(holders) };
}

/** Stems of a query that no work seen has, in order. */
export function unknownStems(query: TopicQuery, seen: IndexAsOf): string[] {
  const unseen = query.stems.filter((stem) => seen.worksOf(stem).length === 0);
  const parted = new Set(partedWords(query, seen).map(({ written }) => written));
  return [...query.unknown, ...unseen.map((stem) => wordAt(seen.index.lexicon, stem))]
    .filter((word) => !parted.has(word))
    .sort();
}
