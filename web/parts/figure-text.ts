/** What a field holds: an amount of money, a share shown in percent, whole months, a count, or a plain number. */
export type Unit = 'money' | 'percent' | 'months' | 'count' | 'number';

const scales: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9, g: 1e9 };

/**
 * A figure as people type it, in English or French: "1,250,000", "1 250 000,50", "1.5M", "480k", "38 %". A comma before three digits
 * groups thousands; otherwise it is the decimal point. Undefined where it is no figure.
 */
export function readFigure(text: string): number | undefined {
  const bare = text.replace(/[\s\u00a0\u202f$€£%’']/g, '');
  const match = /^(-?)([\d.,]+)([kmbg]?)$/i.exec(bare);
  if (match === null) return undefined;
  const [, sign = '', digits = '', scale = ''] = match;
  const grouped = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(digits) ? digits.replaceAll(',', '') : digits;
  const value = Number(grouped.replace(',', '.')) * (scales[scale.toLowerCase()] ?? 1);
  return Number.isFinite(value) ? (sign ? -value : value) : undefined;
}

/** A figure as a field shows it: grouped for amounts and counts, in percent for shares. */
export function writeFigure(
  value: number | undefined,
  unit: Unit,
  number: (value: number) => string,
): string {
  if (value === undefined || !Number.isFinite(value)) return '';
  return number(Number((unit === 'percent' ? value * 100 : value).toPrecision(12)));
}

/** What is kept of a typed figure: whole months and counts, amounts to the cent, shares from percent. */
export function keepFigure(value: number, unit: Unit): number {
  if (unit === 'percent') return Number((value / 100).toPrecision(12));
  if (unit === 'months') return Math.round(value);
  return unit === 'money' ? Number(value.toFixed(2)) : value;
}
