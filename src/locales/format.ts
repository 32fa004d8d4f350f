/** A date as precisely as a source states it. */
type Precision = 'day' | 'month' | 'year';

/** How one tongue writes dates, numbers, money and lists. Dates are ISO days (`2024-08-01`), read as UTC. */
export interface Formats {
  /** "24 June 2026", "August 2024", "2024"; `short` gives "Aug 2024". Nothing finer than `precision` is said. */
  date(day: string, precision: Precision, style?: 'long' | 'short'): string;
  /** A date that lies between two days: "August 2024", "spring 2023", "2021", "2021–2022". */
  between(after: string, before: string): string;
  /** From one date to another, each already in words: "Dec 2015 – Aug 2024". */
  span(from: string, to: string): string;
  /** Years: "2013–2025", or "2013" where both are the same. */
  years(first: number, last: number): string;
  number(value: number): string;
  /** A share from 0 to 1 as a percentage. */
  percent(share: number): string;
  /** US dollars, short: "$14.3bn", « 14,3 G$ US ». */
  dollars(amount: number): string;
  /** "a, b and c". */
  list(items: readonly string[]): string;
  /** Small numbers in words ("four"), others in figures; for findings. Two and more: one has a gender in French. */
  count(value: number): string;
  /** A country's name from its ISO 3166 code; the code itself where it is not known. */
  country(code: string): string;
}

const seasons = {
  en: { spring: 'spring', summer: 'summer', autumn: 'autumn', winter: 'winter' },
  fr: { spring: 'printemps', summer: 'été', autumn: 'automne', winter: 'hiver' },
};
const numerals = {
  en: 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen'.split(
    ' ',
  ),
  fr: 'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize'.split(
    ' ',
  ),
};
/** What a thousand millions and a million are called after a figure of dollars. */
const magnitudes = [
  { from: 1e12, en: 'tn', fr: 'T$' },
  { from: 1e9, en: 'bn', fr: 'G$' },
  { from: 1e6, en: 'M', fr: 'M$' },
  { from: 1e3, en: 'k', fr: 'k$' },
];

/** The formats of an Intl tag (`en-GB`, `fr-CA`). */
export function createFormats(tag: string): Formats {
  const tongue = tag.startsWith('fr') ? 'fr' : 'en';
  const dash = tongue === 'fr' ? '-' : '–';
  const numbers = new Intl.NumberFormat(tag);
  const percents = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 });
  const lists = new Intl.ListFormat(tag, { type: 'conjunction' });
  const countries = new Intl.DisplayNames(tag, { type: 'region', fallback: 'code' });
  const years = (first: number, last: number) => (first === last ? `${first}` : `${first}${dash}${last}`);
  return {
    date: createDates(tag),
    between: (after, before) => describeInterval(after, before, tag, tongue, years),
    span: (from, to) => `${from} – ${to}`,
    years,
    number: (value) => numbers.format(value),
    percent: (share) => percents.format(share),
    dollars: (amount) => describeDollars(amount, tag, tongue),
    list: (items) => lists.format(items),
    count: (value) => numerals[tongue][value] ?? numbers.format(value),
    country: (code) => countries.of(code) ?? code,
  };
}

function createDates(tag: string): Formats['date'] {
  const make = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' });
  const long = { year: 'numeric', month: 'long' } as const;
  const short = { year: 'numeric', month: 'short' } as const;
  const formats = {
    long: { day: make({ ...long, day: 'numeric' }), month: make(long) },
    short: { day: make({ ...short, day: 'numeric' }), month: make(short) },
  };
  return (day, precision, style = 'long') => {
    if (precision === 'year') return day.slice(0, 4);
    const text = formats[style][precision].format(new Date(day));
    // Intl says « 1 janvier »; French writes the first of a month as an ordinal.
    return tag.startsWith('fr') && precision === 'day' ? text.replace(/^1 /, '1er ') : text;
  };
}

function describeInterval(
  after: string,
  before: string,
  tag: string,
  tongue: 'en' | 'fr',
  years: Formats['years'],
): string {
  const from = new Date(after);
  const to = new Date(before);
  if (after.slice(0, 7) === before.slice(0, 7)) return createDates(tag)(after, 'month');
  const months = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
  const season = months < 3 ? seasonOf(from) : undefined;
  if (season !== undefined && season === seasonOf(to)) {
    const winterYears = season === 'winter' && from.getUTCFullYear() !== to.getUTCFullYear();
    const year = winterYears
      ? years(from.getUTCFullYear(), to.getUTCFullYear())
      : `${season === 'winter' && from.getUTCMonth() === 11 ? from.getUTCFullYear() : to.getUTCFullYear()}`;
    return `${seasons[tongue][season]} ${year}`;
  }
  return years(from.getUTCFullYear(), to.getUTCFullYear());
}

/** Meteorological seasons of the northern hemisphere, where nearly all of the sources write. */
function seasonOf(day: Date): keyof (typeof seasons)['en'] {
  const month = day.getUTCMonth();
  if (month === 11 || month < 2) return 'winter';
  return month < 5 ? 'spring' : month < 8 ? 'summer' : 'autumn';
}

function describeDollars(amount: number, tag: string, tongue: 'en' | 'fr'): string {
  const magnitude = magnitudes.find(({ from }) => Math.abs(amount) >= from);
  const figure = new Intl.NumberFormat(tag, { maximumFractionDigits: 1 }).format(
    amount / (magnitude?.from ?? 1),
  );
  // A no-break space stands between figure and unit in French; US dollars are named, since the reader's are Canadian.
  return tongue === 'fr'
    ? `${figure}\u00a0${magnitude?.fr ?? '$'}\u00a0US`
    : `$${figure}${magnitude?.en ?? ''}`;
}
