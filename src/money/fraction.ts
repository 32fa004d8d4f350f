/** An exact ratio of whole numbers in lowest terms; the denominator is positive. */
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

export const ZERO: Fraction = { n: 0n, d: 1n };

/** The ratio n/d in lowest terms. Throws RangeError where d is 0. */
export function fraction(n: bigint, d = 1n): Fraction {
  if (d === 0n) throw new RangeError('A fraction has no value where its denominator is 0.');
  const sign = d < 0n ? -1n : 1n;
  const divisor = greatestCommonDivisor(n < 0n ? -n : n, d < 0n ? -d : d);
  return { n: (sign * n) / divisor, d: (sign * d) / divisor };
}

export function plus(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function minus(a: Fraction, b: Fraction): Fraction {
  return plus(a, { n: -b.n, d: b.d });
}

export function times(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.n, a.d * b.d);
}

/** The largest whole number that is not above the fraction. */
export function floorOf({ n, d }: Fraction): bigint {
  const quotient = n / d;
  return n < 0n && n % d !== 0n ? quotient - 1n : quotient;
}

/** The nearest whole number; halves go up. */
export function roundHalfUp({ n, d }: Fraction): bigint {
  return floorOf({ n: 2n * n + d, d: 2n * d });
}

/** Reads a decimal such as `-12.5` exactly. Throws RangeError where the text is none. */
export function parseDecimal(text: string): Fraction {
  const [, sign, whole, digits = ''] = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === undefined) throw new RangeError(`${text} is not a decimal number.`);
  const value = BigInt(whole + digits);
  return fraction(sign === '-' ? -value : value, 10n ** BigInt(digits.length));
}

/** A whole number of `10^-digits` as a decimal, without needless zeros beyond `least` digits. */
export function formatDecimal(scaled: bigint, digits: number, least = 0): string {
  const text = (scaled < 0n ? -scaled : scaled).toString().padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  let rest = text.slice(text.length - digits);
  while (rest.length > least && rest.endsWith('0')) rest = rest.slice(0, -1);
  return `${scaled < 0n ? '-' : ''}${whole}${rest ? `.${rest}` : ''}`;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? 1n : a;
}
