import { VivierError } from '../tables/error.ts';
import { type Figure, figureOf } from './figure.ts';

/** What one claim says of a deal's money; null where it does not say. */
export interface MoneyClaim {
  readonly claim: string;
  /** US dollars. */
  readonly amount: number | null;
  /** Share of the target, above 0, at most 1. */
  readonly stake: number | null;
  /** US dollars. */
  readonly valuation: number | null;
  readonly status: 'confirmed' | 'reported' | 'disputed' | 'denied';
}

/**
 * What the whole target is worth if a part of it costs so much: price / stake. US dollars.
 * Throws `stake-out-of-range` and `price-out-of-range` rather than clamp.
 */
export function impliedValuation(price: number, stake: number): number {
  if (!(stake > 0 && stake <= 1))
    throw new VivierError('stake-out-of-range', {
      what: `A stake of ${Math.round(stake * 1e4) / 100} percent cannot be.`,
      where: 'stake',
      mend: 'Give a share above 0 and at most 100 percent.',
    });
  if (!(price >= 0))
    throw new VivierError('price-out-of-range', {
      what: `A price of ${price} cannot be.`,
      where: 'amount',
      mend: 'Give an amount of 0 or more.',
    });
  return price / stake;
}

/** What the claims used say together. */
export interface Valued {
  readonly price: Figure | null;
  readonly stake: Figure | null;
  /** Valuations as printed. */
  readonly valuation: Figure | null;
  /** Price by stake of each claim that gives both. */
  readonly implied: Figure | null;
}

/**
 * The claims that are computed with: those chosen, or else all that nobody disputes or denies. Throws `claim-unknown` for a
 * choice that is no claim of the deal.
 */
export function claimsUsed<Claim extends Pick<MoneyClaim, 'claim' | 'status'>>(
  claims: readonly Claim[],
  chosen: readonly string[],
): readonly Claim[] {
  const missing = chosen.find((id) => !claims.some(({ claim }) => claim === id));
  if (missing !== undefined)
    throw new VivierError('claim-unknown', {
      what: `This deal has no claim ${missing}.`,
      where: 'use',
      mend: 'Choose among the claims that the deal lists.',
    });
  if (chosen.length > 0) return claims.filter(({ claim }) => chosen.includes(claim));
  return claims.filter(({ status }) => status === 'confirmed' || status === 'reported');
}

/** What these claims say: of each figure the median and the range of those that print it. */
export function valueDeal(claims: readonly MoneyClaim[]): Valued {
  const of = (read: (claim: MoneyClaim) => number | null) =>
    figureOf(claims.flatMap((claim) => read(claim) ?? []));
  return {
    price: of(({ amount }) => amount),
    stake: of(({ stake }) => stake),
    valuation: of(({ valuation }) => valuation),
    implied: of(({ amount, stake }) =>
      amount === null || stake === null ? null : impliedValuation(amount, stake),
    ),
  };
}
