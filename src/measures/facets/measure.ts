import { type FacetName, facetNames } from '../../tables/facet-names.ts';
import { type Corpus, Frozen } from './corpus.ts';
import { metrics } from './metrics.ts';
import type { Piece } from './piece.ts';
import { type Placed, placeInCohort, type Sampled } from './shrink.ts';

/** Works under which a record says too little of its author. */
const fewestWorks = 3;

/** People under which a cohort of one age and area is joined with all areas of the age. */
const smallestCohort = 100;

/** Works named that a facet rests on most. */
const named = 3;

/** A facet of a person within the cohort. */
export interface FacetRow extends Placed {
  readonly person: number;
  readonly facet: FacetName;
  readonly cohort: string;
  readonly cohortPeople: number;
  readonly value: number;
  readonly pieces: number;
  /** Topic number; -1 for none. */
  readonly subject: number;
  /** Rows of works. */
  readonly because: readonly number[];
}

interface Reading extends Sampled {
  readonly used: number;
  readonly subject: number;
  readonly because: readonly number[];
}

interface Described {
  readonly person: number;
  readonly age: string;
  readonly area: string;
  readonly readings: Readonly<Record<FacetName, Reading>>;
}

/** Years since the first work, in bands. */
function ageBand(years: number): string {
  if (years <= 3) return '0-3';
  if (years <= 7) return '4-7';
  return years <= 15 ? '8-15' : '16-on';
}

/** The six facets of everybody with three works or more by the end of a year, by person and facet. */
export function measureFacets(corpus: Corpus, asOf: number): FacetRow[] {
  const frozen = new Frozen(corpus, asOf);
  const described: Described[] = [];
  for (let person = 0; person < corpus.people.length; person++) {
    const lines = corpus.linesOfPerson.offsets;
    if (lines[person + 1]! - lines[person]! < fewestWorks) continue;
    const pieces = frozen.piecesOf(person);
    if (pieces.filter(({ kind }) => kind === 'work').length < fewestWorks) continue;
    described.push(describe(person, pieces, frozen));
  }
  const rows = [...cohortsOf(described)].flatMap(([cohort, people]) =>
    facetNames.flatMap((facet) => place(facet, cohort, people)),
  );
  const order = new Map(facetNames.map((facet, at) => [facet, at]));
  return rows.sort((a, b) => a.person - b.person || order.get(a.facet)! - order.get(b.facet)!);
}

function describe(person: number, pieces: readonly Piece[], { corpus, asOf, firstYear }: Frozen): Described {
  const read = (facet: FacetName): Reading => {
    const { value, without, pieces: used, subject } = metrics[facet](pieces, corpus.topics);
    const influence = pieces.map((_, at) => value - without(at));
    const variance = bootstrapVariance(influence);
    return { value, variance, pieces: pieces.length, used, subject, because: foremost(pieces, influence) };
  };
  const readings = {
    depth: read('depth'),
    breadth: read('breadth'),
    impact: read('impact'),
    responsibility: read('responsibility'),
    'cross-functional': read('cross-functional'),
    leadership: read('leadership'),
  };
  return { person, age: ageBand(asOf - firstYear[person]!), area: mainArea(pieces, corpus), readings };
}

/** The variance that a bootstrap over pieces gives, to first order: from what each changes by being left out (Efron 1981). */
function bootstrapVariance(influence: readonly number[]): number {
  const pieces = influence.length;
  const mean = influence.reduce((sum, one) => sum + one, 0) / pieces;
  return (influence.reduce((sum, one) => sum + (one - mean) ** 2, 0) * pieces) / (pieces - 1);
}

/** Works that raise a value most, each by its row. */
function foremost(pieces: readonly Piece[], influence: readonly number[]): number[] {
  return pieces
    .map(({ work }, at) => ({ work, raises: influence[at]! }))
    .filter(({ work, raises }) => work >= 0 && raises > 1e-9)
    .sort((a, b) => b.raises - a.raises || a.work - b.work)
    .slice(0, named)
    .map(({ work }) => work);
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

/** People by career age and area; areas with few people of an age are joined. */
function cohortsOf(people: readonly Described[]): Map<string, Described[]> {
  const fine = Map.groupBy(people, ({ age, area }) => `${age} ${area}`);
  return Map.groupBy(people, ({ age, area }) =>
    area !== '' && fine.get(`${age} ${area}`)!.length >= smallestCohort ? `${age} ${area}` : `${age} all`,
  );
}

function place(facet: FacetName, cohort: string, people: readonly Described[]): FacetRow[] {
  const readings = people.map(({ readings: all }) => all[facet]);
  return placeInCohort(readings).map((placed, at) => {
    const { value, used, subject, because } = readings[at]!;
    const { person } = people[at]!;
    return {
      ...placed,
      person,
      facet,
      cohort,
      cohortPeople: people.length,
      value,
      pieces: used,
      subject,
      because,
    };
  });
}
