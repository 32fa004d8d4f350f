import { toNumber } from './money.ts';
import { inOffer, type Offer } from './offer/offer.ts';

/** What a valuation rests on besides the letter: each can be changed in the offer. */
export interface Assumptions {
  readonly horizonMonths: number;
  readonly leaving: number;
  readonly riskFree: number;
  readonly growth: number;
  readonly volatility: number;
  readonly taxRate: number;
  readonly payrollLoad: number;
  readonly method: 'certainty-equivalent' | 'marketability';
  readonly riskAversion: number;
  /** In major units of the offer's currency. */
  readonly outsideWealth: number;
  readonly exerciseBudget: number;
  readonly restrictionMonths: number;
}
type AssumptionName = keyof Assumptions;

/** One line of what a figure rests on. */
export interface Assumption {
  readonly name: AssumptionName;
  readonly value: number | string;
  /** Stated in the offer, or ours because it is not. */
  readonly given: boolean;
}

/** Used where an offer does not say; none of them is a fact about anybody. */
const unstated = {
  horizonMonths: 48,
  leaving: 0.1,
  riskFree: 0.04,
  volatility: { listed: 0.4, private: 0.8 },
  riskAversion: 2.5,
  outsideWealth: 1_000_000,
  /** Of outside wealth. */
  exerciseShare: 0.25,
};

/** The assumptions of an offer, ours where it states none. */
export function assumptionsOf(offer: Offer): Assumptions {
  const { company, person = {} } = offer;
  const certainty = person.certaintyEquivalent;
  const riskFree = offer.riskFree ?? unstated.riskFree;
  const outsideWealth = certainty
    ? toNumber(inOffer(offer, certainty.outsideWealth))
    : unstated.outsideWealth;
  const bounded = person.marketability === undefined;
  return {
    horizonMonths: offer.horizonMonths ?? unstated.horizonMonths,
    leaving: offer.leaving ?? unstated.leaving,
    riskFree,
    growth: offer.growth ?? riskFree,
    volatility: company.volatility ?? unstated.volatility[company.listed ? 'listed' : 'private'],
    taxRate: person.taxRate ?? 0,
    payrollLoad: offer.payrollLoad ?? 0,
    method: bounded ? 'certainty-equivalent' : 'marketability',
    riskAversion: certainty?.riskAversion ?? unstated.riskAversion,
    outsideWealth,
    exerciseBudget:
      person.exerciseBudget !== undefined
        ? toNumber(inOffer(offer, person.exerciseBudget))
        : bounded
          ? outsideWealth * unstated.exerciseShare
          : Number.POSITIVE_INFINITY,
    restrictionMonths: person.marketability?.restrictionMonths ?? meanMonthsToExit(offer),
  };
}

/** The assumptions that matter for the method, each with whether the offer stated it. */
export function listAssumptions(offer: Offer): Assumption[] {
  const all = assumptionsOf(offer);
  const { person, company } = offer;
  const certainty = all.method === 'certainty-equivalent';
  const given: Record<AssumptionName, boolean> = {
    horizonMonths: offer.horizonMonths !== undefined,
    leaving: offer.leaving !== undefined,
    riskFree: offer.riskFree !== undefined,
    growth: offer.growth !== undefined,
    volatility: company.volatility !== undefined,
    taxRate: person?.taxRate !== undefined,
    payrollLoad: offer.payrollLoad !== undefined,
    method: person?.certaintyEquivalent !== undefined || person?.marketability !== undefined,
    riskAversion: person?.certaintyEquivalent !== undefined,
    outsideWealth: person?.certaintyEquivalent !== undefined,
    exerciseBudget: person?.exerciseBudget !== undefined,
    restrictionMonths: person?.marketability?.restrictionMonths !== undefined,
  };
  const options = offer.parts.some(({ kind }) => kind === 'options') && !company.listed;
  const matters: Record<AssumptionName, boolean> = {
    horizonMonths: true,
    leaving: true,
    riskFree: true,
    growth: true,
    volatility: true,
    taxRate: true,
    payrollLoad: true,
    method: true,
    riskAversion: certainty,
    outsideWealth: certainty,
    exerciseBudget: options && Number.isFinite(all.exerciseBudget),
    restrictionMonths: !certainty,
  };
  const names = Object.keys(matters).filter((name): name is AssumptionName => name in all);
  return names
    .filter((name) => matters[name])
    .map((name) => ({ name, value: all[name], given: given[name] }));
}

/** Mean of the months of the exits that pay; 0 for a listed company. */
function meanMonthsToExit({ company: { exits = [] } }: Offer): number {
  const paying = exits.filter(({ kind }) => kind === 'ipo' || kind === 'sale');
  const weight = paying.reduce((sum, { probability }) => sum + probability, 0);
  if (weight === 0) return 0;
  return paying.reduce(
    (sum, one) => sum + (one.probability / weight) * ((one.earliest ?? 0) + (one.latest ?? 0)) * 0.5,
    0,
  );
}
