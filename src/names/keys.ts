import { isPinyin, umlautless, withoutHyphens } from './compare.ts';
import type { PersonName } from './parse.ts';

/** The family name as blocks compare it: particles joined (`lecun`), `ue` as `ü`. */
export function familyKey(name: PersonName): string {
  return umlautless(name.particles.join('') + name.family);
}

/** The given name that a person goes by, hyphens dropped (`junyan`); an initial is one letter; empty where none. */
export function firstGiven(name: PersonName): string {
  return withoutHyphens(name.given[0] ?? '');
}

/**
 * The key of the people whom nobody tells apart by first and family name: `junyan zhu`, `wei wang`.
 * Two-syllable names printed apart (`Jun Yan Zhu`) are not joined here: a middle name looks the same.
 */
export function coreKey(name: PersonName): string {
  return `${firstGiven(name)} ${familyKey(name)}`;
}

/** First initial and last word, the customary block: `w wang`. Of a single word, the word alone. */
export function initialKey(name: PersonName): string {
  return `${firstGiven(name).slice(0, 1)} ${name.family}`;
}

/**
 * Further core keys under which the same person may stand: given names joined (`Jun Yan` as `junyan`), the family name
 * without particles, given and family names swapped, a nickname for the given name. Sorted, without the core key.
 */
export function variantKeys(name: PersonName): readonly string[] {
  const family = familyKey(name);
  const first = firstGiven(name);
  const keys = new Set<string>();
  const joined = name.given.join('').replaceAll('-', '');
  if (name.given.length > 1 && isPinyin(joined)) keys.add(`${joined} ${family}`);
  if (name.particles.length > 0) keys.add(`${first} ${umlautless(name.family)}`);
  if (name.given.length === 1 && first.length > 1) keys.add(`${umlautless(name.family)} ${first}`);
  for (const nickname of name.nicknames) keys.add(`${nickname} ${family}`);
  keys.delete(coreKey(name));
  return [...keys].sort();
}
