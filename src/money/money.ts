import { VivierError } from '../tables/error.ts';
import { type Fraction, formatDecimal, fraction, parseDecimal, roundHalfUp, times } from './fraction.ts';

/** An exact amount: whole minor units (cents, yen) of an ISO 4217 currency. */
export interface Money {
  readonly minor: bigint;
  readonly currency: string;
}

/** Making a format costs more than everything else that is done with an amount. */
const digitsOf = new Map<string, number>();
const known = new Set(Intl.supportedValuesOf('currency'));

/** Whether the code is a currency's in ISO 4217. */
export function isCurrency(code: string): boolean {
  return known.has(code);
}

/** Digits after the point in a currency: 2 for USD, 0 for JPY, by ISO 4217 as Intl knows it. */
export function minorDigits(currency: string): number {
  const kept = digitsOf.get(currency);
  if (kept !== undefined) return kept;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  digitsOf.set(currency, digits);
  return digits;
}

/**
 * Reads a decimal amount such as `1250.50` exactly. Throws `amount-refused` where it is not a decimal, or is
 * finer than the currency's minor unit: nothing is rounded in silence.
 */
export function parseMoney(amount: string | number, currency: string): Money {
  const refuse = (why: string): never => {
    throw new VivierError('amount-refused', { what: 'The amount cannot be read.', where: `${amount}`, why });
  };
  if (!isCurrency(currency)) return refuse(`${currency} is not a currency of ISO 4217.`);
  const text = typeof amount === 'number' ? plainDecimal(amount) : amount.trim();
  if (!/^[+-]?\d+(\.\d+)?$/.test(text)) return refuse('It is not a decimal number.');
  const digits = minorDigits(currency);
  const scaled = times(parseDecimal(text), fraction(10n ** BigInt(digits)));
  if (scaled.d !== 1n) return refuse(`${currency} has ${digits} digits after the point.`);
  return { minor: scaled.n, currency };
}

/** A number without an exponent, as JSON readers may give one. */
function plainDecimal(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return text;
  return Number.isInteger(value) ? BigInt(value).toString() : value.toFixed(12).replace(/0+$/, '');
}

/** The amount as a decimal with all of its currency's digits: `1250.50`. */
export function formatMoney({ minor, currency }: Money): string {
  const digits = minorDigits(currency);
  return formatDecimal(minor, digits, digits);
}

/** The amount in major units, for estimates; exact up to 2^53 minor units. */
export function toNumber({ minor, currency }: Money): number {
  return Number(minor) / 10 ** minorDigits(currency);
}

/** The sum. Throws `currencies-mixed` where the currencies differ: converting needs a stated rate. */
export function addMoney(a: Money, b: Money): Money {
  if (a.currency !== b.currency) throw mixed(a.currency, b.currency);
  return { minor: a.minor + b.minor, currency: a.currency };
}

/**
 * Converts at a stated rate, in units of `to` for one unit of the amount's currency; half a minor unit goes up.
 * CAD 100.00 at 0.73 is USD 73.00.
 */
export function convert(amount: Money, to: string, rate: Fraction): Money {
  if (amount.currency === to) return amount;
  const scale = 10n ** BigInt(minorDigits(to));
  const unscale = 10n ** BigInt(minorDigits(amount.currency));
  return {
    minor: roundHalfUp(times(fraction(amount.minor * scale, unscale), rate)),
    currency: to,
  };
}

/**
 * Splits whole units by weights so that the parts add up to the whole (largest remainders, earlier parts first).
 * 100 by 1, 1, 1 is 34, 33, 33. Throws RangeError where a weight is negative or all are 0.
 */
export function allocate(whole: bigint, weights: readonly bigint[]): bigint[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  if (total <= 0n || weights.some((weight) => weight < 0n))
    throw new RangeError('Weights must not be negative, and one must be positive.');
  const sign = whole < 0n ? -1n : 1n;
  const size = whole * sign;
  const parts = weights.map((weight) => (size * weight) / total);
  let left = size - parts.reduce((sum, part) => sum + part, 0n);
  const byRemainder = weights
    .map((weight, place) => ({ place, remainder: (size * weight) % total }))
    .sort((a, b) => (a.remainder === b.remainder ? a.place - b.place : a.remainder > b.remainder ? -1 : 1));
  for (const { place } of byRemainder) {
    if (left === 0n) break;
    parts[place] = (parts[place] ?? 0n) + 1n;
    left -= 1n;
  }
  return parts.map((part) => part * sign);
}

function mixed(one: string, other: string): VivierError {
  return new VivierError('currencies-mixed', {
    what: 'Amounts in different currencies cannot be added.',
    why: `One is in ${one}, the other in ${other}.`,
    mend: 'State a rate, under "rates" of the offer.',
  });
}
