import { textAt } from '../search/files/texts.ts';
import { authorsOf, subjectsOf } from '../search/making/index-works.ts';
import type { WorkColumns } from '../search/making/input.ts';
import { byYear } from '../search/making/row-order.ts';
import { ExpertSearch } from '../search/people/experts.ts';
import { inverseFrequency } from '../search/topics/bm25.ts';
import { TermFinder } from '../search/topics/related.ts';
import { learnTermVectors } from '../search/topics/term-vectors.ts';
import { eachStem, noWord } from '../search/topics/terms.ts';
import {
  indexSubjects,
  nobody,
  stemsOf,
  type TopicIndex,
  withAuthors,
} from '../search/topics/topic-index.ts';
import { TopicSearch } from '../search/topics/topic-search.ts';

/** A subject asked at the freeze: two words side by side, with how they are written. */
export interface Query {
  readonly text: string;
  readonly first: string;
  readonly second: string;
}

/** People by gain: how many works on the subject they published in strong venues after the freeze. */
export type Truth = ReadonlyMap<number, number>;

/** A way to rank people for a query: numbers of people, best first. */
type Ranker = (query: Pick<Query, 'text'>) => readonly number[];
type PairRanker = (query: Query) => readonly number[];

/** So many people of a ranking are looked at. */
const looked = 20;

/** Subjects that so many works had at the freeze. */
const worksOfQuery = { least: 25, most: 1500 } as const;

/** Everything that is known at a freeze, and what ranks with it. */
export interface Frozen {
  readonly index: TopicIndex;
  readonly finder: TermFinder;
  readonly queries: readonly Query[];
  readonly rankers: ReadonlyMap<string, PairRanker>;
  /** Those that take a question of any number of words. */
  readonly ofAny: ReadonlyMap<string, Ranker>;
  /** Whether a person has any work by then. */
  readonly known: (person: number) => boolean;
}

/**
 * Indexes works as they stood at a freeze: term vectors, frequencies and queries are learned from these works alone.
 * @param rows the works that were known
 * @param people number of people
 */
export function freeze(works: WorkColumns, rows: ReadonlySet<number>, people: number): Frozen {
  const order = byYear(works).filter((row) => rows.has(row));
  const same = Uint32Array.from({ length: people }, (_, person) => person);
  const index = withAuthors(indexSubjects(subjectsOf(works, order)), authorsOf(works.authors, order, same));
  const vectors = learnTermVectors(
    index,
    order.map((row) => works.title[row]!),
  );
  const finder = new TermFinder(vectors, index.lexicon, index.years.length);
  const search = new TopicSearch(index);
  const experts = new ExpertSearch(index, people);
  const ours =
    (related: boolean, again = true): Ranker =>
    ({ text }) => {
      const terms = related ? finder.relatedTo(text) : [];
      const question = { must: [text], related: terms };
      const look = again ? search.secondLook(question) : undefined;
      const ranked = search.rankAll(question);
      return experts.find(ranked, { limit: looked, offset: 0, look }).map(({ person }) => person);
    };
  const queries = Array.from(vectors.first.keys()).flatMap((term): Query[] => {
    const times = vectors.works[term]!;
    if (vectors.second[term] === noWord || times < worksOfQuery.least || times > worksOfQuery.most) return [];
    const stem = (number: number) => textAt(index.lexicon.texts, number);
    return [
      {
        text: textAt(vectors.written, term),
        first: stem(vectors.first[term]!),
        second: stem(vectors.second[term]!),
      },
    ];
  });
  const seen = new Set(index.authors.values);
  return {
    index,
    finder,
    queries,
    known: (person) => seen.has(person),
    rankers: new Map<string, PairRanker>([
      ['Vivier', ours(true)],
      ['Vivier without related terms', ours(false)],
      ...baselines(index, people),
    ]),
    ofAny: new Map([
      ['Vivier', ours(true)],
      ['Vivier without a second look', ours(true, false)],
      ['Vivier without related terms', ours(false)],
      ['most works that have a word', mostWorks(index)],
    ]),
  };
}

/** People by how many words of the question their works have, all added up. */
const mostWorks =
  (index: TopicIndex): Ranker =>
  ({ text }) => {
    const scores = new Map<number, number>();
    const { postings, authors } = index;
    for (const one of new Set(stemsOf(text).map((word) => numberOf(index, word)))) {
      for (const work of one < 0
        ? []
        : postings.values.subarray(postings.offsets[one]!, postings.offsets[one + 1]!))
        for (const person of authors.values.subarray(authors.offsets[work]!, authors.offsets[work + 1]!))
          if (person !== nobody) scores.set(person, (scores.get(person) ?? 0) + 1);
    }
    return ranked(scores);
  };

