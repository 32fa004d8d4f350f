import { VivierError } from '../tables/error.ts';

/** What the worth of those kept is computed with; all of it the reader's to change. */
export interface WorthAssumptions {
  /** Years over which the people are to be worth the price. */
  readonly years: number;
  /** Yearly discount, such as 0.1. */
  readonly discount: number;
  /** Share of those still there who leave within a year: the least and the most that is thought likely. */
  readonly exits: { readonly low: number; readonly high: number };
}

/** A range in US dollars. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** What was kept of what the price bought. */
export interface Worth {
  /** Share of the bought years of work that is received, discounted. */
  readonly share: Range;
  /** The same in dollars of the price. */
  readonly value: Range;
  /** What a year of one person must be worth for the price to come back; null where the number of heads is unknown. */
  readonly breakEven: Range | null;
}

/**
 * Retention-adjusted value: the price buys the work of its people for T years, each year worth as much as any other, and what
 * is received is sum over t of S(t) (1 + d)^-t / T, with S(t) = (1 - exit)^t and mid-year t. `ceiling(t)` is the share that is not
 * stated to have left after t years, above which S cannot be. The break-even worth of a head-year is
 * price / (heads x sum S(t) (1 + d)^-t). Throws `assumption-out-of-range`.
 */
export function worthOf(
  price: number,
  heads: Range | null,
  assumptions: WorthAssumptions,
  ceiling: (years: number) => number = () => 1,
): Worth {
  check(assumptions);
  const { years, discount, exits } = assumptions;
  const received = (exit: number) => {
    let sum = 0;
    for (let year = 0; year < years; year++) {
      const t = year + 0.5;
      sum += Math.min((1 - exit) ** t, ceiling(t)) / (1 + discount) ** t;
    }
    return sum;
  };
  const [least, most] = [received(exits.high), received(exits.low)];
  return {
    share: { low: least / years, high: most / years },
    value: { low: (price * least) / years, high: (price * most) / years },
    breakEven:
      heads === null || heads.low <= 0 || least <= 0
        ? null
        : { low: price / (heads.high * most), high: price / (heads.low * least) },
  };
}

function check({ years, discount, exits }: WorthAssumptions): void {
  const share = (value: number) => value >= 0 && value <= 1;
  const faults = [
    Number.isInteger(years) && years >= 1 && years <= 20 ? '' : 'years: a whole number from 1 to 20',
    share(discount) ? '' : 'discount: from 0 to 1',
    share(exits.low) && share(exits.high) && exits.low <= exits.high
      ? ''
      : 'exits: two shares from 0 to 1, the lower first',
  ].filter(Boolean);
  if (faults.length > 0)
    throw new VivierError('assumption-out-of-range', {
      what: 'An assumption cannot be.',
      where: faults.join('; '),
      mend: 'Change it, and ask again.',
    });
}
