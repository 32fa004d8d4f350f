const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
  nbsp: ' ',
};
const ENTITY = /&(?:#x([0-9a-f]{2,6})|#(\d{2,7})|(amp|quot|apos|lt|gt|nbsp));/giu;
const ADDRESS = /(?:\{[^}]*\}|[^\s;,{}<>()]+)\s?@\s?(?:[\w-]+\s?\.\s?)+[a-z]{2,}/giu;

const SPACE = 0x20;
const DELETE = 0x7f;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
const SPACES = /[\s\u0000-\u001f\u007f]+/gu;
/** White space and control characters that are neither a space nor below it. */
const OTHER_SPACE = /[\u007f\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]/;

/** White space folded, control characters out. */
export function fold(text: string): string {
  return isFolded(text) ? text : text.replace(SPACES, ' ').trim();
}

/** Whether folding leaves the text as it is, as it does nearly every one: expressions take several times as long to tell so. */
export function isFolded(text: string): boolean {
  let [before, wide] = [SPACE, false];
  for (let i = 0; i < text.length; i++) {
    const letter = text.charCodeAt(i);
    if (letter < SPACE || (letter === SPACE && before === SPACE)) return false;
    if (letter >= DELETE) wide = true;
    before = letter;
  }
  return (text === '' || before !== SPACE) && !(wide && OTHER_SPACE.test(text));
}

/** Character entities of HTML as the characters they stand for, even where they were escaped twice. */
export function unescapeHtml(text: string): string {
  if (!text.includes('&')) return text;
  const once = text.replace(
    ENTITY,
    (_, hex: string | undefined, decimal: string | undefined, name: string | undefined) =>
      name === undefined
        ? character(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16))
        : (ENTITIES[name.toLowerCase()] ?? ''),
  );
  return once === text ? text : unescapeHtml(once);
}

/** True where the text holds an e-mail address, whole or with its names in braces. */
export function hasAddress(text: string): boolean {
  return text.includes('@') && text.search(ADDRESS) >= 0;
}

/** The text without e-mail addresses: private contacts are on no allow-list. */
export function withoutAddresses(text: string): string {
  return text.includes('@') ? fold(text.replace(ADDRESS, ' ').replace(/[\s,;]+$/u, '')) : text;
}

function character(code: number): string {
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
    ? String.fromCodePoint(code)
    : '';
}
