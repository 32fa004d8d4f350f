import { type Assumption, assumptionsOf, listAssumptions } from './assumptions.ts';
import {
  dilutionOf,
  expenseByYear,
  type GoalValue,
  type GrantedValue,
  type Standard,
  type YearOfExpense,
} from './employer.ts';
import { LAST_MONTH, type PartKind } from './offer/fields.ts';
import type { Offer } from './offer/offer.ts';
import { scheduleOf, vestedByMonth } from './offer/part-terms.ts';
import { type Estimate, estimate, quantileOf, shifted } from './simulation/estimate.ts';
import { figureLayout } from './simulation/figures.ts';
import { cashKept, type Model } from './simulation/model.ts';
import type { Replicate } from './simulation/replicate.ts';
import { relativeRiskAversion } from './utility.ts';

/** What is kept on leaving at the end of a month, before tax, in today's money. */
export interface LeavingPoint {
  readonly month: number;
  readonly value: number;
  /** Eight outcomes in ten lie between. */
  readonly low: number;
  readonly high: number;
}

/** One part: to somebody who stays to the horizon, and over all leaving dates. */
interface PartValue {
  readonly place: number;
  readonly kind: PartKind;
  readonly label: string | null;
  readonly stays: Estimate;
  readonly expected: Estimate;
}

/** What an offer is worth, to whom. Money in major units of its currency, discounted to the first day. */
export interface Valuation {
  readonly curve: readonly LeavingPoint[];
  readonly parts: readonly PartValue[];
  readonly person: {
    /** Certainty equivalent, or the expectation after the marketability discount; after tax. */
    readonly worth: Estimate;
    /** Expectation after tax; with the marketability discount where that is the method. */
    readonly expected: Estimate;
    /** Eight outcomes in ten, over prices, goals and leaving, after tax. */
    readonly spread: { readonly low: number; readonly high: number };
    readonly discount: number | null;
  };
  readonly employer: {
    readonly cost: Estimate;
    readonly cash: Estimate;
    readonly equity: Estimate;
    /** Granted shares over all; null where those are not known. */
    readonly dilution: number | null;
    readonly expense: Readonly<Record<Standard, readonly YearOfExpense[]>>;
  };
  readonly assumptions: readonly Assumption[];
  readonly paths: number;
}

/** Golden-ratio steps spread leaving months evenly over the sampled paths. */
const GOLDEN = 0.618_033_988_749_894_9;

/** Puts a simulated offer together. */
export function valueOffer(
  offer: Offer,
  model: Model,
  replicates: readonly Replicate[],
  paths: number,
): Valuation {
  const at = figureLayout(model);
  const cash = cashKept(offer, model.horizon, model.rate);
  const parts = offer.parts.map(({ kind, label }, place): PartValue => {
    const kept = cash[place]!.kept;
    const fixed = kept.reduce((sum, value, month) => sum + value * model.leaves[month]!, 0);
    return {
      place,
      kind,
      label: label ?? null,
      stays: shifted(estimate(replicates, at.stays + place), kept[model.horizon]!),
      expected: shifted(estimate(replicates, at.expected + place), fixed),
    };
  });
  return {
    curve: leavingCurve(model, replicates),
    parts,
    person: personOf(model, replicates),
    employer: employerOf(offer, model, parts),
    assumptions: listAssumptions(offer),
    paths,
  };
}

/** The curve of what is kept by leaving month, with the band of eight outcomes in ten. */
export function leavingCurve(model: Model, replicates: readonly Replicate[]): LeavingPoint[] {
  const width = model.horizon + 1;
  const rows = replicates.map(({ sample }) => sample.length / width);
  const column = new Float64Array(rows.reduce((sum, count) => sum + count, 0));
  return Array.from({ length: width }, (_, month) => {
    let place = 0;
    replicates.forEach(({ sample }, i) => {
      for (let row = 0; row < rows[i]!; row++) column[place++] = sample[row * width + month]!;
    });
    column.sort();
    const { value } = estimate(replicates, month);
    return { month, value, low: quantileOf(column, 0.1), high: quantileOf(column, 0.9) };
  });
}

function personOf(model: Model, replicates: readonly Replicate[]): Valuation['person'] {
  const expected = expectedAfterTax(model, replicates);
  return {
    worth: certaintyEquivalent(model, replicates),
    expected,
    spread: outcomes(model, replicates),
    discount: model.counted < 1 ? 1 - model.counted : null,
  };
}

/** The expectation after tax, leaving averaged, after the marketability discount where there is one. */
export function expectedAfterTax(model: Model, replicates: readonly Replicate[]): Estimate {
  return estimate(replicates, figureLayout(model).afterTax);
}

