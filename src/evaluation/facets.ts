import { type Corpus, seenBy } from '../measures/facets/corpus.ts';
import { facetRow, measureFacets } from '../measures/facets/measure.ts';
import { facetNames } from '../tables/facet-names.ts';
import { chance, fitLogistic } from './logistic.ts';

/** Years after a freeze in which honours are looked for. */
export const horizon = 3;

/** Venues whose main tracks count as top ones. */
const topVenues: ReadonlySet<string> = new Set(
  'nips icml iclr cvpr iccv eccv acl emnlp naacl aaai ijcai rss corl icra siggraph siggraphasia colt aistats uai kdd www colm'.split(
    ' ',
  ),
);

/** Kinds of later honours. */
export const honours = ['award', 'oral', 'top decile'] as const;
export type Honour = (typeof honours)[number];

/** People at a freeze by row, what scores them, and who was honoured afterwards. */
export interface Frame {
  readonly people: readonly number[];
  readonly cohort: readonly string[];
  /** Score of each row by scorer; higher is foreseen. */
  readonly scores: ReadonlyMap<string, Float64Array>;
  readonly truth: Readonly<Record<Honour, Uint8Array>>;
  /** The six percentiles as normal scores, with an intercept first. */
  readonly features: readonly Float64Array[];
}

/** What baselines read besides the corpus, by work. */
export interface Counts {
  readonly venue: readonly string[];
  /** As suppliers give it today. */
  readonly citations: Float64Array;
}

/** Measures everybody at a freeze and looks at what came after. */
export function frameAt(corpus: Corpus, counts: Counts, year: number): Frame {
  const table = measureFacets(corpus, year);
  const people = [...table.people];
  const column = (facet: number, values: Float64Array): Float64Array =>
    Float64Array.from(people, (_, place) => values[facetRow(place, facet)]!);
  const percentiles = facetNames.map((_, facet) =>
    column(facet, table.percentile).map((percentile) => percentile / 100),
  );
  const cohort = Array.from(table.cohort, (number) => table.cohorts[number]!.name);
  const features = people.map((_, at) =>
    Float64Array.from([1, ...percentiles.map((of) => normalScore(of[at]!))]),
  );
  const scores = new Map<string, Float64Array>([
    ...facetNames.map((facet, number) => [facet, percentiles[number]!] as const),
    [
      'mean of the six',
      Float64Array.from(people, (_, at) => percentiles.reduce((sum, of) => sum + of[at]!, 0) / 6),
    ],
    ...baselines(corpus, counts, people, year),
  ]);
  return { people, cohort, scores, truth: truthAfter(corpus, people, cohort, year), features };
}

/** How many standard deviations from the middle a share stands, by the logistic law: the ends of a cohort are told apart. */
const normalScore = (share: number): number => {
  const kept = Math.min(0.999, Math.max(0.001, share));
  return Math.log(kept / (1 - kept)) * 0.5513;
};

/** How many freezes weights are learned at, the last a horizon before: their honours all fall before the freeze that is judged. */
const learnedAt = 3;

/** Years at which weights for a freeze are learned. */
export const yearsLearned = (year: number): number[] =>
  Array.from({ length: learnedAt }, (_, back) => year - horizon - back);

/**
 * Weights of the facets learned from what earlier freezes foresaw of this honour; nothing of later years enters. People are ranked
 * within cohorts, so how often a cohort is honoured is learned beside the facets and then left out. No weight is below 0:
 * a facet never counts against a person, and those that would are left out, the furthest first.
 */
export function learnBlend(earlier: readonly Frame[], honour: Honour): Float64Array {
  const rates = earlier.map((frame) => honouredRates(frame, honour));
  const rows = earlier.flatMap(({ features }, at) =>
    features.map((row, person) => Float64Array.of(...row, rates[at]![person]!)),
  );
  const truth = earlier.flatMap((frame) => Array.from(frame.truth[honour]));
  const weights = new Float64Array(facetNames.length + 1);
  let kept = [...weights.keys()];
  for (;;) {
    const columns = [...kept, weights.length];
    const fitted = fitLogistic(
      rows.map((row) => Float64Array.from(columns, (column) => row[column]!)),
      truth,
      earlier.length,
    );
    const ofFacets = fitted.subarray(1, kept.length);
    const least = ofFacets.reduce((low, weight) => Math.min(low, weight), 0);
    if (least === 0) {
      for (const [at, column] of kept.entries()) weights[column] = fitted[at]!;
      return weights;
    }
    kept = kept.filter((_, at) => at === 0 || fitted[at] !== least);
  }
}

