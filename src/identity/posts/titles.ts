import { compareGiven } from '../../names/compare.ts';
import { fold } from '../../names/fold.ts';
import { familyKey } from '../../names/keys.ts';
import { type PersonName, parseName } from '../../names/parse.ts';
import type { IdentityInput } from '../corpus/input.ts';
import type { Yielding } from '../passes/yielding.ts';
import { nameWeight } from './names.ts';
import type { PostsInput } from './posts.ts';

/** Awards and reports with the title of a known work are its authors': the author line of each post that has one. */
export function* linkByTitle(
  posts: PostsInput,
  names: readonly PersonName[],
  input: IdentityInput,
): Yielding<Map<number, number>> {
  const wanted = new Map<string, number[]>();
  posts.title.forEach((title, i) => {
    const key = plain(title);
    if (key.length >= 12) wanted.set(key, [...(wanted.get(key) ?? []), i]);
  });
  const beginnings = new Set(Array.from(wanted.keys(), (key) => key.slice(0, beginning)));
  const worksOf = new Map<number, string>();
  for (const [work, title] of input.title.entries()) {
    if (work % stride === 0) yield;
    if (!beginnings.has(beginningOf(title))) continue;
    const key = plain(title);
    if (wanted.has(key)) worksOf.set(work, key);
  }
  const links = new Map<number, number>();
  input.work.forEach((work, mention) => {
    const key = worksOf.get(work);
    if (key === undefined) return;
    const author = parseName(input.rawName[mention]!);
    for (const i of wanted.get(key) ?? []) {
      const name = names[i]!;
      if (links.has(i) || name.kind !== 'person' || familyKey(name) !== familyKey(author)) continue;
      if (nameWeight[compareGiven(name, author)] > -4) links.set(i, mention);
    }
  });
  return links;
}

/** Titles looked at between two steps. */
const stride = 5000;

/** A title by its folded letters and digits alone. */
function plain(title: string): string {
  return fold(title).replace(/[^\p{L}\p{N}]/gu, '');
}

/** Letters by which most titles are told apart from the wanted ones, before they are folded as a whole. */
const beginning = 8;

/** The first letters of a plain title. */
function beginningOf(title: string): string {
  for (let length = 2 * beginning; length < title.length; length *= 2) {
    const start = plain(title.slice(0, length));
    // Letters at the cut may fold otherwise than they do with their marks behind them.
    if (start.length > beginning + 4) return start.slice(0, beginning);
  }
  return plain(title).slice(0, beginning);
}
