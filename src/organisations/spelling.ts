import { fold } from '../names/fold.ts';

/**
 * Words of organisations' names that are written in several tongues or short forms, brought to one spelling. Only
 * words that carry no meaning of their own are here: places and proper names stay as they are.
 */
const spellings: readonly (readonly [string, string])[] = [
  [
    'university',
    'u univ uni universitat universitaet universite universites universidad universidade universita universiteit uniwersytet univerza universitatea universitas univerzita univerzitet unversity univesity univeristy univerisity universitesi universitet universty univerity universiy univeresity uinversity univercity univerdity universit universitt universtiy universiry daigaku',
  ],
  [
    'institute',
    'institut instituto istituto inst institutes institucio instytut institue insitute instiute instiute insititute intitute institution institutions institude insititude instituce',
  ],
  ['technical', 'technische technischen technique techniques tecnica tecnico technological tecnologica'],
  [
    'technology',
    'technologies technol tecnologia technologie tech technolgy techonology techlogy technologique',
  ],
  [
    'polytechnic',
    'politecnico politecnica polytechnique polytechnical politehnica polytechnics politechnika politechnic politechnical',
  ],
  [
    'laboratory',
    'lab labs laboratories laboratoire laboratorio labratory labratories labor laboratorium laboratori',
  ],
  ['center', 'centre zentrum centro centrum ctr centers centres'],
  ['department', 'dept departement dipartimento departamento departments dep'],
  ['science', 'sciences sci scienze sciencies wissenschaften ciencias'],
  ['national', 'natl nacional nationale nazionale'],
  ['international', 'intl internacional internazionale'],
  ['academy', 'acad akademie academie'],
  ['hospital', 'hosp hospitals hopital ospedale'],
  ['school', 'sch schools'],
  ['college', 'coll'],
  ['engineering', 'eng engg engr'],
  ['research', 'res recherche recherches ricerca investigacion forschung'],
  ['medicine', 'med medical'],
  ['saint', 'st sankt'],
  ['association', 'assoc'],
  ['federal', 'fed'],
  ['state', 'stata'],
  ['foundation', 'fondazione fundacion fundacao fondation stiftung'],
  ['society', 'gesellschaft societe societa sociedad'],
  ['post', 'posts'],
  ['telecommunication', 'telecommunications telecommunicaitons telecom telecomm'],
  ['aeronautics', 'aeronautic aeronautical'],
  ['defense', 'defence'],
  ['catholic', 'catolica cattolica katholische katholieke catholique'],
  ['autonomous', 'autonoma autonome'],
];

/** Cities that papers name in their own tongue and registries in English, or the other way round. */
const cities: readonly (readonly [string, string])[] = [
  ['rome', 'roma'],
  ['milan', 'milano'],
  ['turin', 'torino'],
  ['naples', 'napoli'],
  ['florence', 'firenze'],
  ['genoa', 'genova'],
  ['venice', 'venezia'],
  ['padua', 'padova'],
  ['munich', 'munchen muenchen'],
  ['cologne', 'koln koeln'],
  ['vienna', 'wien'],
  ['zurich', 'zuerich'],
  ['geneva', 'geneve'],
  ['lisbon', 'lisboa'],
  ['seville', 'sevilla'],
  ['prague', 'praha'],
  ['warsaw', 'warszawa'],
  ['bucharest', 'bucuresti'],
  ['copenhagen', 'kobenhavn'],
  ['gothenburg', 'goteborg'],
  ['krakow', 'cracow'],
  ['nuremberg', 'nurnberg nuernberg'],
  ['hannover', 'hanover'],
  ['antwerp', 'antwerpen'],
  ['ghent', 'gent'],
  ['zaragoza', 'saragossa'],
];

/** Spelling to compare by, of each word that has another one. */
export const canonical: ReadonlyMap<string, string> = new Map(
  [...spellings, ...cities].flatMap(([to, from]) => from.split(' ').map((word) => [word, to] as const)),
);

/** Words dropped before names are compared: articles, prepositions, forms of companies. */
const dropped = new Set(
  (
    'the of at in for and de du des la le les di da do dos das del della dell degli dei studi fur der die und y e a al el et en i ' +
    'inc ltd llc co corp gmbh limited corporation company incorporated plc pvt pte sas ag bv nv spa srl oy kk'
  ).split(' '),
);