/** u⁻¹(E u(W + X)) - W; the interval of E u, carried through u⁻¹, which rises. Where risk is not weighed, the expectation. */
export function certaintyEquivalent(model: Model, replicates: readonly Replicate[]): Estimate {
  const at = figureLayout(model);
  if (model.riskAversion === 0) return expectedAfterTax(model, replicates);
  const { inverse } = relativeRiskAversion(model.riskAversion);
  const utility = estimate(replicates, at.utility);
  const back = (u: number): number => inverse(u) - model.wealth;
  return { value: back(utility.value), low: back(utility.low), high: back(utility.high) };
}

/** Tenth and ninetieth hundredth of what is kept after tax, leaving months drawn by their probability. */
function outcomes(model: Model, replicates: readonly Replicate[]): { low: number; high: number } {
  const width = model.horizon + 1;
  const cumulated = new Float64Array(width);
  let sum = 0;
  for (let month = 0; month < width; month++) cumulated[month] = sum += model.leaves[month]!;
  const kept: number[] = [];
  for (const { sample } of replicates)
    for (let row = 0; row * width < sample.length; row++) {
      const chance = (kept.length * GOLDEN) % 1;
      const month = Math.max(
        0,
        cumulated.findIndex((share) => chance < share),
      );
      const gross = sample[row * width + (cumulated[width - 1]! <= chance ? width - 1 : month)]!;
      kept.push(gross > 0 ? gross * (1 - model.taxRate) : gross);
    }
  const sorted = Float64Array.from(kept).sort();
  return { low: quantileOf(sorted, 0.1), high: quantileOf(sorted, 0.9) };
}

function employerOf(offer: Offer, model: Model, parts: readonly PartValue[]): Valuation['employer'] {
  const { payrollLoad } = assumptionsOf(offer);
  const inCash = ({ kind, place }: PartValue): boolean =>
    kind === 'salary' ||
    kind === 'bonus' ||
    kind === 'sign-on' ||
    model.goals.some((goal) => goal.place === place && goal.cash > 0);
  const total = (chosen: readonly PartValue[]): Estimate =>
    chosen.reduce(
      (sum, { expected }) => ({
        value: sum.value + expected.value,
        low: sum.low + expected.low,
        high: sum.high + expected.high,
      }),
      { value: 0, low: 0, high: 0 },
    );
  const bare = total(parts.filter(inCash));
  const cash = {
    value: bare.value * (1 + payrollLoad),
    low: bare.low * (1 + payrollLoad),
    high: bare.high * (1 + payrollLoad),
  };
  const equity = total(parts.filter((part) => !inCash(part)));
  const cost = {
    value: cash.value + equity.value,
    low: cash.low + equity.low,
    high: cash.high + equity.high,
  };
  const grants = grantedValues(offer, model, parts);
  const goals = goalValues(model, parts);
  const expense = (standard: Standard): YearOfExpense[] =>
    expenseByYear(offer, model, grants, goals, standard);
  return {
    cost,
    cash,
    equity,
    dilution: dilutionOf(offer),
    expense: { asc718: expense('asc718'), ifrs2: expense('ifrs2') },
  };
}

/**
 * Fair value at grant of all shares of a part: what those who stay get, over the share that has vested by then. A part of which nothing
 * vests by then has no value to go by, and is left out.
 */
function grantedValues(offer: Offer, model: Model, parts: readonly PartValue[]): GrantedValue[] {
  return model.holdings.flatMap(({ place, vested, granted }) => {
    const done = vested[model.horizon]!;
    const part = offer.parts[place];
    if (done === 0 || granted === 0 || part === undefined || !('vesting' in part)) return [];
    const schedule = scheduleOf(offer, part, place);
    const whole = vestedByMonth(schedule, offer.start, Math.max(model.horizon, LAST_MONTH));
    return [
      {
        place,
        fairValue: (parts[place]!.stays.value * granted) / done,
        vested: whole.map((units) => units / granted),
      },
    ];
  });
}

/** What goals pay: cash as written; shares at what those who stay get on average, over the chance of meeting a goal that has one. */
function goalValues(model: Model, parts: readonly PartValue[]): GoalValue[] {
  return model.goals.map(({ place, cash, met }) => {
    const expected = parts[place]!.stays.value;
    const inCash = cash > 0;
    if (met.by === 'value') return { inCash, amount: expected, until: met.month, probability: null };
    const { probability, latest } = met;
    const ifMet = inCash ? cash : probability > 0 ? expected / probability : 0;
    return { inCash, amount: ifMet, until: latest, probability };
  });
}
