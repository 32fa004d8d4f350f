/**
 * Constant relative risk aversion: u(x) = x^(1-γ) / (1-γ), ln x for γ = 1, and its inverse; γ 0 is indifferent to risk. J. W. Pratt (1964),
 * K. J. Arrow (1965). Whole and half exponents avoid `**`, which is several times slower.
 */
export interface Utility {
  of(wealth: number): number;
  inverse(utility: number): number;
}

export function relativeRiskAversion(gamma: number): Utility {
  if (gamma === 0) return { of: (x) => x, inverse: (u) => u };
  if (gamma === 1) return { of: Math.log, inverse: Math.exp };
  const exponent = 1 - gamma;
  const inverse = (u: number): number => (u * exponent) ** (1 / exponent);
  if (gamma === 2) return { of: (x) => -1 / x, inverse };
  if (gamma === 2.5) return { of: (x) => -1 / (1.5 * x * Math.sqrt(x)), inverse };
  if (gamma === 3) return { of: (x) => -1 / (2 * x * x), inverse };
  return { of: (x) => x ** exponent / exponent, inverse };
}
