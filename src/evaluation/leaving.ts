import { chance, fitLogistic } from './logistic.ts';
import type { PersonYear } from './person-years.ts';

/** Chance to leave within the year. */
export type Forecast = (one: PersonYear) => number;

/** Person-years with the mean behaviour that an organisation is held to until it has shown its own. */
const PRIOR = 20;
/** Share of the regression in that average: chosen on 2016 to 2018 with 2006 to 2015 learned, before the held-out years were scored again. */
const SHARE = 0.7;
/** Years of tenure that have a rate of their own. */
const TENURES = 8;

/** Everybody at the rate of all: says nothing about who. */
export function constantRate(learned: readonly PersonYear[]): Forecast {
  const rate = rateOf(learned);
  return () => rate;
}

/**
 * Kaplan-Meier by organisation and tenure: the yearly rate of leaving in a year of tenure at the organisation, drawn by twenty person-years to
 * that of the organisation, and that to the one of its kind.
 */
export function organisationTenure(learned: readonly PersonYear[]): Forecast {
  const rate = ratesByTenure(learned);
  return (one) => rate(one, null);
}

/** Rates by organisation and tenure, from all years but the one named, so that a row is not explained by itself. */
function ratesByTenure(learned: readonly PersonYear[]): (one: PersonYear, but: number | null) => number {
  const all = rateOf(learned);
  const keys = [
    ({ kind, tenure }: PersonYear) => `${kind} ${band(tenure)}`,
    ({ organisation }: PersonYear) => organisation,
    ({ organisation, tenure }: PersonYear) => `${organisation} ${band(tenure)}`,
  ];
  const counts = keys.map((key) => ({
    key,
    total: tally(learned, key),
    ofYear: tally(learned, (one) => `${key(one)} ${one.group}`),
  }));
  return (one, but) =>
    counts.reduce((prior, { key, total, ofYear }) => {
      const [sum, own] = [total.get(key(one)), ofYear.get(`${key(one)} ${but}`)];
      const left = {
        exits: (sum?.exits ?? 0) - (own?.exits ?? 0),
        known: (sum?.known ?? 0) - (own?.known ?? 0),
      };
      return shrunk(left, prior);
    }, all);
}

/**
 * Discrete-time hazard: a logistic regression on tenure, career age, works of late, earlier places, kind of organisation, and how people left the
 * organisation before, in years the row is not of; its log-odds are then averaged with those of organisation and tenure.
 */
export function hazardModel(learned: readonly PersonYear[]): Forecast {
  const rate = ratesByTenure(learned);
  const kinds = [...new Set(learned.map(({ kind }) => kind))].sort();
  const row = (one: PersonYear, but: number | null): Float64Array =>
    featuresOf(one, logOdds(rate(one, but)), kinds);
  const known = learned.filter(({ exit, whole }) => exit || whole);
  const weights = fitLogistic(
    known.map((one) => row(one, one.group)),
    known.map(({ exit }) => (exit ? 1 : 0)),
  );
  return (one) => {
    const own = SHARE * logOdds(chance(weights, row(one, null)));
    return 1 / (1 + Math.exp(-own - (1 - SHARE) * logOdds(rate(one, null))));
  };
}

function logOdds(rate: number): number {
  return Math.log(rate / (1 - rate));
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
