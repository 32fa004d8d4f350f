/** Whether a font file's range (`U+0000-00FF, U+0131`) holds a character. */
export function holds(range: string, character: number): boolean {
  return range.split(',').some((part) => {
    const [first = '', last = first] = part.trim().replace(/^U\+/i, '').split('-');
    const from = Number.parseInt(first.replaceAll('?', '0'), 16);
    const to = Number.parseInt(last.replaceAll('?', 'F'), 16);
    return from <= character && character <= to;
  });
}

/** The font faces of the page that a text needs, by their unicode range. */
function facesFor(text: string): CSSFontFaceRule[] {
  const characters = [...new Set(text)].map((character) => character.codePointAt(0) ?? 0);
  return [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule instanceof CSSFontFaceRule)
    .filter((rule) => {
      const range = rule.style.getPropertyValue('unicode-range');
      return range === '' || characters.some((character) => holds(range, character));
    });
}

function toDataAddress(blob: Blob): Promise<string> {
  return new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result));
    reader.onerror = () => fail(reader.error);
    reader.readAsDataURL(blob);
  });
}

/** Style rules that carry the page's own fonts inside themselves: a picture cannot reach the page's. */
export async function embedFonts(text: string): Promise<string> {
  const rules = facesFor(text).map(async (face) => {
    const file = /url\("?([^")]+)"?\)/.exec(face.style.getPropertyValue('src'))?.[1];
    if (!file) return '';
    const address = new URL(file, face.parentStyleSheet?.href ?? location.href);
    const data = await toDataAddress(await (await fetch(address)).blob());
    const family = face.style.getPropertyValue('font-family');
    return `@font-face{font-family:${family};font-weight:200 900;src:url(${data}) format("woff2")}`;
  });
  return (await Promise.all(rules)).join('');
}