/** Most works that have the words; BM25 on all titles of a person together; Balog's model 2. */
function baselines(index: TopicIndex, people: number): [string, PairRanker][] {
  const works = new Uint32Array(people);
  const lengths = new Uint32Array(people);
  let sumOfLengths = 0;
  let persons = 0;
  eachAuthor(index, (work, person) => {
    if (works[person] === 0) persons++;
    works[person]! += 1;
    lengths[person]! += index.titleLengths[work]!;
    sumOfLengths += index.titleLengths[work]!;
  });
  const mean = sumOfLengths / persons;
  const counts = (query: Query) => countWords(index, query);
  const most: PairRanker = (query) => {
    const scores = new Map<number, number>();
    for (const { both, authors } of counts(query).works)
      if (both) for (const person of authors) scores.set(person, (scores.get(person) ?? 0) + 1);
    return ranked(scores);
  };
  const concatenated: PairRanker = (query) => {
    const frequency = [new Map<number, number>(), new Map<number, number>()] as const;
    for (const { times, authors } of counts(query).works)
      for (const person of authors)
        for (const [at, of] of frequency.entries())
          if (times[at]! > 0) of.set(person, (of.get(person) ?? 0) + times[at]!);
    const scores = new Map<number, number>();
    for (const of of frequency) {
      const weight = inverseFrequency(of.size, persons);
      for (const [person, times] of of) {
        const norm = 1.2 * (0.25 + (0.75 * lengths[person]!) / mean);
        scores.set(person, (scores.get(person) ?? 0) + (weight * times * 2.2) / (times + norm));
      }
    }
    return ranked(scores);
  };
  const model2: PairRanker = (query) => {
    const { works: found, share } = counts(query);
    const scores = new Map<number, number>();
    for (const { times, length, authors } of found) {
      // Jelinek-Mercer smoothing, half and half; a person's works are added up, each as theirs.
      const likelihood = times.reduce(
        (product, of, at) => product * (0.5 * (of / length) + 0.5 * share[at]!),
        1,
      );
      for (const person of authors) scores.set(person, (scores.get(person) ?? 0) + likelihood);
    }
    return ranked(scores);
  };
  return [
    ['most works', most],
    ['BM25 on concatenated titles', concatenated],
    ['model 2 (Balog)', model2],
  ];
}

interface Counted {
  readonly times: readonly [number, number];
  readonly both: boolean;
  readonly length: number;
  readonly authors: readonly number[];
}

/** Works that have a word of the query, and the share of each word among all words. */
function countWords(
  index: TopicIndex,
  { first, second }: Query,
): { works: Counted[]; share: readonly [number, number] } {
  const numbers = [first, second].map((word) => numberOf(index, word));
  const works = new Set(
    numbers.flatMap((one) => [
      ...index.postings.values.subarray(index.postings.offsets[one]!, index.postings.offsets[one + 1]!),
    ]),
  );
  const totals: [number, number] = [0, 0];
  const counted = [...works].map((work): Counted => {
    const times: [number, number] = [0, 0];
    eachStem(index, work, (stem) => {
      if (stem === numbers[0]) times[0]++;
      if (stem === numbers[1]) times[1]++;
    });
    totals[0] += times[0];
    totals[1] += times[1];
    const { offsets, values } = index.authors;
    return {
      times,
      both: times[0] > 0 && times[1] > 0,
      length: Math.max(1, index.titleLengths[work]! + index.keywordLengths[work]!),
      authors: [...values.subarray(offsets[work]!, offsets[work + 1]!)].filter((person) => person !== nobody),
    };
  });
  const all = index.sequences.values.length;
  return { works: counted, share: [totals[0] / all, totals[1] / all] };
}

const stemNumbers = new WeakMap<TopicIndex, ReadonlyMap<string, number>>();

function numberOf(index: TopicIndex, word: string): number {
  let known = stemNumbers.get(index);
  if (known === undefined) {
    const { texts } = index.lexicon;
    known = new Map(
      Array.from({ length: texts.offsets.length - 1 }, (_, number) => [textAt(texts, number), number]),
    );
    stemNumbers.set(index, known);
  }
  return known.get(word) ?? -1;
}

function eachAuthor({ authors }: TopicIndex, visit: (work: number, person: number) => void): void {
  for (let work = 0; work + 1 < authors.offsets.length; work++)
    for (let at = authors.offsets[work]!; at < authors.offsets[work + 1]!; at++)
      if (authors.values[at] !== nobody) visit(work, authors.values[at]!);
}

const ranked = (scores: ReadonlyMap<number, number>): number[] =>
  [...scores]
    .sort(([a, x], [b, y]) => y - x || a - b)
    .slice(0, looked)
    .map(([person]) => person);

/** nDCG at `looked` with linear gains (Järvelin and Kekäläinen, 2002). @throws nothing; 0 where nobody is relevant */
export function nDCG(found: readonly number[], truth: Truth): number {
  const gain = (gains: readonly number[]): number =>
    gains.slice(0, looked).reduce((sum, value, rank) => sum + value / Math.log2(rank + 2), 0);
  const ideal = gain([...truth.values()].sort((a, b) => b - a));
  return ideal === 0 ? 0 : gain(found.map((person) => truth.get(person) ?? 0)) / ideal;
}

/** Mean of differences with a 95% interval by the bootstrap over queries (percentiles of 2,000 samples, fixed seed). */
export function interval(differences: readonly number[]): { mean: number; low: number; high: number } {
  let state = 0x2545f491;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  const meanOf = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const samples = Array.from({ length: 2000 }, () => {
    let sum = 0;
    for (let at = 0; at < differences.length; at++)
      sum += differences[Math.floor(next() * differences.length)]!;
    return sum / differences.length;
  }).sort((a, b) => a - b);
  return { mean: meanOf(differences), low: samples[50]!, high: samples[1949]! };
}