/** Log odds of the honour in each person's cohort. */
function honouredRates({ cohort, truth }: Frame, honour: Honour): Float64Array {
  const counts = new Map<string, { people: number; honoured: number }>();
  for (const [at, own] of cohort.entries()) {
    const { people, honoured } = counts.get(own) ?? { people: 0, honoured: 0 };
    counts.set(own, { people: people + 1, honoured: honoured + truth[honour][at]! });
  }
  return Float64Array.from(cohort, (own) => {
    const { people, honoured } = counts.get(own)!;
    return Math.log((honoured + 0.5) / (people - honoured + 0.5));
  });
}

/** Scores by learned weights. */
export const blend = (weights: Float64Array, { features }: Frame): Float64Array =>
  Float64Array.from(features, (row) => chance(weights, row));

/** Works, top-venue works, and an h-index of today's citation counts on the works of then, which sees the future. */
function baselines(
  corpus: Corpus,
  counts: Counts,
  people: readonly number[],
  year: number,
): [string, Float64Array][] {
  const of = (value: (works: readonly number[]) => number): Float64Array =>
    Float64Array.from(people, (person) =>
      value(worksOf(corpus, person).filter((work) => seenBy(corpus, work, year))),
    );
  const top = (work: number): boolean =>
    topVenues.has(counts.venue[work]!) && corpus.works.standing[work]! >= 1;
  return [
    ['works', of((works) => works.length)],
    ['top-venue works', of((works) => works.filter(top).length)],
    ['h-index of today’s counts', of((works) => hIndex(works.map((work) => counts.citations[work]!)))],
  ];
}

/** Largest h such that h works have h citations or more. */
function hIndex(citations: readonly number[]): number {
  const falling = citations.toSorted((a, b) => b - a);
  const short = falling.findIndex((count, at) => count < at + 1);
  return short === -1 ? falling.length : short;
}

function worksOf({ linesOfPerson, lines }: Corpus, person: number): number[] {
  const rows = linesOfPerson.values.subarray(
    linesOfPerson.offsets[person]!,
    linesOfPerson.offsets[person + 1]!,
  );
  return [...new Set(Array.from(rows, (row) => lines.work[row]!))];
}

function truthAfter(
  corpus: Corpus,
  people: readonly number[],
  cohort: readonly string[],
  year: number,
): Frame['truth'] {
  const after = (when: number): boolean => when > year && when <= year + horizon;
  const own = people.map((person) =>
    worksOf(corpus, person).filter((work) => after(corpus.works.year[work]!)),
  );
  const { extras, extrasOfPerson } = corpus;
  const awarded = people.map((person) =>
    extrasOfPerson.values
      .subarray(extrasOfPerson.offsets[person]!, extrasOfPerson.offsets[person + 1]!)
      .some((row) => extras.kind[row] === 'award' && after(extras.year[row]!)),
  );
  const output = own.map((works) =>
    works.reduce((sum, work) => sum + corpus.works.standing[work]! / Math.sqrt(corpus.authors[work]!), 0),
  );
  return {
    award: Uint8Array.from(awarded, Number),
    oral: Uint8Array.from(own, (works) => (works.some((work) => corpus.works.standing[work] === 2) ? 1 : 0)),
    'top decile': topDecile(output, cohort),
  };
}

/** Those above nine tenths of their cohort, who have anything. */
function topDecile(output: readonly number[], cohort: readonly string[]): Uint8Array {
  const marks = new Uint8Array(output.length);
  for (const rows of Map.groupBy(output.keys(), (row) => cohort[row]!).values()) {
    const sorted = rows.map((row) => output[row]!).sort((a, b) => a - b);
    const cut = sorted[Math.floor(sorted.length * 0.9)] ?? 0;
    for (const row of rows) if (output[row]! > 0 && output[row]! >= cut) marks[row] = 1;
  }
  return marks;
}
