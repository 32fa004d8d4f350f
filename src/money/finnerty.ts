import { normalCdf } from '../statistics/normal.ts';

/**
 * Discount for what cannot be sold for so many years, as a share from 0 to 1: an average-strike put, J. D. Finnerty, An average-strike
 * put option model of the marketability discount, J. of Derivatives 19 (2012). D = N(v/2) - N(-v/2),
 * v² = σ²T + ln[2 (e^(σ²T) - σ²T - 1)] - 2 ln[e^(σ²T) - 1], without dividends. It never exceeds some 32%, which is the model's known limit
 * for long restrictions and high volatility. σ 30%, 1 year: 6.9%.
 */
export function marketabilityDiscount(volatility: number, years: number): number {
  const variance = volatility * volatility * years;
  // Below, the differences of nearly equal numbers lose their digits; v² tends to σ²T/3.
  if (variance < 1e-6) return normalCdf(Math.sqrt(variance / 3) / 2) * 2 - 1;
  const grown = Math.expm1(variance);
  const squared = variance + Math.log(2 * (grown - variance)) - 2 * Math.log(grown);
  return 2 * normalCdf(Math.sqrt(squared) / 2) - 1;
}
