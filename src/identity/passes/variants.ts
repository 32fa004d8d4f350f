import { compareGiven, givenLevels, isPinyin, partsOfGiven } from '../../names/compare.ts';
import { familyKey, firstGiven, variantKeys } from '../../names/keys.ts';
import { formsOfGiven } from '../../names/nicknames.ts';
import type { PersonName } from '../../names/parse.ts';
import type { CorpusNames } from '../corpus/corpus.ts';
import type { Yielding } from './yielding.ts';

/** Two cores that may be two spellings of one name. */
export interface Variant {
  /** The lesser number first. */
  readonly a: number;
  readonly b: number;
  /** Index into the labels of the feature 'given names'. */
  readonly given: number;
}

const familyDiffers = givenLevels.length;
const different = givenLevels.indexOf('different');
/** Cores of one family name and first letter that are compared one by one; larger families meet by keys alone. */
const largestFamily = 300;

/** Cores looked at, or pairs of a family compared, between two steps: about two milliseconds, in which other threads may wait for work. */
const stride = 500;

/** All variants among the cores, by their keys and, in small families, by comparing; ascending. */
export function* variantsYielding({ coreKeys, forms }: CorpusNames): Yielding<Variant[]> {
  const index = new Map(coreKeys.map((key, core) => [key, core]));
  const found = new Map<number, Variant>();
  const meet = (x: number, y: number) => {
    if (x === y) return;
    const [a, b] = x < y ? [x, y] : [y, x];
    const key = a * forms.length + b;
    if (found.has(key)) return;
    const given = compareCores(forms[a]!, forms[b]!);
    if (given !== different) found.set(key, { a, b, given });
  };
  for (const [core, coreForms] of forms.entries()) {
    if (core % stride === 0) yield;
    for (const form of coreForms)
      for (const key of keysToMeet(form)) {
        const other = index.get(key);
        if (other !== undefined) meet(core, other);
      }
  }
  let compared = 0;
  for (const family of familiesOf(forms))
    for (let i = 1; i < family.length; i++) {
      for (let j = 0; j < i; j++) meet(family[i]!, family[j]!);
      compared += i;
      if (compared < stride) continue;
      compared = 0;
      yield;
    }
  return [...found.values()].sort((x, y) => x.a - y.a || x.b - y.b);
}

/** Keys under which somebody of that name may also stand: an initial, a nickname, a part, a middle name, a shorter family name. */
export function keysToMeet(form: PersonName): string[] {
  const family = familyKey(form);
  const [first, ...middle] = [firstGiven(form), ...form.given.slice(1)];
  const keys = [...variantKeys(form), ...[...formsOfGiven(first)].map((nickname) => `${nickname} ${family}`)];
  if (first.length > 1) keys.push(`${first.slice(0, 1)} ${family}`);
  for (const part of partsOfGiven(first)) keys.push(`${part} ${family}`);
  for (const word of middle) {
    const bare = word.replaceAll('-', '');
    if (bare.length < 2) continue;
    keys.push(`${bare} ${family}`, `${first} ${bare}`);
    keys.push(`${first} ${bare}${family}`, `${first} ${bare}-${family}`);
  }
  return keys;
}

/** The cores that bear one family name and first letter, and whose given names are no pinyin, where they are few. */
function familiesOf(forms: CorpusNames['forms']): number[][] {
  const families = new Map<string, number[]>();
  forms.forEach(([form], core) => {
    if (form === undefined) return;
    const first = firstGiven(form);
    if (first.length < 2 || isPinyin(first)) return;
    const key = `${first.slice(0, 1)} ${familyKey(form)}`;
    const family = families.get(key) ?? [];
    family.push(core);
    families.set(key, family);
  });
  return [...families.values()].filter((family) => family.length > 1 && family.length <= largestFamily);
}

/** The best level among the forms of two cores; family names that differ are their own level. */
export function compareCores(formsA: readonly PersonName[], formsB: readonly PersonName[]): number {
  if (!formsA.some((a) => formsB.some((b) => sameFamily(a, b)))) return familyDiffers;
  let best: number = different;
  for (const a of formsA.slice(0, 8))
    for (const b of formsB.slice(0, 8)) best = Math.min(best, givenLevels.indexOf(compareGiven(a, b)));
  return best;
}

/** Whether two lists of forms may be spellings of one name. */
export function areOfOneName(formsA: readonly PersonName[], formsB: readonly PersonName[]): boolean {
  return compareCores(formsA, formsB) < different;
}

function sameFamily(a: PersonName, b: PersonName): boolean {
  const isPlain = a.particles.length === 0 && b.particles.length === 0;
  return (isPlain && a.family === b.family) || familyKey(a) === familyKey(b);
}
