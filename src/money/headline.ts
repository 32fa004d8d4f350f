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

/** One sum of several. */
export interface NamedSum {
  readonly instrument: Exclude<Instrument, 'total'>;
  readonly amount: number;
  /** For each year: a salary is, unless it is said to be over several. */
  readonly yearly: boolean;
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
  const told = plain.replaceAll(CLIFF, ' ').replaceAll(REPAID, ' ');
  const unsized = parts.length === 0 && amounts.length < 2 && namesEquityBeside(plain);
  const instrument = instrumentOf(unsized ? plain.replaceAll(EQUITY, ' ') : plain);
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
    repaymentMonths: monthsIn(REPAID, plain),
    firstYear: first?.value ?? null,
    stake,
    valuation: worth?.value ?? null,
    unsized,
    parts,
  };
}

const EQUITY = /\b(?:stock options?|options?|RSUs?|restricted stock|stock|shares|equity|actions|titres)\b/gi;

function namesEquityBeside(text: string): boolean {
  return (
    new RegExp(
      String.raw`(?:\+|\bplus\b|\band\b|\bet\b|\bwith\b|\bavec\b)[^;]{0,30}?${EQUITY.source}`,
      'i',
    ).test(withoutDenials(text)) && /\bbase\b|\bsalar|\bsalaire|sign/i.test(text)
  );
}

function isYearly(text: string): boolean {
  return /\b(a|per|each|every) year\b|\byearly\b|\bannual(ly)?\b|\/\s?(yr|year|an)\b|\bp\.a\.|\bpar (an|année)\b|\bannuel/i.test(
    text,
  );
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
    // "50,000 options" is no sum of money.
    if (currency === null && UNITS.test(text.slice(match.index + match[0].length))) continue;
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

/** Sums written in words, in figures: "half a million", "un million et demi". */
function inFigures(text: string): string {
  const scale = '(millions?|milliards?|billions?)';
  return text
    .replace(new RegExp(String.raw`\b(?:half an?|une? demi)[\s-]+${scale}`, 'giu'), '0.5 $1')
    .replace(new RegExp(String.raw`\b(?:a )?quarter of an? ${scale}`, 'giu'), '0.25 $1')
    .replace(
      new RegExp(String.raw`(?<![\p{L}\d])${COUNT}[\s-]+${scale}(\s+et demie?|\s+and a half)?`, 'giu'),
      (_, count: string, unit: string, half: string | undefined) =>
        `${(countOf(count) ?? 0) + (half === undefined ? 0 : 0.5)} ${unit}`,
    );
}

/** "Seven figures", "neuf chiffres": from the least such number to the greatest. */
function figuresOf(text: string): { low: number; high: number } | null {
  const said = new RegExp(String.raw`(?<![\p{L}\d])${COUNT}[\s-]+(?:figures?|chiffres?)\b`, 'iu').exec(text);
  const digits = countOf(said?.[1]);
  return digits === null || digits < 4 || digits > 12
    ? null
    : { low: 10 ** (digits - 1), high: 10 ** digits - 1 };
}

const UNITS = /^\s*(?:stock |share )?(?:options?|RSUs?|shares|units|actions|titres|unités)\b/iu;
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

/** The months of a span that stands in what the pattern finds; null where it finds nothing. */
function monthsIn(pattern: RegExp, text: string): number | null {
  const [found] = text.match(pattern) ?? [];
  const span = new RegExp(String.raw`(?<![\p{L}\d])${COUNT}[\s-]+(year|yr|an|année|month|mo)`, 'iu').exec(
    found ?? '',
  );
  const count = countOf(span?.[1]);
  return count === null ? null : Math.round(/^mo/i.test(span?.[2] ?? '') ? count : count * 12);
}

function cliffOf(text: string): number | null {
  return /\b(?:no|without an?|zero|sans) (?:vesting )?(?:cliff|falaise)/i.test(text)
    ? 0
    : monthsIn(CLIFF, text);
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

/** What the company is worth is not what is paid. */
function isValuation(text: string, { at, end }: Said): boolean {
  return (
    /(?:valuations? of|valued at|worth of the company|valorisation de|valorisée? (?:à|de))\s*(?:about |around |environ )?$/i.test(
      text.slice(0, at),
    ) || /^\s*(?:post-money |pre-money )?valuation\b|^\s*de valorisation\b/i.test(text.slice(end))
  );
}

/** Neither is what a share costs. */
function isPrice(text: string, { at, end }: Said): boolean {
  return (
    /(?:strike(?: price)?(?: of)?|exercise price of|priced at|prix (?:de levée|d'exercice) de)\s*$/i.test(
      text.slice(0, at),
    ) || /^\s*(?:strike|exercise price|a share|per share|par action|l'action)\b/i.test(text.slice(end))
  );
}

/** "more than 100m in the first year", "dont 100 M$ la première année". */
function isFirstYear(text: string, { end }: Said): boolean {
  return /^[^,;\d]{0,30}?(?:(?:in|for|during|the) (?:the |its |their )?first year|la première année)/i.test(
    text.slice(end),
  );
}

const JOINT = /[;+&]|,(?!\d)|\b(?:plus|and|et|with|avec)\b/i;

/** Sums that each have a name of their own, all different; a sum that is part of another is none. */
function partsOf(text: string, amounts: readonly Said[]): NamedSum[] {
  if (amounts.length < 2 || /\b(?:of which|including|dont|inclu\p{L}*|in the first)\b/iu.test(text))
    return [];
  const joints = amounts.slice(1).map(({ at }, place) => {
    const from = amounts[place]?.end ?? 0;
    const joint = JOINT.exec(text.slice(from, at));
    return joint === null ? null : from + joint.index;
  });
  if (joints.includes(null)) return [];
  const bounds = [0, ...joints.flatMap((joint) => joint ?? []), text.length];
  const named = amounts.flatMap(({ value }, place): NamedSum[] => {
    const clause = text
      .slice(bounds[place], bounds[place + 1])
      .replaceAll(CLIFF, ' ')
      .replaceAll(REPAID, ' ');
    const instrument = instrumentOf(clause);
    if (instrument === null || instrument === 'total') return [];
    return [
      {
        instrument,
        amount: value,
        yearly: isYearly(clause) || (instrument === 'salary' && yearsOf(clause) === null),
      },
    ];
  });
  const different = new Set(named.map(({ instrument }) => instrument)).size === amounts.length;
  return different ? named : [];
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
  [/\bcash\b|\bcomptant\b|\bargent\b|\bespèces\b/i, 'cash'],
  [/package|total|compensation|offer|offre|rémunération|\bprime\b|\bpay\b/i, 'total'],
];

/** "No equity" names none. */
function withoutDenials(text: string): string {
  return text.replaceAll(
    /\b(?:no|not|without|sans|pas d['e]\s?|aucune?)\s*(?:any )?(?:equity|stock|shares|options|actions|cash)\b/gi,
    ' ',
  );
}

/** The first in the list that is written; "cash and stock" is a total. */
function instrumentOf(text: string): Instrument | null {
  const said = withoutDenials(text);
  const found = names.filter(([pattern]) => pattern.test(said)).map(([, instrument]) => instrument);
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
  const most = /(?:up to|as (?:much|high) as|jusqu'à)\s*\D{0,4}$/i.test(text.slice(0, first.at));
  return most
    ? { low: first.value, high: first.value }
    : { low: first.value, high: more ? null : first.value };
}
