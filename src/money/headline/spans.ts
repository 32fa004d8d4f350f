import { COUNT, countOf } from './counts.ts';

/* How long: over what time a sum is spread, how long one must stay, and what is lost by leaving before. */

const SPAN = String.raw`${COUNT}[\s-]+(?:year|yr|an|année|month|mo)[\p{L}]*`;
/** "A one-year cliff", "cliff of 12 months", "falaise d'un an". */
const CLIFF = new RegExp(
  String.raw`(?<![\p{L}\d])(?:${SPAN}[\s-]+(?:vesting\s+)?cliff|(?:cliff|falaise)\s+(?:of\s+|de\s+|d')?(?:${SPAN}))`,
  'giu',
);
/** "24-month clawback", "clawed back if they leave within a year", "remboursable pendant deux ans". */
const REPAID = new RegExp(
  String.raw`(?<![\p{L}\d])(?:${SPAN}[\s-]+clawback|(?:claw(?:ed)?[\s-]?backs?|repa(?:y|id|yable)|rembours\p{L}*)[^,;.]{0,60}?(?:within|of|for|over|in|pendant|dans|de|sur|avant)\s+(?:the first\s+|les\s+)?(?:${SPAN}))`,
  'giu',
);

/** Months within which a leaver pays back; null where nothing is said. */
export function repaymentOf(text: string): number | null {
  return monthsIn(REPAID, text);
}

/** What is left when cliff and repayment are taken out: their spans are not those of the pay. */
export function withoutForfeits(text: string): string {
  return text.replaceAll(CLIFF, ' ').replaceAll(REPAID, ' ');
}

/** The months of a span that stands in what the pattern finds; null where it finds nothing. */
function monthsIn(pattern: RegExp, text: string): number | null {
  const [found] = text.match(pattern) ?? [];
  const span = new RegExp(String.raw`(?<![\p{L}\d])${COUNT}[\s-]+(year|yr|an|année|month|mo)`, 'iu').exec(
    found ?? '',
  );
  const count = countOf(span?.[1]);
  return count === null ? null : Math.round(/^mo/i.test(span?.[2] ?? '') ? count : count * 12);
}

export function cliffOf(text: string): number | null {
  return /\b(?:no|without an?|zero|sans) (?:vesting )?(?:cliff|falaise)/i.test(text)
    ? 0
    : monthsIn(CLIFF, text);
}

/** Years over which the sum is spread; null where none are said. */
export function yearsOf(text: string): number | null {
  const over = new RegExp(
    String.raw`\b(?:over|across|for|in|within|sur|pendant|en)\s+(?:the\s+next\s+)?${COUNT}[\s-]+(years?|yrs?|ans?|années?|months?|mois)\b`,
    'i',
  ).exec(text);
  const bare =
    over ??
    new RegExp(
      String.raw`(?<!stays? |staying |remain )\b(?!an?\b)${COUNT}[\s-]+(years?|yrs?)\b(?!\s+ago)`,
      'i',
    ).exec(text);
  const count = countOf(bare?.[1]);
  if (count === null || bare === null) return null;
  return /^mo/i.test(bare[2] ?? '') ? count / 12 : count;
}

/** Months of service that are asked for. */
export function stayOf(text: string): number | null {
  const match = new RegExp(
    String.raw`\b(?:stays?|staying|remain|rester|reste)\s+(?:for\s+|pendant\s+)?(?:at least\s+|au moins\s+)?${COUNT}\s+(years?|ans?|months?|mois)`,
    'i',
  ).exec(text);
  const count = countOf(match?.[1]);
  return count === null ? null : /^m/i.test(match?.[2] ?? '') ? count : count * 12;
}

/** Whether a sum is for each year. */
export function isYearly(text: string): boolean {
  return /\b(a|per|each|every) year\b|\byearly\b|\bannual(ly)?\b|\/\s?(yr|year|an)\b|\bp\.a\.|\bpar (an|année)\b|\bannuel/i.test(
    text,
  );
}
