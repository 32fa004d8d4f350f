import { chance, fitLogistic } from './logistic.ts';
import type { PersonYear } from './person-years.ts';

/** Chance to leave within the year. */
export type Forecast = (one: PersonYear) => number;

/** Person-years with the mean behaviour that an organisation is held to until it has shown its own. */
const PRIOR = 20;
/** Years of tenure that have a rate of their own. */
const TENURES = 8;

/** Everybody at the rate of all: says nothing about who. */
export function constantRate(learned: readonly PersonYear[]): Forecast {
  const rate = rateOf(learned);
  return () => rate;
}

/**
 * Kaplan-Meier by organisation and tenure: the yearly rate of leaving in a year of tenure at the organisation, drawn to that of its kind by
 * twenty person-years.
 */
export function organisationTenure(learned: readonly PersonYear[]): Forecast {
  const all = rateOf(learned);
  const kinds = tally(learned, ({ kind, tenure }) => `${kind} ${band(tenure)}`);
  const organisations = tally(learned, ({ organisation, tenure }) => `${organisation} ${band(tenure)}`);
  return ({ organisation, kind, tenure }) => {
    const ofKind = shrunk(kinds.get(`${kind} ${band(tenure)}`), all);
    return shrunk(organisations.get(`${organisation} ${band(tenure)}`), ofKind);
  };
}

/**
 * Discrete-time hazard: a logistic regression on tenure, career age, works of late, earlier places, kind of organisation, and how people left the
 * organisation before, in years the row is not of.
 */
export function hazardModel(learned: readonly PersonYear[]): Forecast {
  const all = rateOf(learned);
  const kinds = [...new Set(learned.map(({ kind }) => kind))].sort();
  const total = tally(learned, ({ organisation }) => organisation);
  const ofYear = tally(learned, ({ organisation, group }) => `${organisation} ${group}`);
  const pull = (one: PersonYear): number => {
    const [sum, own] = [total.get(one.organisation), ofYear.get(`${one.organisation} ${one.group}`)];
    const others = {
      exits: (sum?.exits ?? 0) - (own?.exits ?? 0),
      known: (sum?.known ?? 0) - (own?.known ?? 0),
    };
    return Math.log(shrunk(others, all) / all);
  };
  const row = (one: PersonYear): Float64Array => featuresOf(one, pull(one), kinds);
  const known = learned.filter(({ exit, whole }) => exit || whole);
  const weights = fitLogistic(
    known.map(row),
    known.map(({ exit }) => (exit ? 1 : 0)),
  );
  return (one) => chance(weights, row(one));
}

function featuresOf(one: PersonYear, pull: number, kinds: readonly string[]): Float64Array {
  const steps = (value: number, bounds: readonly number[]): number[] =>
    bounds.map((bound) => (value >= bound ? 1 : 0));
  return Float64Array.of(
    1,
    pull,
    ...steps(one.tenure, [1, 2, 3, 5, 8, 12]),
    one.age < 0 ? 1 : 0,
    ...steps(one.age, [3, 5, 7, 10, 15]),
    ...steps(one.works, [1, 3, 6, 12]),
    ...steps(one.earlier, [1, 2]),
    ...kinds.map((kind) => (kind === one.kind ? 1 : 0)),
  );
}

interface Count {
  readonly exits: number;
  readonly known: number;
}

function shrunk(count: Count | undefined, to: number): number {
  return ((count?.exits ?? 0) + PRIOR * to) / ((count?.known ?? 0) + PRIOR);
}

/** Exits, and time at risk in years: who is censored counts for the months seen. */
function tally(rows: readonly PersonYear[], key: (one: PersonYear) => string): Map<string, Count> {
  const counts = new Map<string, Count>();
  for (const one of rows) {
    const count = counts.get(key(one)) ?? { exits: 0, known: 0 };
    const seen = one.exit || one.whole ? 1 : one.months / 12;
    counts.set(key(one), { exits: count.exits + (one.exit ? 1 : 0), known: count.known + seen });
  }
  return counts;
}

function rateOf(rows: readonly PersonYear[]): number {
  const { exits, known } = tally(rows, () => '').get('') ?? { exits: 0, known: 1 };
  return exits / known;
}

function band(tenure: number): number {
  return Math.min(tenure, TENURES);
}
