/*
 * Reads a pay headline as people write it, in English or French: amounts, the time they are spread over, what they are called. It takes only
 * what is written; what is not there stays null.
 */

/** What a headline calls the money. */
export type Instrument = 'sign-on' | 'salary' | 'cash' | 'equity' | 'options' | 'retention' | 'total';

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
}

const NUMBER = String.raw`\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?`;
const SCALE = '(?:thousand|million|billion|trillion|mille|millions?|milliards?|billions?|bn|tn|[kmbt]|G|M)';
const CURRENCY = String.raw`(?:US\$|CA\$|C\$|A\$|\$\s?US|\$\s?CA|\$|€|£|¥|USD|CAD|EUR|GBP|AUD|CHF|JPY|dollars?|euros?|pounds?|livres?)`;
const money = new RegExp(
  String.raw`(?<before>${CURRENCY})?\s?(?<number>${NUMBER})\s?-?(?<scale>${SCALE})?(?![\p{L}\d])(?:\s?(?:de\s|d’|of\s)?(?<after>${CURRENCY}))?|(?<before2>${CURRENCY})?\s?(?<number2>${NUMBER})\s?(?<scale2>${SCALE})(?<after2>\$(?:\s?US|\s?CA)?)`,
  'giu',
);

const currencies: readonly (readonly [RegExp, string])[] = [
  [/^(c\$|ca\$|cad|\$\s?ca)$/i, 'CAD'],
  [/^(a\$|aud)$/i, 'AUD'],
  [/^(€|eur|euros?)$/i, 'EUR'],
  [/^(£|gbp|pounds?|livres?)$/i, 'GBP'],
  [/^(¥|jpy)$/i, 'JPY'],
  [/^chf$/i, 'CHF'],
  [/./, 'USD'],
];

/** Reads a headline. Where it has no amount, `low` and `high` are null. */
export function readHeadline(text: string): Headline {
  const plain = text.replaceAll('’', "'").normalize('NFC');
  const french =
    /\b(prime|sur|ans?|par an|salaire|actions|jusqu|millions? de|milliards?|de \d|entre .* et)\b/i.test(
      plain,
    );
  const amounts = amountsOf(plain, french);
  const range = rangeOf(plain, amounts);
  const years = yearsOf(plain);
  const yearly =
    /\b(a|per|each|every) year\b|\byearly\b|\bannual(ly)?\b|\/\s?(yr|year|an)\b|\bp\.a\.|\bpar (an|année)\b|\bannuel/i.test(
      plain,
    );
  return {
    low: range?.low ?? null,
    high: range?.high ?? null,
    currency: amounts.find(({ currency }) => currency !== null)?.currency ?? (range ? 'USD' : null),
    instrument: instrumentOf(plain),
    years: years ?? (yearly ? 1 : null),
    yearly: yearly && years === null,
    goals:
      /\b(milestones?|goals?|targets?|performance|tied to|if .* (reaches|hits)|jalons?|objectifs?|rendement|lié)/i.test(
        plain,
      ),
    stayMonths: stayOf(plain),
    atOnce:
      /\bvests? (at once|immediately)|\bimmediate(ly)? vest|acquis(es)? (immédiatement|d'emblée|dès)/i.test(
        plain,
      ),
    people: peopleOf(plain),
    atMost: /\bup to\b|\bas much as\b|\bjusqu'?à\b|\bmaximum\b/i.test(plain),
  };
}

interface Said {
  readonly value: number;
  readonly currency: string | null;
  readonly scaled: boolean;
  readonly at: number;
  readonly end: number;
}

function amountsOf(text: string, french: boolean): Said[] {
  const found: Said[] = [];
  for (const match of text.matchAll(money)) {
    const groups = match.groups ?? {};
    const digits = groups['number'] ?? groups['number2'] ?? '';
    const scale = groups['scale'] ?? groups['scale2'];
    const unit = groups['before'] ?? groups['after'] ?? groups['before2'] ?? groups['after2'];
    const value = parseNumber(digits) * factorOf(scale, french);
    const currency =
      unit === undefined ? null : (currencies.find(([pattern]) => pattern.test(unit))?.[1] ?? null);
    const grouped = /[,\u00a0\u202f ]\d{3}/.test(digits) && value >= 10_000;
    if (scale === undefined && currency === null && !grouped) continue;
    found.push({
      value,
      currency,
      scaled: scale !== undefined,
      at: match.index,
      end: match.index + match[0].length,
    });
  }
  return found;
}

/** "1,500" and "1 500" are thousands; "1.5" and "1,5" are decimals. */
function parseNumber(digits: string): number {
  const joined = digits.replaceAll(/[\u00a0\u202f ,](?=\d{3}(?!\d))/g, '');
  return Number(joined.replace(',', '.'));
}

