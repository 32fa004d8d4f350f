import { isPlain } from './generic.ts';
import type { NameKind, Registry } from './registry.ts';
import { readName } from './spelling.ts';
import { WordTree } from './tree.ts';

/** How a phrase came to stand for an organisation. */
type PhraseKind = NameKind | 'turned';

export interface Bearer {
  readonly organisation: number;
  readonly kind: PhraseKind;
}

export interface Phrase {
  readonly words: number;
  /** Sum of log(names / names with the word): how telling the words are together. */
  readonly rarity: number;
  /** Contains a word that only institutions bear (university, institute, ...). */
  readonly institutional: boolean;
  /** The first word stands in names of several organisations. */
  readonly shared: boolean;
  readonly bearers: Bearer[];
}

/** Every name of every organisation as a tree of words. */
export interface Lexicon {
  readonly word: ReadonlyMap<string, number>;
  /** In how many names each word stands. */
  readonly frequency: readonly number[];
  readonly tree: WordTree;
  /** Phrase that ends at a node. */
  readonly phrase: ReadonlyMap<number, Phrase>;
}

/** Words that say that a name is an institution's. */
export const institutionWords: ReadonlySet<string> = new Set(
  'university institute college academy school hospital laboratory center polytechnic eth council foundation agency observatory'.split(
    ' ',
  ),
);

/** A registered name by its words. */
export interface SpelledName {
  readonly words: readonly string[];
  readonly organisation: number;
  readonly kind: NameKind;
}

/** Every registered name by its words, with umlauts also written out. */
export function spellNames(registry: Registry): SpelledName[] {
  return registry.organisations.flatMap((entry, organisation) =>
    entry.names.flatMap(({ name, kind }) =>
      spellingsOf(name, kind).map((words) => ({ words, organisation, kind })),
    ),
  );
}

/** Owner of a word that stands in names of several organisations. */
const several = -1;

/** Builds the lexicon: names as registered, and "X University" for "University of X". */
export function buildLexicon(registry: Registry, spelled: readonly SpelledName[]): Lexicon {
  const word = new Map<string, number>();
  const frequency: number[] = [];
  const owner: number[] = [];
  const tree = new WordTree();
  for (const { words, organisation } of spelled) {
    for (const each of new Set(words)) {
      const at = word.get(each) ?? word.size;
      word.set(each, at);
      frequency[at] = (frequency[at] ?? 0) + 1;
      owner[at] = (owner[at] ?? organisation) === organisation ? organisation : several;
    }
  }
  const phrase = new Map<number, Phrase>();
  const lexicon = { word, frequency, owner, tree, phrase };
  const add = ({ words, organisation, kind }: Omit<SpelledName, 'kind'> & { kind: PhraseKind }): void => {
    addPhrase(lexicon, words, organisation, kind, spelled.length);
  };
  for (const entry of spelled) add(entry);
  const real = new Set(phrase.keys());
  const taken = (words: readonly string[]): boolean => real.has(walk(lexicon, words) ?? -1);
  const isRare = (each: string): boolean => (frequency[word.get(each) ?? -1] ?? 0) <= rareWord;
  for (const short of cityNames(registry, spelled, isRare))
    if (!taken(short.words)) add({ ...short, kind: 'turned' });
  for (const entry of spelled) {
    if (entry.kind !== 'label' && entry.kind !== 'alias') continue;
    for (const words of turn(entry.words)) {
      const node = walk(lexicon, words);
      // A turned name never competes with an organisation that is really called so.
      if (node === undefined || !real.has(node)) add({ ...entry, words, kind: 'turned' });
    }
  }
  return lexicon;
}

/** A word of at most so many names is a person's or a place's, not a nation's or a field's. */
const rareWord = 12;

/** Words that tell universities of one city apart, where a person's name only honours somebody. */
const telling = new Set(
  'free open catholic protestant christian islamic jewish american british german new old royal pontifical lutheran north south east west '
    .concat(
      'northern southern eastern western central second first polytechnic agricultural normal pedagogical veterinary women federal private',
    )
    .split(' '),
);

/**
 * "University of Marburg" and "Philipps University" for the Philipps University of Marburg, where no other university
 * of the city has such a name, or no other bears the person's.
 */
function cityNames(
  registry: Registry,
  spelled: readonly SpelledName[],
  isRare: (word: string) => boolean,
): Omit<SpelledName, 'kind'>[] {
  const found = new Map<string, Omit<SpelledName, 'kind'> | null>();
  for (const { words, organisation, kind } of spelled) {
    const at = words.indexOf('university');
    const entry = registry.organisations[organisation];
    if (kind !== 'label' || at < 1 || at > 3 || entry?.kind !== 'education' || !entry.city || !entry.active)
      continue;
    const person = words.slice(0, at);
    const city = words.slice(at + 1);
    if (city.join(' ') !== readName(entry.city).words.join(' ')) continue;
    if (person.some((word) => telling.has(word) || isPlain(word) || institutionWords.has(word))) continue;
    const shorts = [['university', ...city]];
    if (person.some(isRare)) shorts.push([...person, 'university']);
    for (const short of shorts) {
      const key = short.join(' ');
      const other = found.get(key);
      if (other === undefined) found.set(key, { words: short, organisation });
      else if (other?.organisation !== organisation) found.set(key, null);
    }
  }
  return [...found.values()].filter((short) => short !== null);
}

