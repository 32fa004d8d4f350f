import { formsOfGiven } from './nicknames.ts';
import type { PersonName } from './parse.ts';

/** How well the given names of two people fit, best first. `different` speaks against one person; the others don't. */
export const givenLevels = [
  'same',
  'spelling', // same letters but for hyphens, spaces or `ue` for `ü`
  'middle agrees', // John K. and John Kenneth
  'middle missing', // John K. and John
  'nickname', // Tom and Thomas, or a name in brackets
  'part', // Hima and Himabindu, Sanmi and Oluwasanmi, J. Michael and Michael
  'near', // one letter apart, long names only
  'initial', // J. and John
  'middle differs', // John K. and John B.
  'different',
] as const;
export type GivenLevel = (typeof givenLevels)[number];

/** Syllables of pinyin without tones, by the initials that take the same finals. */
const syllable = [
  '[bpmf](?:ang|eng|ing|ian|iao|iu|ai|an|ao|ei|en|ie|in|ou|a|o|u|i|e)',
  '[dtnl](?:iang|uang|ang|eng|ing|ong|ian|iao|uan|ai|an|ao|ei|en|ia|ie|in|iu|ou|ue|ui|un|uo|a|e|i|u|v)',
  '(?:[gkh]|zh|ch|sh|[rzcs])(?:uang|uai|uan|ang|eng|ong|ai|an|ao|ei|en|ou|ua|ui|un|uo|a|e|u)',
  '(?:zh|ch|sh|[rzcs])i',
  '[jqx](?:iang|iong|ing|ian|iao|uan|ia|ie|in|iu|ue|un|i|u)',
  'y(?:ang|ong|ing|uan|an|ao|ou|in|ue|un|a|e|i|u)',
  'w(?:ang|eng|ai|an|ei|en|a|o|u)',
  '(?:ang|eng|ai|an|ao|ei|en|er|ou|a|e|o)',
].join('|');
const pinyinWord = new RegExp(`^(?:${syllable})+$`);

/** Whether a folded word can be read as pinyin, where one letter or syllable more makes another name. */
export function isPinyin(word: string): boolean {
  return pinyinWord.test(word);
}

/** Chinese given names have three syllables at most: Oluwasanmi, which could be read as five, is none. */
const pinyinGiven = new RegExp(`^(?:${syllable}){1,3}$`);

/** A word's spelling with `ae`, `oe`, `ue` as German writes `ä`, `ö`, `ü` without dots; pinyin is left as it is. */
export function umlautless(word: string): string {
  return /[aou]e/.test(word) && !isPinyin(word) ? word.replace(/([aou])e/g, '$1') : word;
}

/** Compares the given names of two parsed names; the family names are taken to agree. Symmetric. */
export function compareGiven(a: PersonName, b: PersonName): GivenLevel {
  if (a.given.length === 0 || b.given.length === 0)
    return a.given.length === b.given.length ? 'same' : 'initial';
  const joinedA = letters(a.given);
  const joinedB = letters(b.given);
  if (joinedA === joinedB) return a.given.join(' ') === b.given.join(' ') ? 'same' : 'spelling';
  if (umlautless(joinedA) === umlautless(joinedB)) return 'spelling';
  if (a.nicknames.includes(joinedB) || b.nicknames.includes(joinedA)) return 'nickname';
  const first = compareFirst(a.given[0] ?? '', b.given[0] ?? '');
  if (first !== 'different') return worse(first, compareMiddle(a.given.slice(1), b.given.slice(1)));
  if (initialsFit(a.given, b.given) || initialsFit(b.given, a.given)) return 'initial';
  if (isPart(a.given, b.given) || isPart(b.given, a.given)) return 'part';
  const [bareA = '', bareB = ''] = [a.given[0], b.given[0]];
  if (a.nicknames.includes(bareB) || b.nicknames.includes(bareA)) return 'nickname';
  return isNear(joinedA, joinedB) ? 'near' : 'different';
}

function letters(words: readonly string[]): string {
  return withoutHyphens(words.length === 1 ? words[0]! : words.join(''));
}

