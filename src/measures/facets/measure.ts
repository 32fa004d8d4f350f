import { type FacetName, facetNames } from '../../tables/facet-names.ts';
import { type Corpus, Frozen } from './corpus.ts';
import { metrics } from './metrics.ts';
import type { Piece } from './piece.ts';
import { type Placed, placeInCohort } from './shrink.ts';

/** Works under which a record says too little of its author. */
const fewestWorks = 3;

/** People under which a cohort of one age and area is joined with other such areas of the age; where these are too few, all of the age. */
const smallestCohort = 100;

/**
 * Facets placed among all areas of a career age. Responsibility is the share of such works: within their area, people all of whose area does
 * them would stand in the middle for doing nothing else.
 */
const amongAllAreas: ReadonlySet<FacetName> = new Set<FacetName>(['responsibility']);

/** Whether a facet grows with every piece (0), or is an average over pieces (1) or over pairs of them (2). */
const degrees: Readonly<Record<FacetName, 0 | 1 | 2>> = {
  depth: 0,
  breadth: 2,
  impact: 0,
  responsibility: 1,
  'cross-functional': 1,
  leadership: 0,
};

/** Works named that a facet rests on most. */
const named = 3;

/** The facets of everybody measured, by column: the facet numbered f of the person at place i stands in row 6 i + f. */
export interface FacetTable {
  /** Numbers of the people, rising. */
  readonly people: Int32Array;
  /** Number of each one's cohort, and of all of their career age. */
  readonly cohort: Int32Array;
  readonly ofAge: Int32Array;
  readonly cohorts: readonly { readonly name: string; readonly people: number }[];
  /** By row, as the metric counts. */
  readonly value: Float64Array;
  readonly estimate: Float64Array;
  readonly spread: Float64Array;
  readonly percentile: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Pieces that enter. */
  readonly used: Int32Array;
  /** Topic number; -1 for none. */
  readonly subject: Int32Array;
  /** Rows of works, `named` of each row of the table; -1 where there are fewer. */
  readonly because: Int32Array;
}

/** The row of a facet of the person at a place. */
export const facetRow = (place: number, facet: number): number => place * facetNames.length + facet;

/** Number of the cohort within which a facet of the person at a place stands. */
export const cohortOf = (
  { cohort, ofAge }: Pick<FacetTable, 'cohort' | 'ofAge'>,
  place: number,
  facet: number,
): number => (amongAllAreas.has(facetNames[facet]!) ? ofAge : cohort)[place]!;

/** Rows of the works named for a row of the table. */
export const worksOf = ({ because }: FacetTable, row: number): number[] =>
  Array.from(because.subarray(row * named, (row + 1) * named)).filter((work) => work >= 0);

/** What the metrics read, before anybody is placed. */
interface Readings extends Pick<FacetTable, 'value' | 'used' | 'subject' | 'because'> {
  readonly variance: Float64Array;
  /** Number of pieces, by person. */
  readonly pieces: Int32Array;
}

/** Years since the first work, in bands. */
function ageBand(years: number): string {
  if (years <= 3) return '0-3';
  if (years <= 7) return '4-7';
  return years <= 15 ? '8-15' : '16-on';
}

/** The six facets of everybody with three works or more by the end of a year. */
export function measureFacets(corpus: Corpus, asOf: number): FacetTable {
  const frozen = new Frozen(corpus, asOf);
  const people = Int32Array.from(corpus.people.keys()).filter((person) =>
    frozen.hasWorks(person, fewestWorks),
  );
  const readings = emptyReadings(people.length);
  const kinds = Array.from(people, (person, place) => {
    const pieces = frozen.piecesOf(person);
    readAll(readings, place, pieces, corpus);
    return { age: ageBand(asOf - frozen.firstYear[person]!), area: mainArea(pieces, corpus) };
  });
  const names = nameCohorts(kinds);
  const aged = membersBy(kinds.map(({ age }) => ofAll(age)));
  const fine = membersBy(names);
  const all = [...[...fine].filter(([name]) => !aged.has(name)), ...aged];
  const numberOf = new Map(all.map(([name], number) => [name, number]));
  const numbered = (its: readonly string[]): Int32Array =>
    Int32Array.from(its, (name) => numberOf.get(name)!);
  const { variance: _, pieces: __, ...read } = readings;
  return {
    people,
    cohort: numbered(names),
    ofAge: numbered(kinds.map(({ age }) => ofAll(age))),
    cohorts: all.map(([name, its]) => ({ name, people: its.length })),
    ...read,
    ...placeAll(readings, fine, aged),
  };
}

function emptyReadings(people: number): Readings {
  const rows = people * facetNames.length;
  return {
    value: new Float64Array(rows),
    variance: new Float64Array(rows),
    pieces: new Int32Array(people),
    used: new Int32Array(rows),
    subject: new Int32Array(rows),
    because: new Int32Array(rows * named).fill(-1),
  };
}

