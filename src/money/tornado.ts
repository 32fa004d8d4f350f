import { assumptionsOf } from './assumptions.ts';
import { toNumber } from './money.ts';
import { inOffer, type Offer } from './offer/offer.ts';
import { compileOffer } from './simulation/model.ts';
import { precisions, simulate } from './simulation/simulate.ts';
import { certaintyEquivalent } from './value.ts';

/** What moves a value: one assumption at a time, all else equal, on the same paths. */
export interface TornadoBar {
  readonly name: TornadoName;
  /** What the assumption is set to. */
  readonly from: number;
  readonly to: number;
  /** What the offer is then worth to the person. */
  readonly low: number;
  readonly high: number;
}

type TornadoName =
  | 'sharePrice'
  | 'volatility'
  | 'growth'
  | 'riskFree'
  | 'leaving'
  | 'taxRate'
  | 'riskAversion'
  | 'outsideWealth'
  | 'milestones'
  | 'failure'
  | 'exitDelay'
  | 'dilution';

interface Lever {
  readonly name: TornadoName;
  readonly from: number;
  readonly to: number;
  readonly set: (offer: Offer, value: number) => Offer;
}

/** The bars of an offer, widest first; levers that do not apply to it are left out. */
export function tornado(offer: Offer, seed: number): TornadoBar[] {
  const worth = (changed: Offer): number => {
    const model = compileOffer(changed);
    return certaintyEquivalent(model, simulate(model, precisions.sketch, seed)).value;
  };
  return leversOf(offer)
    .map(({ name, from, to, set }) => ({
      name,
      from,
      to,
      low: worth(set(offer, from)),
      high: worth(set(offer, to)),
    }))
    .filter(({ low, high }) => low !== high)
    .sort((a, b) => Math.abs(b.high - b.low) - Math.abs(a.high - a.low) || a.name.localeCompare(b.name));
}

/** Low and high of each: half and half again for what is a size, some points up and down for what is a share. */
function leversOf(offer: Offer): Lever[] {
  const assumed = assumptionsOf(offer);
  const { company, parts } = offer;
  const price = toNumber(inOffer(offer, company.sharePrice));
  const between = (value: number, step: number, least: number, most: number): [number, number] => [
    Math.max(least, value - step),
    Math.min(most, value + step),
  ];
  const lever = (name: TornadoName, [from, to]: readonly [number, number], set: Lever['set']): Lever => ({
    name,
    from,
    to,
    set,
  });
  const levers = [
    lever('leaving', between(assumed.leaving, 0.1, 0, 0.99), (one, leaving) => ({ ...one, leaving })),
    lever('riskFree', between(assumed.riskFree, 0.02, 0, 0.5), (one, riskFree) => ({
      ...one,
      riskFree,
      growth: one.growth ?? assumed.growth,
    })),
    lever('taxRate', between(assumed.taxRate, 0.1, 0, 0.99), (one, taxRate) => ({
      ...one,
      person: { ...one.person, taxRate },
    })),
  ];
  if (assumed.method === 'certainty-equivalent') levers.push(...riskLevers(offer, lever));
  if (parts.some((part) => 'vesting' in part || (part.kind === 'milestone' && part.amount === undefined))) {
    levers.push(
      lever('sharePrice', [price * 0.5, price * 1.5], (one, sharePrice) => setPrice(one, sharePrice)),
      lever(
        'volatility',
        [assumed.volatility * 0.5, Math.min(3, assumed.volatility * 1.5)],
        (one, volatility) => ({
          ...one,
          company: { ...one.company, volatility },
        }),
      ),
      lever('growth', between(assumed.growth, 0.1, -1, 1), (one, growth) => ({ ...one, growth })),
    );
  }
  levers.push(...companyLevers(offer, lever));
  return levers;
}

type MakeLever = (name: TornadoName, range: readonly [number, number], set: Lever['set']) => Lever;

function riskLevers(offer: Offer, lever: MakeLever): Lever[] {
  const assumed = assumptionsOf(offer);
  const set = (one: Offer, riskAversion: number, outsideWealth: number): Offer => ({
    ...one,
    person: {
      ...one.person,
      certaintyEquivalent: { riskAversion, outsideWealth: outsideWealth.toFixed(0) },
      exerciseBudget: assumed.exerciseBudget.toFixed(0),
    },
  });
  const { riskAversion, outsideWealth } = assumed;
  return [
    lever('riskAversion', [Math.max(0, riskAversion - 1), riskAversion + 1], (one, value) =>
      set(one, value, outsideWealth),
    ),
    lever('outsideWealth', [outsideWealth * 0.5, outsideWealth * 2], (one, value) =>
      set(one, riskAversion, value),
    ),
  ];
}

function companyLevers({ company, parts }: Offer, lever: MakeLever): Lever[] {
  const levers: Lever[] = [];
  const chances = parts.flatMap((part) =>
    part.kind === 'milestone' && 'probability' in part.milestone ? [part.milestone.probability] : [],
  );
  const [chance] = chances;
  if (chance !== undefined)
    levers.push(
      lever('milestones', [0.5, 1.5], (one, factor) => ({
        ...one,
        parts: one.parts.map((part) =>
          part.kind === 'milestone' && 'probability' in part.milestone
            ? {
                ...part,
                milestone: {
                  ...part.milestone,
                  probability: Math.min(1, part.milestone.probability * factor),
                },
              }
            : part,
        ),
      })),
    );
  const failure = (company.exits ?? []).reduce(
    (sum, { kind, probability }) => sum + (kind === 'zero' || kind === 'none' ? probability : 0),
    0,
  );
  if ((company.exits ?? []).some(({ kind }) => kind === 'zero' || kind === 'none') && failure < 1)
    levers.push(lever('failure', [Math.max(0, failure - 0.2), Math.min(1, failure + 0.2)], setFailure));
  if ((company.exits ?? []).some(({ latest }) => latest !== undefined))
    levers.push(lever('exitDelay', [-12, 24], delayExits));
  if ((company.rounds ?? []).length > 0)
    levers.push(
      lever('dilution', [0.5, 1.5], (one, factor) => ({
        ...one,
        company: {
          ...one.company,
          rounds: one.company.rounds?.map((round) => ({
            ...round,
            dilution: Math.min(1, round.dilution * factor),
          })),
        },
      })),
    );
  return levers;
}

function setPrice(offer: Offer, price: number): Offer {
  return { ...offer, company: { ...offer.company, sharePrice: price.toFixed(2) } };
}

/** Sets the probability of getting nothing, the other exits keeping their proportions. */
function setFailure(offer: Offer, failure: number): Offer {
  const exits = offer.company.exits ?? [];
  const worthless = ({ kind }: (typeof exits)[number]): boolean => kind === 'zero' || kind === 'none';
  const before = exits.reduce((sum, one) => sum + (worthless(one) ? one.probability : 0), 0);
  return {
    ...offer,
    company: {
      ...offer.company,
      exits: exits.map((one) => ({
        ...one,
        probability: worthless(one)
          ? before > 0
            ? (one.probability * failure) / before
            : failure
          : (one.probability * (1 - failure)) / (1 - before),
      })),
    },
  };
}

function delayExits(offer: Offer, months: number): Offer {
  const moved = (month: number): number => Math.min(120, Math.max(1, month + months));
  return {
    ...offer,
    company: {
      ...offer.company,
      exits: offer.company.exits?.map((exit) =>
        exit.earliest === undefined || exit.latest === undefined
          ? exit
          : { ...exit, earliest: moved(exit.earliest), latest: moved(exit.latest) },
      ),
    },
  };
}
