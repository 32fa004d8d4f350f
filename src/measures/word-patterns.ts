import { stopwords } from '../language/stopwords.ts';
import { wordsOf } from '../language/words.ts';

/** A word of a pattern; `open` where any ending may follow. */
interface PatternWord {
  readonly word: string;
  readonly open: boolean;
}

/** Letters by which patterns are found. */
const letters = 3;

/** Finds which patterns a text has: words side by side, those that say nothing left out; a star stands for any ending. */
export class WordPatterns {
  private readonly byLetters = new Map<
    string,
    { readonly words: readonly PatternWord[]; readonly owner: number }[]
  >();
  private readonly beginnings = new Set<number>();

  /** @param patterns of each owner, such as `neural activity` or `hippocamp*` */
  constructor(patterns: readonly (readonly string[])[]) {
    for (const [owner, list] of patterns.entries()) {
      for (const pattern of list) {
        const words = pattern.split(' ').map((written) => {
          return { word: wordsOf(written)[0] ?? '', open: written.endsWith('*') };
        });
        this.beginnings.add(beginning(words[0]!.word));
        const key = words[0]!.word.slice(0, letters);
        const known = this.byLetters.get(key);
        if (known === undefined) this.byLetters.set(key, [{ words, owner }]);
        else known.push({ words, owner });
      }
    }
  }

  /**
   * Owners of patterns that a text of these words (as `wordsOf` parts them) has, each once. Most texts have no word that begins a pattern,
   * and are not looked at further.
   */
  ownersIn(all: readonly string[]): number[] {
    if (!all.some((word) => this.begins(word))) return [];
    const words = all.filter((word) => !stopwords.has(word));
    const owners = new Set<number>();
    for (const [at, first] of words.entries()) {
      if (!this.begins(first)) continue;
      for (const { words: pattern, owner } of this.byLetters.get(first.slice(0, letters)) ?? []) {
        if (pattern.every(({ word, open }, place) => fits(words[at + place], word, open))) owners.add(owner);
      }
    }
    return [...owners];
  }

  private begins(word: string): boolean {
    return this.beginnings.has(beginning(word));
  }
}

/** The first two letters of a word as a number, which costs less to look up than a piece of it. */
const beginning = (word: string): number => (word.charCodeAt(0) << 16) | word.charCodeAt(1);

const fits = (found: string | undefined, word: string, open: boolean): boolean =>
  found !== undefined && (open ? found.startsWith(word) : found === word);
