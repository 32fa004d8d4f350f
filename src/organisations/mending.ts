/**
 * Second readings of a string that means nobody as it stands: what a program that took the text out of a page has put
 * together or apart is undone, one kind of damage after the other. Each is tried only where the readings before it found
 * nobody, since each may also hurt a sound string.
 */
const mendings: readonly ((text: string) => string)[] = [
  markup,
  kerning,
  footnotes,
  lines,
  brackets,
  (text) => brackets(lines(footnotes(kerning(markup(text))))),
];

/** Line ends and tabs that were written as codes, tags. */
function markup(text: string): string {
  return text.replace(/#(?:N|TAB|R)#|<\/?[a-z]{1,4}\/?>/gi, ' ');
}

/** Letters set so close that a space was read between them: "NOV A", "A VIC", "Y ahoo". */
function kerning(text: string): string {
  return text
    .replace(/(?<=\b[A-Z]*[AFLPTVWY]) (?=[ATVWY][A-Z]*\b)/g, '')
    .replace(/\b([FPTVWY]) (?=[a-z]{2,})/g, '$1');
}

/** Marks of footnotes between the names of two organisations: "1CUHK4SmartMore", "Alan Turing Institute2University". */
function footnotes(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}])\d{1,2}(?=\p{Lu}\p{L}{2})|(?<=\p{L}{3})\d{1,2}(?=\p{Lu})/gu, ' ; ');
}

/** A line's end after the last word of a unit or of a name: "Alan Turing InstituteUniversity of Warwick". Names like SnapDeal have none. */
function lines(text: string): string {
  return text.replace(
    /(?<=(?:ment|gy|ry|ine|ity|ital|ute|ool|ics|ence|enter|Care|ege))(?=\p{Lu}\p{Ll}{2})/gu,
    ', ',
  );
}

/** Short forms and initials in brackets that part a name: "Indian Institute of Technology (IIT) Palakkad". */
function brackets(text: string): string {
  return text.replace(/ ?\([^()]{1,40}\) ?/g, ' ').replace(/\b(IIT|IIIT|NIT|IISER), (?=\p{Lu})/gu, '$1 ');
}

/** The mark of a footnote after the last of several words: "Meta AI2" in "Microsoft Turing3+Meta AI2". */
const lastMark = /(?<=\S\s+\S*\p{L}{2})(?:1?\d)(?:,1?\d)*(?=\s*$)/u;
const marked = /\p{L}{2}1?\d(?:,1?\d)*\s*$/u;

/**
 * The string without its footnotes' marks, where every one of its organisations bears one: of a single one the number may be its name's
 * (CSIRO Data61, AI2, LIP6), and so may what is all of a name.
 */
export function withoutMarks(text: string): string {
  if (!text.includes('+')) return text;
  const parts = text.split('+');
  return parts.every((part) => marked.test(part))
    ? parts.map((part) => part.replace(lastMark, '')).join('+')
    : text;
}

/** Other readings of a string, each once, without the string itself. */
export function readAgain(raw: string): readonly string[] {
  const read = new Set(mendings.map((mend) => mend(raw).trim()));
  read.delete(raw);
  read.delete('');
  return [...read];
}
