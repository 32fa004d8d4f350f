/** To whom a part of a deal's money went, as a claim words it. */
type Channel = 'licence' | 'investors' | 'people' | 'waiver';

/** A part of a deal's money. */
export interface Part {
  readonly channel: Channel;
  /** US dollars; where the claim gives a share, that share of the price. */
  readonly amount: number;
  /** The words that say so. */
  readonly says: string;
}

const words: readonly (readonly [Channel, RegExp])[] = [
  ['waiver', /\bwaiver\b/],
  ['investors', /\b(?:investors?|(?:share|stock)holders?|buys? out|bought out|dividend)\b/],
  [
    'people',
    /\b(?:(?:for|to|in) (?:the )?(?:pay|retention|compensation|employees|staff)|retention (?:pay|packages?|bonus(?:es)?))\b/,
  ],
  ['licence', /\blicen[cs]e(?: fees?)?\b/],
];
const fractions: readonly (readonly [RegExp, number])[] = [
  [/\btwo thirds\b/, 2 / 3],
  [/\bthree quarters\b/, 3 / 4],
  [/\b(?:one|a) third\b/, 1 / 3],
  [/\b(?:one|a) quarter\b/, 1 / 4],
  [/\bhalf\b/, 1 / 2],
];
const scale: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, million: 1e6, bn: 1e9, billion: 1e9 };
/** A share of the staff is no share of the money, and what a price implies is not paid. */
const beside =
  /\b(?:implies|valu(?:ed|es|ation)|of (?:the |about \d+ )?(?:staff|employees|people)|moved?|joins?|left)\b/;

/** US dollars of a clause: a sum, or a share of the price. Null where there is none, or more than one. */
function amountIn(clause: string, price: number | null): number | null {
  const sums = [...clause.matchAll(/(\d+(?:\.\d+)?)\s?(k|m|bn|million|billion)\b/g)];
  if (sums.length > 1) return null;
  const [sum] = sums;
  if (sum) return Number(sum[1]) * (scale[sum[2] ?? ''] ?? Number.NaN);
  if (price === null) return null;
  const percent = /(\d+(?:\.\d+)?) ?(?:percent|%)/.exec(clause);
  if (percent) return (Number(percent[1]) / 100) * price;
  const fraction = fractions.find(([pattern]) => pattern.test(clause));
  return fraction ? fraction[1] * price : null;
}

/**
 * The parts of a deal's money that a claim names: "about half to investors, half to pay about 40 people" with its price, "620m
 * licence and 30m waiver". A clause counts where it has one sum or share and one channel; "licence fees and pay" in one sum
 * is not taken apart, since nobody said how much was which.
 */
export function partsOf(statement: string, price: number | null): Part[] {
  const clauses = statement
    .toLowerCase()
    .split(/[,;]|\band\b(?=[^,;]*(?:\d|\bhalf\b|\bthird\b|\bquarter\b))|\bof which\b/)
    .map((clause) => clause.trim());
  return clauses.flatMap((clause) => {
    if (beside.test(clause)) return [];
    const amount = amountIn(clause, price);
    const channels = words.filter(([, pattern]) => pattern.test(clause));
    const [only] = channels;
    const mixed = channels.length !== 1 || /\blicen[cs]e fees? and\b/.test(clause);
    return amount === null || only === undefined || mixed ? [] : [{ channel: only[0], amount, says: clause }];
  });
}
