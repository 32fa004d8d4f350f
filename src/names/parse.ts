import { fold } from './fold.ts';

/** The writing system of a name; `mixed` where letters of two meet. */
type Script = 'latin' | 'han' | 'hangul' | 'kana' | 'cyrillic' | 'mixed' | 'other';

/** A name taken apart. All parts but `raw` are folded (see `fold`): lower case, without marks. */
export interface PersonName {
  readonly raw: string;
  /** `person`; `group` for a consortium or team; `remainder` for "et al."; `empty` where nothing is left. */
  readonly kind: 'person' | 'group' | 'remainder' | 'empty';
  readonly script: Script;
  /** Given names in printed order, hyphens kept (`jun-yan`); an initial is one letter. */
  readonly given: readonly string[];
  /** Other given names, printed in brackets or quotes: `Chun-Fu (Richard) Chen`. */
  readonly nicknames: readonly string[];
  /** Words such as `van der` that belong to the family name. */
  readonly particles: readonly string[];
  /** Family name without particles, hyphens and spaces: `cun`, `ohemecker`. Empty where a single word is all there is. */
  readonly family: string;
  /** `jr`, `sr`, `ii`, `iii`, `iv`. */
  readonly suffix: string | null;
  /** Number that a registry adds to tell namesakes apart (`Wei Wang 0004`): evidence, not part of the name. */
  readonly homonym: number | null;
}

const particles = new Set(
  'van von der den de del della di da dos das do du le la les ter ten te zu zum zur af av al el bin ibn ben bar san st saint mac'.split(
    ' ',
  ),
);
const suffixes = new Set(['jr', 'sr', 'ii', 'iii', 'iv']);
const groups =
  /\b(team|group|consortium|collaboration|project|initiative|university|institute|laborator(y|ies)|committee|community|foundation|society|authors|contributors)\b/;