function factorOf(scale: string | undefined, french: boolean): number {
  if (scale === undefined) return 1;
  const lower = scale.toLowerCase();
  if (lower === 'k' || lower === 'thousand' || lower === 'mille') return 1e3;
  if (scale === 'G' || lower.startsWith('milliard') || lower === 'bn' || lower === 'b') return 1e9;
  // A French "billion" is a million millions.
  if (lower.startsWith('billion')) return french ? 1e12 : 1e9;
  if (lower === 't' || lower === 'tn' || lower === 'trillion') return 1e12;
  return 1e6;
}

const lengths: Readonly<Record<string, number>> = {
  one: 1,
  a: 1,
  an: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  un: 1,
  une: 1,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  sept: 7,
  huit: 8,
  neuf: 9,
  dix: 10,
};
const COUNT = String.raw`(\d+(?:[.,]\d+)?|${Object.keys(lengths).join('|')})`;

function countOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  return lengths[text.toLowerCase()] ?? Number(text.replace(',', '.'));
}

function yearsOf(text: string): number | null {
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

function stayOf(text: string): number | null {
  const match = new RegExp(
    String.raw`\b(?:stays?|staying|remain|rester|reste)\s+(?:for\s+|pendant\s+)?(?:at least\s+|au moins\s+)?${COUNT}\s+(years?|ans?|months?|mois)`,
    'i',
  ).exec(text);
  const count = countOf(match?.[1]);
  return count === null ? null : /^m/i.test(match?.[2] ?? '') ? count : count * 12;
}

function peopleOf(text: string): number | null {
  const match =
    /\b(?:about|around|some|environ|for|pour)?\s?(\d[\d,]*)\s+(?:people|persons|employees|staff|personnes|employés)\b/i.exec(
      text,
    );
  return match?.[1] === undefined ? null : Number(match[1].replaceAll(',', ''));
}

const names: readonly (readonly [RegExp, Instrument])[] = [
  [
    /sign(?:ing)?[\s-]?(?:on)?[\s-]?bonus|sign-?on|prime (?:de signature|à la signature|d'embauche|de bienvenue|d'arrivée)/i,
    'sign-on',
  ],
  [/retention|prime de (?:fidélisation|maintien|rétention)/i, 'retention'],
  [/\bstock options?|\boptions?\b/i, 'options'],
  [/\bbase\b|\bsalar(?:y|ies)|\bsalaire/i, 'salary'],
  [/\b(?:RSUs?|restricted stock|stock|shares|equity|UAR|titres)\b|\bactions\b/i, 'equity'],
  [/\bcash\b|\bcomptant\b|\bargent\b/i, 'cash'],
  [/package|total|compensation|offer|offre|rémunération|\bprime\b|\bpay\b/i, 'total'],
];

/** The first in the list that is written; "cash and stock" is a total. */
function instrumentOf(text: string): Instrument | null {
  const found = names.filter(([pattern]) => pattern.test(text)).map(([, instrument]) => instrument);
  if (found.includes('cash') && (found.includes('equity') || found.includes('options'))) return 'total';
  return found[0] ?? null;
}

function rangeOf(text: string, amounts: readonly Said[]): { low: number; high: number | null } | null {
  const [first, second] = amounts;
  if (first === undefined) return null;
  const between = second === undefined ? '' : text.slice(first.end, second.at);
  if (second !== undefined && /^\s*(?:to|-|–|—|à|et|and)\s*$/i.test(between)) {
    const low =
      first.scaled || second.value < first.value
        ? first.value
        : first.value * (second.value >= 1e6 && first.value < 1000 ? 1e6 : 1);
    return { low: Math.min(low, second.value), high: Math.max(low, second.value) };
  }
  const range = new RegExp(String.raw`(${NUMBER})\s*(?:to|-|–|à|et)\s*$`).exec(text.slice(0, first.at));
  if (range?.[1] !== undefined && first.scaled) {
    const low =
      parseNumber(range[1]) *
      (first.value / parseNumber(/\d[\d.,]*/.exec(text.slice(first.at, first.end))?.[0] ?? '1'));
    if (low > 0 && low < first.value) return { low, high: first.value };
  }
  const before = text.slice(Math.max(0, first.at - 14), first.at);
  const more =
    /\b(more than|over|above|at least|plus de|au moins)\b[^,;]*$/i.test(before) ||
    /^\s*(\+|or more|ou plus)/i.test(text.slice(first.end));
  const most = /(?:up to|as much as|jusqu'à)\s*\D{0,4}$/i.test(text.slice(0, first.at));
  return most
    ? { low: first.value, high: first.value }
    : { low: first.value, high: more ? null : first.value };
}
