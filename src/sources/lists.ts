import { fold, isFolded, unescapeHtml } from './text.ts';

/** What follows a family name after a comma: initials, or a suffix. */
const APPENDIX = /^(?:(?:[A-Z]\.?[ -]?){1,4}|Jr\.?|Sr\.?|I{2,3}|IV|Ph\.?D\.?|M\.?D\.?)$/u;

/** Longest name believed, in characters and in words. */
const LONGEST = 100;
const MOST_WORDS = 10;
const SPACE = 0x20;
/** Letters that no name has; none is below the first. */
const NO_NAME = '@{}•';
const AT = 0x40;
/** Most words of a name in a list whose separator is in doubt. */
const WORDS = 6;

/** The entries of a list of texts; empty ones keep their place. */
export function entries(text: string, separator = ';'): string[] {
  if (!text.includes(separator)) return [fold(text)];
  const pieces = text.split(separator);
  const isTidy = isFolded(text) && !text.includes(` ${separator}`) && !text.includes(`${separator} `);
  return isTidy ? pieces : pieces.map(fold);
}

/**
 * Names of a list as a supplier prints it: `;` separates where it stands, else `,` or `and` where the pieces are full names.
 * Empty entries keep their place; no text is no name.
 */
export function namesOf(printed: string): string[] {
  const text = mendRemnants(unescapeHtml(printed));
  if (fold(text) === '') return [];
  if (text.includes(';')) return entries(text);
  const pieces = text.split(/,\s*(?:and\s+)?|\s+and\s+/u).map(fold);
  return pieces.every(couldBeName) && pieces.filter((piece) => piece.includes(' ')).length > pieces.length / 2
    ? pieces
    : [fold(text)];
}

/** Names of a list that a person typed: separated by `;`, `·`, `&`, `and` or commas. Empty entries keep their place. */
export function peopleOf(printed: string): string[] {
  const text = printed
    .replace(/\bet al\b\.?/giu, '')
    .replace(/\s+(?:and|&)\s+|\s*·\s*/gu, printed.includes(';') ? ';' : ',');
  return fold(text) === '' ? [] : entries(text, text.includes(';') ? ';' : ',');
}

/** Where every `;` follows an apostrophe, they are what a broken escape (`O&#x27;Neil`) left behind, not separators. */
function mendRemnants(text: string): string {
  return /(?<!');/u.test(text) ? text : text.replaceAll("';", "'");
}

/** False for what cannot be a person's name: a sentence, a list that nobody separated, what is left of an e-mail address. */
export function isName(text: string): boolean {
  if (text.length > LONGEST) return false;
  let words = 1;
  for (let i = 0; i < text.length; i++) {
    const letter = text.charCodeAt(i);
    if (letter === SPACE) words++;
    else if (letter >= AT && NO_NAME.includes(text[i]!)) return false;
  }
  return words <= MOST_WORDS;
}

function couldBeName(piece: string): boolean {
  return piece !== '' && piece.split(' ').length <= WORDS && !APPENDIX.test(piece);
}
