import { institutionWords } from './generic.ts';
import { type PhraseKind, Phrases, type Worth } from './phrases.ts';
import type { NameKind, Registry } from './registry.ts';
import { nameWords } from './spelling.ts';
import { cityHospitals, cityNames, turn } from './turned.ts';

/** Every name of every organisation, by its words. */
export interface Lexicon {
  readonly word: ReadonlyMap<string, number>;
  /** In how many names each word stands. */
  readonly frequency: readonly number[];
  readonly phrases: Phrases;
}

/** A registered name by its words. */
export interface SpelledName {
  readonly words: readonly string[];
  readonly organisation: number;
  readonly kind: NameKind;
}

/** Every registered name by its words, with umlauts also written out. */
export function spellNames(registry: Registry): SpelledName[] {
  const spelled: SpelledName[] = [];
  for (const [organisation, { names }] of registry.organisations.entries())
    for (const { name, kind } of names)
      for (const words of spellingsOf(name, kind)) spelled.push({ words, organisation, kind });
  return spelled;
}

/** Owner of a word that stands in names of several organisations. */
const several = -1;

/** Builds the lexicon: names as registered, and "X University" for "University of X". */
export function buildLexicon(registry: Registry, spelled: readonly SpelledName[]): Lexicon {
  const word = new Map<string, number>();
  const frequency: number[] = [];
  const owner: number[] = [];
  const numberOf = (each: string): number => {
    const known = word.get(each);
    if (known !== undefined) return known;
    word.set(each, word.size);
    frequency.push(0);
    owner.push(several);
    return word.size - 1;
  };
  const numbered = spelled.map(({ words, organisation }) => {
    const ids: number[] = [];
    for (const each of words) {
      const id = numberOf(each);
      if (!ids.includes(id)) {
        frequency[id] = (frequency[id] ?? 0) + 1;
        owner[id] = frequency[id] === 1 || owner[id] === organisation ? organisation : several;
      }
      ids.push(id);
    }
    return ids;
  });
  const institutional = new Set([...institutionWords].map((each) => word.get(each)));
  const worth = (ids: readonly number[]): Worth => ({
    words: ids.length,
    rarity: ids.reduce((sum, id) => sum + Math.log(spelled.length / (frequency[id] || 1)), 0),
    institutional: ids.some((id) => institutional.has(id)),
    shared: owner[ids[0] ?? -1] === several && (frequency[ids[0] ?? -1] ?? 0) > 0,
  });
  const phrases = new Phrases(worth);
  for (const [at, { organisation, kind }] of spelled.entries())
    phrases.add(numbered[at] ?? [], organisation, kind);
  addTurned({ word, frequency, phrases }, registry, spelled, numberOf);
  return { word, frequency, phrases };
}

/** Adds short forms and other orders of names: none competes with an organisation that is really called so. */
function addTurned(
  { word, frequency, phrases }: Lexicon,
  registry: Registry,
  spelled: readonly SpelledName[],
  numberOf: (word: string) => number,
): void {
  const real = phrases.size;
  const kind: PhraseKind = 'turned';
  const addNew = (words: readonly string[], organisation: number): void => {
    const ids = words.map(numberOf);
    const known = phrases.find(ids);
    if (known === 0 || known > real) phrases.add(ids, organisation, kind);
  };
  const isRare = (each: string): boolean => (frequency[word.get(each) ?? -1] ?? 0) <= rareWord;
  for (const { words, organisation } of [...cityNames(registry, spelled, isRare), ...cityHospitals(registry)])
    addNew(words, organisation);
  for (const entry of spelled)
    if (entry.kind === 'label' || entry.kind === 'alias')
      for (const words of turn(entry.words)) addNew(words, entry.organisation);
}

/** A word of at most so many names is a person's or a place's, not a nation's or a field's. */
const rareWord = 12;

const branch = / \(([^()]+)\)$/;
const countryNames = new Intl.DisplayNames(['en'], { type: 'region' });
const branches = new Set(['South Korea', 'Türkiye', 'Czechia', 'Hong Kong', 'Macao']);
for (let a = 65; a <= 90; a++)
  for (let b = 65; b <= 90; b++) branches.add(countryNames.of(String.fromCharCode(a, b)) ?? '');

/** A registered name without the country by which ROR tells branches of a firm apart: "Meta (Israel)" is "Meta". */
export function withoutBranch(name: string): string {
  if (!name.endsWith(')')) return name;
  return branches.has(branch.exec(name)?.[1] ?? '') ? name.replace(branch, '') : name;
}

function spellingsOf(name: string, kind: NameKind): string[][] {
  const without = withoutBranch(name);
  const made = [nameWords(without)];
  if (kind !== 'acronym' && umlaut.test(without))
    made.push(nameWords(without.replaceAll('ü', 'ue').replaceAll('ö', 'oe').replaceAll('ä', 'ae')));
  // One letter is a name in the market's context alone.
  const least = kind === 'short' ? 1 : 2;
  return made.filter(
    (words) => words.length > 0 && words.length <= 16 && (words.length > 1 || words[0]!.length >= least),
  );
}

const umlaut = /[üöä]/;
