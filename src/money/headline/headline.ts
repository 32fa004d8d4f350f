import { figuresOf, inFigures } from './counts.ts';
import { type Instrument, instrumentOf, namesEquityBeside, withoutEquity } from './instruments.ts';
import { type NamedSum, partsOf } from './named-sums.ts';
import { cliffOf, isYearly, repaymentOf, stayOf, withoutForfeits, yearsOf } from './spans.ts';
import { amountsOf, isFirstYear, isPrice, isValuation, rangeOf } from './sums.ts';

/*
 * Reads a pay headline as people write it, in English or French: amounts, the time they are spread over, what they are called. It takes only
 * what is written; what is not there stays null.
 */

/** What a headline says, and no more. Amounts in major units of its currency. */
export interface Headline {
  readonly low: number | null;
  readonly high: number | null;
  readonly currency: string | null;
  readonly instrument: Instrument | null;
  /** Years it is spread over; 1 where it is said to be a year's. */
  readonly years: number | null;
  /** The amount is for each year. */
  readonly yearly: boolean;
  /** Tied to goals by its own words. */
  readonly goals: boolean;
  /** Months of service that it asks for, where they are said. */
  readonly stayMonths: number | null;
  /** The first year's stock vests at once, by its own words. */
  readonly atOnce: boolean;
  /** People it names a number of: it may be for all of them. */
  readonly people: number | null;
  /** "up to", "jusqu'à": the most, not the usual. */
  readonly atMost: boolean;
  /** Months before which nothing vests, where they are said; 0 for "no cliff". */
  readonly cliffMonths: number | null;
  /** Months within which a leaver pays back, where they are said. */
  readonly repaymentMonths: number | null;
  /** Of which so much falls in the first year, where that is said. */
  readonly firstYear: number | null;
  /** A share of the company instead of a sum, 0 to 1. */
  readonly stake: number | null;
  /** What the company is said to be worth. */
  readonly valuation: number | null;
  /** Equity is promised besides, and its size is not said: "seven-figure base plus equity". */
  readonly unsized: boolean;
  /** Sums with names of their own, "2m of salary plus 8m in stock"; empty where there is one sum, or one name for all. */
  readonly parts: readonly NamedSum[];
}

/** Reads a headline. Where it has no amount, `low` and `high` are null. */
export function readHeadline(text: string): Headline {
  const plain = inFigures(text.replaceAll('’', "'").normalize('NFC'));
  const french =
    /\b(prime|sur|ans?|par an|salaire|actions|jusqu|millions? de|milliards?|de \d|entre .* et)\b/i.test(
      plain,
    );
  const every = amountsOf(plain, french);
  const worth = every.find((one) => isValuation(plain, one));
  const first = every.find((one) => every.length > 1 && isFirstYear(plain, one));
  const amounts = every.filter((one) => one !== worth && one !== first && !isPrice(plain, one));
  const stake = stakeOf(plain);
  const held = stake !== null && worth !== undefined && amounts.length === 0 ? stake * worth.value : null;
  const parts = partsOf(plain, amounts);
  const figures = amounts.length === 0 ? figuresOf(plain) : null;
  const range = held === null ? (rangeOf(plain, amounts) ?? figures) : { low: held, high: held };
  const told = withoutForfeits(plain);
  const unsized = parts.length === 0 && amounts.length < 2 && namesEquityBeside(plain);
  const instrument = instrumentOf(unsized ? withoutEquity(plain) : plain);
  const years = yearsOf(told);
  const yearly = isYearly(told) || (instrument === 'salary' && years === null && parts.length === 0);
  return {
    low: range?.low ?? null,
    high: range?.high ?? null,
    currency: every.find(({ currency }) => currency !== null)?.currency ?? (range ? 'USD' : null),
    instrument,
    years: years ?? (yearly ? 1 : null),
    yearly,
    goals:
      /\b(milestones?|goals?|targets?|performance|tied to|contingent on|if .* (reaches|hits)|jalons?|objectifs?|rendement|lié)/i.test(
        plain,
      ),
    stayMonths: stayOf(told),
    atOnce:
      /\bvests? (at once|immediately)|\bimmediate(ly)? vest|acquis(es)? (immédiatement|d'emblée|dès)/i.test(
        plain,
      ),
    people: peopleOf(plain),
    atMost: /\bup to\b|\bas (?:much|high) as\b|\bjusqu'?à\b|\bmaximum\b/i.test(plain),
    cliffMonths: cliffOf(plain),
    repaymentMonths: repaymentOf(plain),
    firstYear: first?.value ?? null,
    stake,
    valuation: worth?.value ?? null,
    unsized,
    parts,
  };
}

/** "0.5% of the company", "0,5 % du capital": of one company, 0 to 1. */
function stakeOf(text: string): number | null {
  const said =
    /(\d+(?:[.,]\d+)?)\s?(?:%|percent|per cent|pour ?cent)\s+(?:(?:of|in) (?:the |its )?(?:company|equity|shares|firm)|(?:in )?(?:equity|stake|ownership|stock)|du capital|des (?:actions|parts)|de (?:la société|l'entreprise))/i.exec(
      text,
    );
  const share = said?.[1] === undefined ? Number.NaN : Number(said[1].replace(',', '.')) / 100;
  return share > 0 && share <= 1 ? share : null;
}

function peopleOf(text: string): number | null {
  const match =
    /\b(?:about|around|some|environ|for|pour)?\s?(\d[\d,]*)\s+(?:people|persons|employees|staff|personnes|employés)\b/i.exec(
      text,
    );
  return match?.[1] === undefined ? null : Number(match[1].replaceAll(',', ''));
}
