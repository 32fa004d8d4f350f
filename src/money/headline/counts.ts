/* Numbers as a headline writes them: in figures, in words, or by how many figures they have. */

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
export const COUNT = String.raw`(\d+(?:[.,]\d+)?|${Object.keys(lengths).join('|')})`;

export function countOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  return lengths[text.toLowerCase()] ?? Number(text.replace(',', '.'));
}

/** Sums written in words, in figures: "half a million", "un million et demi". */
export function inFigures(text: string): string {
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
export function figuresOf(text: string): { low: number; high: number } | null {
  const said = new RegExp(String.raw`(?<![\p{L}\d])${COUNT}[\s-]+(?:figures?|chiffres?)\b`, 'iu').exec(text);
  const digits = countOf(said?.[1]);
  return digits === null || digits < 4 || digits > 12
    ? null
    : { low: 10 ** (digits - 1), high: 10 ** digits - 1 };
}
