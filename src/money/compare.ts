import { VivierError } from '../tables/error.ts';
import { assumptionsOf } from './assumptions.ts';
import { toNumber } from './money.ts';
import { inOffer, type Offer } from './offer/offer.ts';
import { compileOffer } from './simulation/model.ts';
import { precisions, simulate } from './simulation/simulate.ts';
import {
  certaintyEquivalent,
  expectedAfterTax,
  type LeavingPoint,
  type Valuation,
  valueOffer,
} from './value.ts';

/** What would make one offer better than another, all else as it is. */
type BreakEven =
  | {
      readonly kind: 'stay';
      readonly better: number;
      readonly than: number;
      readonly when: 'always' | 'never' | 'from';
      readonly month: number | null;
    }
  | {
      readonly kind: 'valuation';
      /** What the person counts, or the plain expectation after tax. */
      readonly measure: 'worth' | 'expected';
      readonly better: number;
      readonly than: number;
      readonly when: 'always' | 'never' | 'from';
      /** Price of a share at which both are worth the same, and the whole company's, where its shares are known. */
      readonly sharePrice: number | null;
      readonly companyValue: number | null;
    };

/** Offers for one person, side by side: places are those of the list that was given. */
export interface Comparison {
  readonly valuations: readonly Valuation[];
  readonly breakEvens: readonly BreakEven[];
}

/**
 * Offers as they are for the same person: the first offer's person, its leaving and its rate hold for all, over the longest
 * horizon. Throws `currencies-mixed` where their currencies differ.
 */
export function forOnePerson(offers: readonly Offer[]): Offer[] {
  const [first] = offers;
  if (first === undefined) return [];
  const other = offers.findIndex(({ currency }) => currency !== first.currency);
  if (other >= 0)
    throw new VivierError('currencies-mixed', {
      what: 'Offers in different currencies cannot be compared.',
      where: `offers.${other}.currency`,
      why: `It is ${offers[other]!.currency}; the first is in ${first.currency}.`,
      mend: `Write the offer in ${first.currency}, its amounts as { amount, currency }, with a rate under "rates".`,
    });
  const horizonMonths = Math.max(...offers.map((offer) => assumptionsOf(offer).horizonMonths));
  return offers.map(({ person: _person, leaving: _leaving, riskFree: _riskFree, ...own }) => ({
    ...own,
    horizonMonths,
    ...(first.person === undefined ? {} : { person: first.person }),
    ...(first.leaving === undefined ? {} : { leaving: first.leaving }),
    ...(first.riskFree === undefined ? {} : { riskFree: first.riskFree }),
  }));
}

/** Values offers on the same points, and finds where one passes another. Two to five offers. */
export function compareOffers(given: readonly Offer[], seed: number): Comparison {
  const offers = forOnePerson(given);
  const precision = precisions.live;
  const valuations = offers.map((offer) => {
    const model = compileOffer(offer);
    return valueOffer(offer, model, simulate(model, precision, seed), precision.replicates * precision.paths);
  });
  const curves = valuations.map(({ curve }) => curve);
  const breakEvens = offers.flatMap((_, better) =>
    offers.flatMap((_offer, than): BreakEven[] =>
      better === than
        ? []
        : [
            stayBreakEven(better, than, curves),
            ...measures.flatMap((measure) =>
              valuationBreakEven(offers[better]!, better, than, measure, valuations, seed),
            ),
          ],
    ),
  );
  return { valuations, breakEvens };
}

/** The first month from which one keeps more on leaving at any later date than with the other. */
function stayBreakEven(
  better: number,
  than: number,
  curves: readonly (readonly LeavingPoint[])[],
): BreakEven {
  const ahead = curves[better]!.map(({ value }, month) => value > curves[than]![month]!.value);
  const last = ahead.lastIndexOf(false);
  const base = { kind: 'stay', better, than } as const;
  if (last === ahead.length - 1) return { ...base, when: 'never', month: null };
  return last < 0 ? { ...base, when: 'always', month: null } : { ...base, when: 'from', month: last + 1 };
}

const measures = ['worth', 'expected'] as const;
/** Multiples of today's price that are searched. */
const LEAST = 1 / 64;
const MOST = 64;
const STEPS = 24;

/** The share price above which an offer is worth more to the person than another: bisection on the logarithm, on the same paths. */
function valuationBreakEven(
  offer: Offer,
  better: number,
  than: number,
  measure: (typeof measures)[number],
  valuations: readonly Valuation[],
  seed: number,
): BreakEven[] {
  if (
    !offer.parts.some((part) => 'vesting' in part || (part.kind === 'milestone' && part.amount === undefined))
  )
    return [];
  const target = valuations[than]!.person[measure].value;
  const price = toNumber(inOffer(offer, offer.company.sharePrice));
  const ahead = (multiple: number): boolean => {
    const model = compileOffer(atPrice(offer, price * multiple));
    const simulated = simulate(model, precisions.sketch, seed);
    return (
      (measure === 'worth' ? certaintyEquivalent(model, simulated) : expectedAfterTax(model, simulated))
        .value > target
    );
  };
  const base = { kind: 'valuation', measure, better, than, sharePrice: null, companyValue: null } as const;
  if (!ahead(MOST)) return [{ ...base, when: 'never' }];
  if (ahead(LEAST)) return [{ ...base, when: 'always' }];
  let [low, high] = [Math.log(LEAST), Math.log(MOST)];
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2;
    if (ahead(Math.exp(middle))) high = middle;
    else low = middle;
  }
  const sharePrice = price * Math.exp(high);
  const companyValue = offer.company.shares === undefined ? null : sharePrice * offer.company.shares;
  return [{ ...base, when: 'from', sharePrice, companyValue }];
}

function atPrice(offer: Offer, price: number): Offer {
  return { ...offer, company: { ...offer.company, sharePrice: price.toFixed(2) } };
}