/** Most words have none, and are given back as they are. */
export function withoutHyphens(word: string): string {
  return word.includes('-') ? word.replaceAll('-', '') : word;
}

function compareFirst(a: string, b: string): GivenLevel {
  const [bareA, bareB] = [withoutHyphens(a), withoutHyphens(b)];
  if (bareA === bareB) return 'same';
  if (umlautless(bareA) === umlautless(bareB)) return 'spelling';
  const [short, long] = bareA.length < bareB.length ? [bareA, bareB] : [bareB, bareA];
  if (short.length === 1) return long.startsWith(short) ? 'initial' : 'different';
  if (formsOfGiven(a).has(b)) return 'nickname';
  const isPart = (short.length >= 3 && long.startsWith(short)) || isEndOf(short, long);
  if (isPart && !pinyinGiven.test(long)) return 'part';
  return isNear(bareA, bareB) ? 'near' : 'different';
}

/** Least letters of a given name's end that somebody goes by, and least that go: `Sanmi` is Oluwasanmi's, `Hyun` nobody's of Yonghyun. */
const ofEnd = { least: 5, gone: 2 };
/** Two syllables: one alone ends half of the names of Koreans. */
const syllables = /[aeiouy][^aeiouy]+[aeiouy]/;

function isEndOf(short: string, long: string): boolean {
  return (
    short.length >= ofEnd.least &&
    long.length - short.length >= ofEnd.gone &&
    long.endsWith(short) &&
    syllables.test(short)
  );
}

/** What a given name may go by, beginnings and ends of several syllables; nothing of pinyin, where a syllable less is another name. */
export function partsOfGiven(given: string): string[] {
  const most = given.length - ofEnd.gone;
  if (most < ofEnd.least || pinyinGiven.test(given)) return [];
  const parts: string[] = [];
  for (let letters = ofEnd.least; letters <= most; letters++)
    parts.push(given.slice(0, letters), given.slice(-letters));
  return parts.filter((part) => syllables.test(part));
}

/** Middle names: each of the shorter list must be found in the longer one, in order, itself or as an initial. */
function compareMiddle(a: readonly string[], b: readonly string[]): GivenLevel {
  if (a.length === 0 && b.length === 0) return 'same';
  if (a.length === 0 || b.length === 0) return 'middle missing';
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  let from = 0;
  let exact = few.length === many.length;
  for (const word of few) {
    const found = many.findIndex((other, index) => index >= from && agree(word, other));
    if (found < 0) return 'middle differs';
    exact &&= many[found] === word;
    from = found + 1;
  }
  return exact ? 'same' : 'middle agrees';
}

function agree(a: string, b: string): boolean {
  return a === b || (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b));
}

/** `j y` or `jy` beside `jun-yan`: every initial stands for a syllable or name, in order. */
function initialsFit(initials: readonly string[], names: readonly string[]): boolean {
  const all = letters(initials);
  if (all.length > 3 || initials.some((word) => word.length > 2)) return false;
  const full = names.flatMap((name) => name.split('-'));
  if (all.length > full.length) return false;
  return [...all].every((letter, index) => full[index]?.startsWith(letter));
}

/** A given name that is one of the other's middle names, where the other goes by it: `J. Michael` and `Michael`. */
function isPart(few: readonly string[], many: readonly string[]): boolean {
  const [name] = few;
  return name !== undefined && name.length > 2 && few.length === 1 && many.indexOf(name) > 0;
}

/** One letter more, less, other or swapped, in names long enough for that to be a slip; not in pinyin. */
function isNear(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 5 || Math.abs(a.length - b.length) > 1) return false;
  if (isPinyin(a) && isPinyin(b)) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) [endA, endB] = [endA - 1, endB - 1];
  const [restA, restB] = [a.slice(start, endA), b.slice(start, endB)];
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
}

function worse(a: GivenLevel, b: GivenLevel): GivenLevel {
  return givenLevels.indexOf(a) >= givenLevels.indexOf(b) ? a : b;
}
