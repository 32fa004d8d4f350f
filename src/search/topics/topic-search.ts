import { sizeOf } from '../files/lexicon.ts';
import { Scratch } from '../files/scratch.ts';
import { CriterionRanking } from './criterion-ranking.ts';
import { firstWorkOf, IndexAsOf, lastYearOf } from './index-as-of.ts';
import { partedWords, unknownStems } from './query-terms.ts';
import { AddedWorks, type RankedWorks } from './ranked-works.ts';
import { SecondLook, wordsLookedFor } from './second-look.ts';
import { type Postings, SideBySide } from './side-by-side.ts';
import { noWord } from './terms.ts';
import type { TopicIndex } from './topic-index.ts';
import { readTopic } from './topic-query.ts';

/** What is asked of a subject. */
export interface TopicQuestion {
  /** Criteria in plain words: a person's works must meet each, though not each work all. */
  readonly must: readonly string[];
  /** Works on these count half. */
  readonly should?: readonly string[];
  /** Works that have all the words of one of these are left out. */
  readonly not?: readonly string[];
  /** Related terms, which find works too. */
  readonly related?: readonly WeightedTerm[];
  /** Terms that are asked for, any of them, each by its weight. */
  readonly profile?: readonly WeightedTerm[];
  /** A year: nothing later is seen. */
  readonly asOf?: number | undefined;
}

/** A word, or two side by side, by the numbers of their stems. */
export interface WeightedTerm {
  readonly first: number;
  /** `noWord` where the term is of one word. */
  readonly second: number;
  readonly weight: number;
}

/** What a work on something that is wished, not asked, counts. */
const wished = 0.5;

/** So many criteria are told apart. */
const criteriaRead = 16;

/** Finds the works of a question: those of its criteria, wishes and related terms, each ranked by itself, added up. Holds scratch arrays. */
export class TopicSearch {
  readonly index: TopicIndex;
  private readonly criterion: CriterionRanking;
  private readonly parts: AddedWorks;
  /** By the first work seen. */
  private readonly asOfYears = new Map<number, IndexAsOf>();
  private readonly sides = new SideBySide();
  private readonly values = new Scratch((works) => new Float64Array(works));
  /** By stem: which words of the question it says, for a second look. */
  private readonly wordsOf: Uint32Array;
  private look: SecondLook | undefined;

  /** @param rowOf room of a number for each work, zeros, which may be shared with whoever leaves zeros too */
  constructor(index: TopicIndex, rowOf = new Uint32Array(index.years.length)) {
    this.index = index;
    this.criterion = new CriterionRanking(index);
    this.parts = new AddedWorks(rowOf);
    this.wordsOf = new Uint32Array(sizeOf(index.lexicon) + 1);
  }

  /**
   * Works on a subject with several criteria, wishes, exclusions and related terms.
   * @param ahead is told of works, before they are ranked, that will be found whatever else is asked
   */
  rankAll(
    { must, should = [], not = [], related = [], profile = [], asOf }: TopicQuestion,
    ahead?: (works: readonly Uint32Array[]) => void,
  ): RankedWorks {
    const seen = this.asOf(asOf);
    const terms = [...related, ...profile].map((term) => weighted(term, seen));
    const surely = not.length === 0 && terms.length > 0;
    if (surely) ahead?.(terms.map(({ works }) => works));
    const criteria = must.slice(0, criteriaRead).map((text) => this.rank(text, asOf));
    if (criteria.length === 1 && should.length + not.length + related.length === 0) return criteria[0]!;
    const wishes = should.map((text) => this.rank(text, asOf));
    const size = [...criteria, ...wishes, ...terms].reduce((sum, { works }) => sum + works.length, 0);
    const { parts } = this;
    parts.begin(size);
    for (const [at, { works, scores }] of criteria.entries()) parts.add(works, scores, 1, 1, 1 << at);
    for (const { works, scores } of wishes) parts.add(works, scores, wished, wished, 0);
    const fresh = parts.size;
    for (const [at, { rarity, ...postings }] of terms.entries()) {
      const asked = at < related.length ? 0 : 1;
      parts.add(postings.works, seen.valuesOf(postings, rarity), 1, asked, 0);
    }
    const excluded = new Set(not.flatMap((text) => seen.worksWithAll(readTopic(this.index.lexicon, text))));
    const several = criteria.length > 1 || (wishes.length > 0 && criteria.length > 0);
    const unknown = [...new Set([...criteria, ...wishes].flatMap((one) => one.unknown))].sort();
    return {
      ...parts.end(excluded, several ? 2 ** criteria.length - 1 : undefined, related.length > 0),
      ...(surely ? { fresh } : {}),
      unknown,
      year: asOf ?? lastYearOf(this.index),
    };
  }

  /** What looks again at the first people of a list; undefined where the question asks for more than the words of one criterion. */
  secondLook({ must, should = [], not = [], profile = [], asOf }: TopicQuestion): SecondLook | undefined {
    const [text = ''] = must;
    if (must.length !== 1 || should.length + not.length + profile.length > 0) return undefined;
    const query = readTopic(this.index.lexicon, text);
    const { least, most } = wordsLookedFor;
    if (query.stems.length < least || query.stems.length > most || query.phrases.length > 0) return undefined;
    const seen = this.asOf(asOf);
    // What two words say that the question writes as one is not read again.
    if (partedWords(query, seen).length > 0) return undefined;
    this.look?.end();
    this.look = new SecondLook(this.index, query, this.wordsOf, seen.first, seen.worths);
    return this.look;
  }

  /**
   * Works on a topic.
   * @param asOf a year: nothing later is seen, frequencies and mean lengths included
   */
  rank(text: string, asOf?: number): RankedWorks {
    const query = readTopic(this.index.lexicon, text);
    const seen = this.asOf(asOf);
    return {
      ...this.criterion.rank(query, seen),
      unknown: unknownStems(query, seen),
      year: asOf ?? lastYearOf(this.index),
    };
  }

  /** @param year undefined for the index as it is */
  private asOf(year: number | undefined): IndexAsOf {
    const first = year === undefined ? 0 : firstWorkOf(this.index, year);
    const known = this.asOfYears.get(first) ?? new IndexAsOf(this.index, first, this.sides, this.values);
    this.asOfYears.set(first, known);
    return known;
  }
}

/** Works that have a term, how often in which field, and its rarity times its weight. */
function weighted({ first, second, weight }: WeightedTerm, seen: IndexAsOf): Postings & { rarity: number } {
  const postings = second === noWord ? seen.postingsOf(first) : seen.sideBySide(first, second);
  return { ...postings, rarity: weight * seen.inverseFrequency(postings.works.length) };
}
