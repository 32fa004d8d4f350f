/* Sums of money as they are written, in English and French, and what tells that a sum is not the pay. */

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

export interface Said {
  readonly value: number;
  readonly currency: string | null;
  readonly scaled: boolean;
  readonly at: number;
  readonly end: number;
}

const UNITS = /^\s*(?:stock |share )?(?:options?|RSUs?|shares|units|actions|titres|unités)\b/iu;

export function amountsOf(text: string, french: boolean): Said[] {
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

/** From the least to the most that is paid, by the sum that comes first; `high` is null for "more than". */
export function rangeOf(text: string, amounts: readonly Said[]): { low: number; high: number | null } | null {
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

/** What the company is worth is not what is paid. */
export function isValuation(text: string, { at, end }: Said): boolean {
  return (
    /(?:valuations? of|valued at|worth of the company|valorisation de|valorisée? (?:à|de))\s*(?:about |around |environ )?$/i.test(
      text.slice(0, at),
    ) || /^\s*(?:post-money |pre-money )?valuation\b|^\s*de valorisation\b/i.test(text.slice(end))
  );
}

/** Neither is what a share costs. */
export function isPrice(text: string, { at, end }: Said): boolean {
  return (
    /(?:strike(?: price)?(?: of)?|exercise price of|priced at|prix (?:de levée|d'exercice) de)\s*$/i.test(
      text.slice(0, at),
    ) || /^\s*(?:strike|exercise price|a share|per share|par action|l'action)\b/i.test(text.slice(end))
  );
}

/** "more than 100m in the first year", "dont 100 M$ la première année". */
export function isFirstYear(text: string, { end }: Said): boolean {
  return /^[^,;\d]{0,30}?(?:(?:in|for|during|the) (?:the |its |their )?first year|la première année)/i.test(
    text.slice(end),
  );
}