/** Reads every metric of one person. */
function readAll(to: Readings, place: number, pieces: readonly Piece[], { topics }: Corpus): void {
  to.pieces[place] = pieces.length;
  const influence = new Float64Array(pieces.length);
  for (let facet = 0; facet < facetNames.length; facet++) {
    const { value, without, pieces: used, subject } = metrics[facetNames[facet]!](pieces, topics);
    for (let at = 0; at < pieces.length; at++) influence[at] = value - without(at);
    const row = facetRow(place, facet);
    to.value[row] = value;
    to.variance[row] = bootstrapVariance(influence, degrees[facetNames[facet]!]);
    to.used[row] = used;
    to.subject[row] = subject;
    nameForemost(to.because.subarray(row * named, (row + 1) * named), pieces, influence);
  }
}

/**
 * The variance that a bootstrap over pieces gives, to first order, from what each changes by being left out (Efron 1981). Left out of an average
 * over m-tuples of n pieces, a piece changes it by m / (n - m) times how far it stands from the average (Hoeffding 1948), and
 * counts m / n of that in the variance; of a sum (m = 0) it takes all of itself away. The plain jackknife, (n - 1) / n times the squares whatever m, is six times
 * that for the pairs of three pieces.
 */
function bootstrapVariance(influence: Float64Array, degree: number): number {
  const pieces = influence.length;
  const mean = influence.reduce((sum, one) => sum + one, 0) / pieces;
  const squares = influence.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  return (squares * (pieces - degree) ** 2) / (pieces * (pieces - 1));
}

/** Names the works that raise a value most, the most first, those alike by their rows. */
function nameForemost(names: Int32Array, pieces: readonly Piece[], influence: Float64Array): void {
  const best = [-1, -1, -1];
  for (let at = 0; at < pieces.length; at++) {
    if (pieces[at]!.work < 0 || influence[at]! <= 1e-9) continue;
    let held = at;
    for (let place = 0; place < named; place++) {
      const other = best[place]!;
      if (other >= 0 && !isAhead(held, other, pieces, influence)) continue;
      best[place] = held;
      held = other;
      if (held < 0) break;
    }
  }
  for (let place = 0; place < named; place++)
    if (best[place]! >= 0) names[place] = pieces[best[place]!]!.work;
}

/** Whether a piece raises a value more than another; of those alike the work of the lower row, and the first of one work. */
function isAhead(a: number, b: number, pieces: readonly Piece[], influence: Float64Array): boolean {
  const [more, lower] = [influence[a]! - influence[b]!, pieces[a]!.work - pieces[b]!.work];
  return more > 0 || (more === 0 && (lower < 0 || (lower === 0 && a < b)));
}

/** The area of most works; empty where no work has one. */
function mainArea(pieces: readonly Piece[], { topics }: Corpus): string {
  const sums = new Map<number, number>();
  for (const piece of pieces)
    for (const [at, topic] of piece.topics.entries())
      if (topics.kind[topic] === 'area') sums.set(topic, (sums.get(topic) ?? 0) + piece.weights[at]!);
  const [best] = [...sums].sort(([a, x], [b, y]) => y - x || a - b);
  return best === undefined ? '' : topics.id[best[0]]!;
}

/** Places by the name of their cohort. */
const membersBy = (names: readonly string[]): Map<string, number[]> =>
  Map.groupBy(names.keys(), (place) => names[place]!);

/** The name of the cohort of all of a career age, whatever their area. */
const ofAll = (age: string): string => `${age} any`;

/** Names of cohorts by career age and area; areas with few people of an age are joined, and with everybody of the age if they still are few. */
function nameCohorts(people: readonly { readonly age: string; readonly area: string }[]): string[] {
  const large = (names: readonly string[]): ((name: string) => boolean) => {
    const sizes = membersBy(names);
    return (name) => (sizes.get(name)?.length ?? 0) >= smallestCohort;
  };
  const fine = people.map(({ age, area }) => `${age} ${area}`);
  const fineIsLarge = large(fine);
  const joined = people.map(({ age, area }, at) =>
    area !== '' && fineIsLarge(fine[at]!) ? fine[at]! : `${age} all`,
  );
  const joinedIsLarge = large(joined);
  return joined.map((name, at) => (joinedIsLarge(name) ? name : ofAll(people[at]!.age)));
}

/** People of each cohort, by its name. */
type Cohorts = ReadonlyMap<string, readonly number[]>;

/** Places everybody within their cohort, facet by facet; of a cohort of all of an age those who have no other. */
function placeAll({ value, variance, pieces }: Readings, fine: Cohorts, aged: Cohorts): Placed {
  const column = (): Float64Array => new Float64Array(value.length);
  const all = { estimate: column(), spread: column(), percentile: column(), low: column(), high: column() };
  for (const [facet, facetName] of facetNames.entries())
    for (const [name, told] of amongAllAreas.has(facetName) ? aged : fine) {
      const places = aged.get(name) ?? told;
      const placed = placeInCohort({
        value: Float64Array.from(places, (place) => value[facetRow(place, facet)]!),
        variance: Float64Array.from(places, (place) => variance[facetRow(place, facet)]!),
        pieces: Int32Array.from(places, (place) => pieces[place]!),
      });
      const isTold = new Set(told);
      for (const [at, place] of places.entries()) {
        if (!isTold.has(place)) continue;
        const row = facetRow(place, facet);
        all.estimate[row] = placed.estimate[at]!;
        all.spread[row] = placed.spread[at]!;
        all.percentile[row] = placed.percentile[at]!;
        all.low[row] = placed.low[at]!;
        all.high[row] = placed.high[at]!;
      }
    }
  return all;
}