const remainder = /^(and )?(et\.? ?al\.?|others|and others)$/;
const bracketed = /[(（[]([^)）\]]*)[)）\]]|["“”„«»]([^"“”„«»]+)["“”„«»]/gu;
const misread = /[ÃÂÄÅ][\u0080-\u00bf]/u;
const compoundSurnames = new Set([
  '欧阳',
  '歐陽',
  '司马',
  '司馬',
  '上官',
  '诸葛',
  '諸葛',
  '司徒',
  '东方',
  '慕容',
  '皇甫',
  '尉迟',
  '夏侯',
  '남궁',
  '황보',
  '제갈',
  '선우',
]);

/** Two words or more of one capital and small letters each, hyphens within, or of an initial: nothing to repair, fold or weigh. */
const plain = /^(?:[A-Z]\.? |[A-Z][a-z]+(?:-[A-Za-z][a-z]+)* )+[A-Z][a-z]+(?:-[A-Za-z][a-z]+)*$/;

/** Takes a printed name apart. Never throws: what is no name comes back as `group`, `remainder` or `empty`. */
export function parseName(raw: string): PersonName {
  return plain.test(raw) ? parsePlain(raw) : parseAny(raw);
}

/** What `parseAny` makes of a plain name, in less than half the time: most names are plain. */
function parsePlain(raw: string): PersonName {
  const folded = raw.toLowerCase();
  if (remainder.test(folded) || groups.test(folded)) return parseAny(raw);
  const words = folded.replaceAll('.', '').split(' ');
  const suffix = words.length > 2 && suffixes.has(words.at(-1)!) ? words.pop()! : null;
  const { given, particles: before, family } = splitFamily(words, 0);
  return {
    raw,
    script: 'latin',
    given,
    nicknames: [],
    particles: before,
    family,
    suffix,
    homonym: null,
    kind: 'person',
  };
}

/** The same, of any name. */
export function parseAny(raw: string): PersonName {
  const nicknames: string[] = [];
  const text = repair(raw).replace(bracketed, (_whole, bracket?: string, quoted?: string) => {
    const nickname = fold(bracket ?? quoted ?? '');
    if (/^[\p{L}.' -]{2,20}$/u.test(nickname)) nicknames.push(nickname.replace(/[. ]/g, ''));
    return ' ';
  });
  const script = scriptOf(text);
  const folded = fold(text);
  const nothing = {
    raw,
    script,
    given: [],
    nicknames,
    particles: [],
    family: '',
    suffix: null,
    homonym: null,
  };
  if (remainder.test(folded)) return { ...nothing, kind: 'remainder' };
  if (groups.test(folded))
    return { ...nothing, kind: 'group', family: folded.replace(/[^\p{L}\p{N}]/gu, '') };
  if (!/\p{L}/u.test(folded)) return { ...nothing, kind: 'empty' };
  const homonym = /(?:^|\s)(\d{4})$/.exec(folded.replace(/[^\p{L}\p{N} ]/gu, ''))?.[1];
  const parts = script === 'han' || script === 'hangul' ? eastAsian(folded) : western(text);
  return { ...nothing, kind: 'person', ...parts, homonym: homonym === undefined ? null : Number(homonym) };
}

type Parts = Pick<PersonName, 'given' | 'particles' | 'family' | 'suffix'>;

/** Undoes UTF-8 read as Latin-1 (`JÃ¼rgen`), character entities and footnote marks. */
function repair(raw: string): string {
  let text = raw
    .replace(/&(?:quot|#34);?/g, '"')
    .replace(/&(?:#x27|#39|apos);?/g, "'")
    .replace(/&amp;?/g, ' ');
  if (misread.test(text) && !/[\u0100-\u{10ffff}]/u.test(text)) {
    const again = Buffer.from(text, 'latin1').toString('utf8');
    if (!again.includes('\ufffd')) text = again;
  }
  return text.replace(/[*†‡§¶∗⋆♯♠♣♦♥·_\\{}^~|⁰¹²³⁴-⁹]/gu, ' ');
}

function western(text: string): Parts {
  const commas = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const isSuffix = (part: string) => suffixes.has(wordsOf(part)[0] ?? '') && wordsOf(part).length === 1;
  const suffixPart = commas.find((part, index) => index > 0 && isSuffix(part));
  const [family, given] = commas.filter((part) => part !== suffixPart);
  const words = given === undefined ? wordsOf(family ?? '') : [...wordsOf(given), ...wordsOf(family ?? '')];
  const familyWords = given === undefined ? 0 : wordsOf(family ?? '').length;
  let suffix = suffixPart === undefined ? null : (wordsOf(suffixPart)[0] ?? null);
  const last = words.at(-1);
  if (suffix === null && words.length > 2 && last !== undefined && suffixes.has(last))
    suffix = words.pop() ?? null;
  return { ...splitFamily(words, familyWords), suffix };
}

/** Folded words of a printed name; capitals run together are initials (`JF`), unless the whole name is in capitals. */
function wordsOf(text: string): string[] {
  const shouting = text === text.toUpperCase();
  const words: string[] = [];
  for (const printed of text.split(/[\s.]+/u)) {
    const initials = !shouting && /^\p{Lu}{2,3}$/u.test(printed) && !suffixes.has(printed.toLowerCase());
    const word = fold(printed)
      .replace(/[^\p{L}\p{M}-]/gu, '')
      .replace(/^-+|-+$/g, '');
    if (word === '') continue;
    if (
      initials &&
      (words.length > 0 || !/[aeiou]/.test(word)) &&
      text.split(/\s+/u).length > 1 &&
      !text.trimEnd().endsWith(printed)
    )
      words.push(...word);
    else words.push(word);
  }
  return words;
}

/** The family name is what the comma set apart, or the last word with the particles before it. */
function splitFamily(words: readonly string[], familyWords: number): Omit<Parts, 'suffix'> {
  if (words.length === 1) return { given: [], particles: [], family: joinWord(words[0] ?? '') };
  let start = words.length - Math.max(1, Math.min(familyWords, words.length - 1));
  while (familyWords === 0 && start > 1 && particles.has(words[start - 1] ?? '')) start--;
  const familyPart = words.slice(start);
  const particlePart: string[] = [];
  while (familyPart.length > 1 && particles.has(familyPart[0] ?? ''))
    particlePart.push(familyPart.shift() ?? '');
  return { given: words.slice(0, start), particles: particlePart, family: joinWord(familyPart.join('')) };
}

/** Han and Hangul names: family name first where written together or as a short first word, last otherwise. */
function eastAsian(folded: string): Parts {
  const words = folded
    .replace(/[^\p{L} ]/gu, '')
    .split(' ')
    .filter((word) => word !== '');
  const [first = '', ...rest] = words;
  if (rest.length > 0) {
    const last = rest.at(-1) ?? '';
    const familyFirst = first.length < last.length || compoundSurnames.has(first);
    return familyFirst
      ? { given: [rest.join('')], particles: [], family: first, suffix: null }
      : { given: [words.slice(0, -1).join('')], particles: [], family: last, suffix: null };
  }
  const length = compoundSurnames.has(first.slice(0, 2)) && first.length > 2 ? 2 : 1;
  return {
    given: first.length > length ? [first.slice(length)] : [],
    particles: [],
    family: first.slice(0, length),
    suffix: null,
  };
}

function joinWord(word: string): string {
  return word.replace(/[- ]/g, '');
}

function scriptOf(text: string): Script {
  const scripts: Script[] = [];
  if (/\p{Script=Latin}/u.test(text)) scripts.push('latin');
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) scripts.push('kana');
  else if (/\p{Script=Han}/u.test(text)) scripts.push('han');
  if (/\p{Script=Hangul}/u.test(text)) scripts.push('hangul');
  if (/\p{Script=Cyrillic}/u.test(text)) scripts.push('cyrillic');
  return scripts.length > 1 ? 'mixed' : (scripts[0] ?? 'other');
}