/** Legal forms of companies among them, which are no words or places elsewhere. */
const legalForms = new Set(
  'inc ltd llc corp gmbh limited corporation company incorporated plc pvt pte'.split(' '),
);

/** Separators of a printed affiliation, by strength. */
export const join = { space: 0, soft: 1, part: 2, hard: 3 } as const;

export interface Words {
  /** Canonical words, dropped ones left out. */
  readonly words: readonly string[];
  /** Whether the word was printed in capitals (acronyms must be). */
  readonly capitals: readonly boolean[];
  /** Strongest separator between the word and the one before it. */
  readonly joins: readonly number[];
  /** Whether a company's legal form was printed after the word. */
  readonly firms: readonly boolean[];
}

const pieces = /[\p{L}\p{N}\p{M}]+(?:['’ʼ][\p{L}]+)*|[+;|/()&:@–—\-[\]]/gu;
const written = /[\p{L}\p{N}\p{M}]+(?:['’ʼ][\p{L}]+)*/gu;
const brokenAccent = /(\p{L}) ?[´`¨ˆ˜] ?(\p{L})/gu;
const loneGrave = / [`´]a /gu;
/** Letters with full stops, such as U.S.A., are one word. */
const dotted = /(?<![\p{L}\p{N}])(?:\p{L}\.){2,}(?!\p{L}{2})/gu;
/** Italian and French elisions printed with a space: "Sant' Anna". */
const elided = /(?<!\p{L})(sant|dell|nell|all|d|l)['’] +(?=\p{L})/giu;
/** "Tech. Univ. München", where "Tech." alone is technology. */
const shortTechnical = /\bTech\. ?Univ(?:\.|(?=ersit))/g;
/** Names of which nothing would be left without what is a legal form elsewhere. */
const onlyForms = /\b(?:(SAS) (?=Institute\b)|(Aerospace) (?=Corporation\b)|(Software) (?=AG\b))/g;
const damaged = /&(?:amp|#)|E28099|u00[cdef]|\uFFFD|\u00c3[\u0080-\u00bf]/i;

/** Apostrophes, ampersands and accented letters that another program wrote as codes, or read as Latin-1. */
function repair(text: string): string {
  return text
    .replace(/&(?:amp[;,])*#(?:x27|39)[;,]?/gi, "'")
    .replace(/&(?:amp[;,])+/gi, '&')
    .replace(/(?<=\p{L})E28099(?=\p{L})/gu, "'")
    .replace(/(?:\\|(?<=\p{L}))u(00[cdef][0-9a-f])/giu, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    )
    .replace(/\u00c3([\u0080-\u00bf])/g, (_, second: string) =>
      String.fromCharCode(0xc0 | (second.charCodeAt(0) & 0x3f)),
    )
    .replaceAll('\uFFFD', '');
}

const marks = /[*∗†‡§¶♠♣♥♦△◦⋆♭♮♯✉]+/gu;

const seen = new Map<string, { word: string; capital: boolean }>();

/** One printed word as it is compared, with whether it was in capitals. */
function spell(piece: string): { word: string; capital: boolean } {
  const known = seen.get(piece);
  if (known) return known;
  const made = latin.test(piece) ? spellLatin(piece) : spellMarked(piece);
  if (seen.size > 500_000) seen.clear();
  seen.set(piece, made);
  return made;
}

const latin = /^[A-Za-z0-9]*$/;

function spellLatin(piece: string): { word: string; capital: boolean } {
  const folded = piece.toLowerCase();
  return {
    word: canonical.get(folded) ?? folded,
    capital: folded !== piece && piece === piece.toUpperCase(),
  };
}

function spellMarked(piece: string): { word: string; capital: boolean } {
  const folded = fold(piece)
    .replace(/^[dl]'(?=\p{L}{2})/u, '')
    .replaceAll("'", '');
  return {
    word: canonical.get(folded) ?? folded,
    capital: /^[\p{Lu}\p{N}]+$/u.test(piece) && /\p{Lu}/u.test(piece),
  };
}

const ordinary = /^[A-Za-z0-9 ,;:()+/-]*$/;
const ordinaryWritten = /[A-Za-z0-9]+/g;
const ordinaryPieces = /[A-Za-z0-9]+|[+;/():-]/g;

function needsForm(text: string): boolean {
  return text.includes('SAS I') || text.includes('space Corp') || text.includes('ware AG');
}

/** Marks of footnotes, broken accents, dotted letters and A&M made plain. */
export function cleanText(text: string): string {
  if (ordinary.test(text) && !text.includes('A and M') && !damaged.test(text) && !needsForm(text))
    return text;
  let clean = text;
  if (damaged.test(clean)) clean = repair(clean);
  if (/[´`¨ˆ˜]/u.test(clean)) clean = clean.replace(loneGrave, ' a ').replace(brokenAccent, '$1$2');
  if (clean.includes('.')) clean = clean.replace(dotted, (letters) => letters.replaceAll('.', ''));
  const hasApostrophe = clean.includes("'") || clean.includes('’');
  clean = clean
    .replace(marks, ' , ')
    .replaceAll('\uC2A0', ' ')
    .replaceAll("''", "'")
    .replace(/HongKong/g, 'Hong Kong')
    .replace(shortTechnical, 'Technical Univ');
  if (hasApostrophe) clean = clean.replace(elided, "$1'");
  return clean
    .replace(/\bA ?(?:&|and) ?M\b/g, 'AM')
    .replace(onlyForms, '$1$2$3')
    .replace(/\bAT ?& ?T\b/gi, 'ATT');
}

/** The words between two commas, with the separators before the first and after the last of them. */
export interface Part extends Words {
  readonly after: number;
  /** Nothing but a company's legal form stands between the commas, as in "Alias, Inc.". */
  readonly isLegalForm: boolean;
}

/** Parts of a printed affiliation as they stand between commas. */
export function partsOf(text: string): string[] {
  return cleanText(text).split(',');
}

/** Words of one part. */
export function readPart(text: string): Part {
  const words: string[] = [];
  const capitals: boolean[] = [];
  const joins: number[] = [];
  const firms: boolean[] = [];
  let isLegalForm = false;
  let isWordBefore = false;
  let between: number = join.space;
  for (const piece of text.match(ordinary.test(text) ? ordinaryPieces : pieces) ?? []) {
    const separator = separators.get(piece);
    if (separator !== undefined) {
      between = Math.max(between, separator);
      continue;
    }
    const { word, capital } = spell(piece);
    if (dropped.has(word)) {
      if (word === 'and') between = Math.max(between, join.soft);
      // "Frontier Sciences The University of Tokyo": an article begins a name, but for "University of the West Indies".
      if (word === 'the' && between === join.space && isWordBefore) between = join.part;
      isWordBefore = false;
      isLegalForm = legalForms.has(word);
      if (isLegalForm && firms.length > 0) firms[firms.length - 1] = true;
      continue;
    }
    words.push(word);
    capitals.push(capital);
    joins.push(between);
    firms.push(false);
    between = join.space;
    isWordBefore = true;
  }
  return { words, capitals, joins, firms, after: between, isLegalForm: isLegalForm && words.length === 0 };
}

/** Words of a printed affiliation, in order, with their separators. */
export function readWords(text: string): Words {
  return joinParts(partsOf(text).map(readPart));
}

/** Words of a registered name, in order. */
export function nameWords(name: string): string[] {
  const text = cleanText(name);
  const words: string[] = [];
  for (const piece of text.match(ordinary.test(text) ? ordinaryWritten : written) ?? []) {
    const { word } = spell(piece);
    if (!dropped.has(word)) words.push(word);
  }
  return words;
}

/** The words of parts as those of one string. */
export function joinParts(read: readonly Part[]): Words {
  const words: string[] = [];
  const capitals: boolean[] = [];
  const joins: number[] = [];
  const firms: boolean[] = [];
  let between: number = join.part;
  for (const part of read) {
    if (part.isLegalForm && firms.length > 0) firms[firms.length - 1] = true;
    between = Math.max(between, join.part);
    for (let at = 0; at < part.words.length; at++) {
      words.push(part.words[at] ?? '');
      capitals.push(part.capitals[at] ?? false);
      joins.push(Math.max(between, part.joins[at] ?? 0));
      firms.push(part.firms[at] ?? false);
      between = join.space;
    }
    between = Math.max(between, part.after);
  }
  return { words, capitals, joins, firms };
}

const separators: ReadonlyMap<string, number> = new Map([
  ['+', join.hard],
  [';', join.hard],
  ['|', join.hard],
  ['(', join.part],
  [')', join.part],
  ['[', join.part],
  [']', join.part],
  ['/', join.part],
  [':', join.part],
  ['@', join.part],
  ['–', join.soft],
  ['—', join.part],
  ['-', join.soft],
  ['&', join.soft],
]);
