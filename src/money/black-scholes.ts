import { normalCdf } from '../statistics/normal.ts';

/** A European option on a share without dividends. Money in major units, time in years, rates a year, continuously. */
export interface European {
  readonly price: number;
  readonly strike: number;
  readonly years: number;
  readonly volatility: number;
  readonly rate: number;
  /** Growth of the share under which the expectation is taken; the rate where risk is priced. */
  readonly growth?: number;
}

/**
 * Value today of the right to buy: e^(-rT) [F N(d1) - K N(d2)], F = S e^(gT), d1,2 = (ln(F/K) ± σ²T/2) / (σ√T).
 * F. Black and M. Scholes, J. Political Economy 81 (1973). S 100, K 100, T 1, σ 20%, r 5%: 10.4506.
 */
export function callValue({ price, strike, years, volatility, rate, growth = rate }: European): number {
  const discount = Math.exp(-rate * years);
  const forward = price * Math.exp(growth * years);
  const deviation = volatility * Math.sqrt(years);
  if (deviation === 0 || strike <= 0 || price <= 0) return discount * Math.max(0, forward - strike);
  const d1 = Math.log(forward / strike) / deviation + deviation / 2;
  return discount * (forward * normalCdf(d1) - strike * normalCdf(d1 - deviation));
}

/** Value today of the right to sell, by the mirror of the formula, not by parity. */
export function putValue({ price, strike, years, volatility, rate, growth = rate }: European): number {
  const discount = Math.exp(-rate * years);
  const forward = price * Math.exp(growth * years);
  const deviation = volatility * Math.sqrt(years);
  if (deviation === 0) return discount * Math.max(0, strike - forward);
  const d1 = Math.log(forward / strike) / deviation + deviation / 2;
  return discount * (strike * normalCdf(deviation - d1) - forward * normalCdf(-d1));
}