const branch = / \(([^()]+)\)$/;
const countryNames = new Intl.DisplayNames(['en'], { type: 'region' });
const branches = new Set(['South Korea', 'Türkiye', 'Czechia', 'Hong Kong', 'Macao']);
for (let a = 65; a <= 90; a++)
  for (let b = 65; b <= 90; b++) branches.add(countryNames.of(String.fromCharCode(a, b)) ?? '');

/** A registered name without the country by which ROR tells branches of a firm apart: "Meta (Israel)" is "Meta". */
export function withoutBranch(name: string): string {
  return branches.has(branch.exec(name)?.[1] ?? '') ? name.replace(branch, '') : name;
}

function spellingsOf(name: string, kind: NameKind): string[][] {
  const without = withoutBranch(name);
  const made = [[...readName(without).words]];
  const written = without.replaceAll('ü', 'ue').replaceAll('ö', 'oe').replaceAll('ä', 'ae');
  if (written !== without && kind !== 'acronym') made.push([...readName(written).words]);
  // One letter is a name in the market's context alone.
  const least = kind === 'short' ? 1 : 2;
  return made.filter((words) => words.length > 0 && words.length <= 16 && words.join('').length >= least);
}

/** Beginnings of names that are also written short. */
const shortHeads: readonly (readonly [string, string])[] = [
  ['max planck institute', 'mpi'],
  ['university california', 'uc'],
  ['university texas', 'ut'],
  ['indian institute technology', 'iit'],
];
const universities = [
  'university applied science',
  'technical hochschule',
  'fachhochschule',
  'hochschule',
  'technical university',
  'university technology',
  'university',
];
const technical = ['technical university', 'university technology'];
const applied = ['university applied science', 'technical hochschule', 'hochschule'];

/** Kinds of schools that a school of one kind is also called. */
function formsOf(kind: string): readonly string[] {
  if (kind === 'university') return ['university'];
  return technical.includes(kind) ? technical : applied;
}

/** Other orders and short forms of a name: "university freiburg" as "freiburg university", "mpi", "tu munich". */
function turn(words: readonly string[]): string[][] {
  const made: string[][] = [];
  const text = words.join(' ');
  for (const [long, short] of shortHeads)
    if (text.startsWith(`${long} `)) made.push([short, ...words.slice(long.split(' ').length)]);
  if (words.length > 5) return made;
  const head = universities.find((each) => text.startsWith(`${each} `));
  const tail = universities.find((each) => text.endsWith(` ${each}`));
  const length = (head ?? tail ?? '').split(' ').length;
  const place = head ? words.slice(length) : tail ? words.slice(0, -length) : [];
  if (place.length === 0) return made;
  const forms = formsOf(head ?? tail ?? '');
  for (const form of forms) made.push([...place, ...form.split(' ')], [...form.split(' '), ...place]);
  if (forms === technical) made.push(['tu', ...place]);
  return made.filter((each) => each.join(' ') !== text);
}

function addPhrase(
  lexicon: {
    word: Map<string, number>;
    frequency: number[];
    owner: number[];
    tree: WordTree;
    phrase: Map<number, Phrase>;
  },
  words: readonly string[],
  organisation: number,
  kind: PhraseKind,
  names: number,
): void {
  let node = 0;
  let rarity = 0;
  for (const each of words) {
    const at = lexicon.word.get(each) ?? lexicon.word.size;
    lexicon.word.set(each, at);
    rarity += Math.log(names / (lexicon.frequency[at] ?? 1));
    node = lexicon.tree.grow(node, at);
  }
  const known = lexicon.phrase.get(node) ?? {
    words: words.length,
    rarity,
    institutional: words.some((each) => institutionWords.has(each)),
    shared: lexicon.owner[lexicon.word.get(words[0] ?? '') ?? -1] === several,
    bearers: [],
  };
  lexicon.phrase.set(node, known);
  const same = known.bearers.find((bearer) => bearer.organisation === organisation);
  if (!same) known.bearers.push({ organisation, kind });
  else if (strength[kind] > strength[same.kind])
    known.bearers[known.bearers.indexOf(same)] = { organisation, kind };
}

const strength: Readonly<Record<PhraseKind, number>> = {
  label: 4,
  alias: 3,
  acronym: 2,
  turned: 1,
  bare: 0.5,
  short: 0,
};

function walk(lexicon: Lexicon, words: readonly string[]): number | undefined {
  let node = 0;
  for (const each of words) {
    const at = lexicon.word.get(each);
    node = at === undefined ? 0 : lexicon.tree.child(node, at);
    if (node === 0) return undefined;
  }
  return node;
}
