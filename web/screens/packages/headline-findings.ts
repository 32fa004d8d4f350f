import type { DecomposedHeadline, PackageClaim } from '../../../src/operations/packages/decompose.ts';

export type Reading = DecomposedHeadline['readings'][number];

/** The reading that the page is about: as such offers are usually written where the split is not said, else as said. */
export function chiefReading({ readings }: DecomposedHeadline): Reading | undefined {
  return readings.find(({ name }) => name === 'cliff') ?? readings[0];
}

/** What the split says of a headline, by the largest of its parts. */
export type SplitFinding = 'door' | 'plan' | 'goals' | 'stay' | 'market';

/**
 * `door` where half or more is paid at the door; else `goals` or `market` where half or more hangs on goals, or on shares; `stay` where it
 * is cash for staying; `plan` where nothing is half.
 */
export function findSplit(split: Reading['split']): SplitFinding {
  const { cashNow = 0, cashIfStays = 0, equityCertain = 0, equityAtRisk = 0, goalLinked = 0 } = split;
  if (cashNow >= 0.5) return 'door';
  if (goalLinked >= 0.5) return 'goals';
  if (cashIfStays >= 0.5) return 'stay';
  return equityAtRisk + equityCertain >= 0.5 ? 'market' : 'plan';
}

/** How those who speak of a matter stand: for it (confirmed or reported) and against it (disputed or denied). */
export function standing(claims: readonly Pick<PackageClaim, 'status'>[]): {
  readonly held: number;
  readonly against: number;
} {
  const against = claims.filter(({ status }) => status === 'disputed' || status === 'denied').length;
  return { held: claims.length - against, against };
}

type Sized = Pick<PackageClaim, 'topic' | 'low' | 'high' | 'instrument'>;

/** Claims on the matters where somebody names the same amount under the same name: what a typed headline speaks of. */
export function claimsOfSize<Claim extends Sized>(
  claims: readonly Claim[],
  { low, high, instrument }: Pick<DecomposedHeadline['said'], 'low' | 'high' | 'instrument'>,
): Claim[] {
  if (low === null) return [];
  const same = claims.filter(
    (claim) =>
      (claim.low === low || (claim.high !== null && claim.high === high)) &&
      (instrument === null || instrument === 'total' || claim.instrument === instrument),
  );
  const topics = new Set(same.map(({ topic }) => topic));
  return claims.filter(({ topic }) => topics.has(topic));
}

/** A claim's pay in a year: its amount over its years; null where either is not said, or the amount is for many. */
export function yearlyPay({
  low,
  high,
  years,
  missing,
}: Pick<PackageClaim, 'low' | 'high' | 'years'> & { readonly missing: readonly string[] }): {
  readonly low: number;
  readonly high: number | null;
} | null {
  if (years === null || years < 1 || missing.includes('per-person')) return null;
  const from = low === null || low === 0 ? high : low;
  if (from === null || from === 0) return null;
  return { low: from / years, high: high === null ? null : high / years };
}

/**
 * How finely a publication's day can be said. A month or year alone is kept as its last day, without its precision: such a day may
 * stand for the whole, and is said as that.
 */
export function surelySaid(day: string): 'day' | 'month' | 'year' {
  const next = new Date(Date.parse(day) + 86_400_000);
  if (next.getUTCDate() !== 1) return 'day';
  return next.getUTCMonth() === 0 ? 'year' : 'month';
}
