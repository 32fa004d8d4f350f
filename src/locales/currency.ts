import type { Words } from './words.ts';

/** An amount to three figures, with its currency: "$1.25M", « 1,25 M$ US », "CA$340k". */
export function sayMoney(amount: number, currency: string, words: Words): string {
  const rounded = amount === 0 ? 0 : Number(amount.toPrecision(3));
  if (currency === 'USD') return rounded < 0 ? `−${words.dollars(-rounded)}` : words.dollars(rounded);
  const tag = words.locale === 'en' ? 'en-GB' : 'fr-CA';
  const format = new Intl.NumberFormat(tag, {
    style: 'currency',
    currency,
    notation: 'compact',
    maximumSignificantDigits: 3,
  });
  return format.format(rounded);
}
