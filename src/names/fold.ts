/** Letters that no Unicode decomposition takes apart, as they are written without their stroke or ligature. */
const letters: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ı', 'i'],
  ['ħ', 'h'],
  ['ŧ', 't'],
  ['ŋ', 'n'],
  ['ə', 'e'],
  ['ɓ', 'b'],
  ['ɗ', 'd'],
  ['ƙ', 'k'],
  ['ơ', 'o'],
  ['ư', 'u'],
  ['’', "'"],
  ['‘', "'"],
  ['ʼ', "'"],
  ['`', "'"],
  ['´', "'"],
  ['‐', '-'],
  ['‑', '-'],
  ['‒', '-'],
  ['–', '-'],
  ['—', '-'],
  ['−', '-'],
]);

const unmapped = new RegExp(`[${[...letters.keys()].join('')}]`, 'gu');
const marks = /[\u0300-\u036f]/gu;
const spaces = /[\s\u00ad\u200b-\u200f\u2060\ufeff]+/gu;
/** Printable ASCII but the grave accent: nothing in it is mapped but case. */
const plain = /^[ -_a-~]*$/;

/**
 * Text as it is compared: lower case, marks stripped (`é` is `e`), special letters mapped (`ø`, `ß`, `ł`, `đ`, `ı`),
 * quotes and dashes made one kind, white space folded. Scripts are kept: nothing is transliterated. Folding twice
 * changes nothing.
 */
export function fold(text: string): string {
  if (plain.test(text)) {
    const lower = text.toLowerCase();
    return (lower.includes('  ') ? lower.replace(/ {2,}/g, ' ') : lower).trim();
  }
  return text
    .replace(/\u00b4/gu, "'")
    .normalize('NFKD')
    .replace(marks, '')
    .toLowerCase()
    .replace(unmapped, (letter) => letters.get(letter) ?? letter)
    .normalize('NFKC')
    .replace(spaces, ' ')
    .trim();
}
