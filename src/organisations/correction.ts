import type { Lexicon } from './lexicon.ts';
import { canonical } from './spelling.ts';

/** Words that fewer names share are not trusted as corrections: a letter lost in a rare word makes another rare word. */
const trusted = 4;
const shortest = 6;

/**
 * Answers for words that no name has: digits of a footnote and a genitive's s are taken off, then the known word
 * that differs by one letter added, lost, changed or swapped, the most frequent one first; -1 where there is none.
 * Both sides are looked up with each letter left out (SymSpell, Garbe 2012).
 */
export function nearestWord(lexicon: Lexicon): (word: string) => number {
  const without = new Map<string, number>();
  const frequency = (id: number): number => lexicon.frequency[id] ?? 0;
  const add = (word: string, id: number): void => {
    if (word.length < shortest - 1 || frequency(id) < trusted) return;
    for (const key of deletions(word)) {
      const other = without.get(key);
      if (other === undefined || frequency(id) > frequency(other)) without.set(key, id);
    }
  };
  for (const [word, id] of lexicon.word) add(word, id);
  for (const [word, compared] of canonical) add(word, lexicon.word.get(compared) ?? -1);
  const asked = new Map<string, number>();
  return (word) => {
    const known = asked.get(word);
    if (known !== undefined) return known;
    const found =
      stripped(lexicon, word) ?? (word.length < shortest ? -1 : closest(without, word, frequency));
    if (asked.size > 300_000) asked.clear();
    asked.set(word, found);
    return found;
  };
}

function stripped(lexicon: Lexicon, word: string): number | undefined {
  const bare = word.replace(/^\d{1,2}(?=\p{L}{2})|(?<=\p{L}{2})\d{1,2}$|(?<=\p{L}{4})s$/u, '');
  return bare === word ? undefined : lexicon.word.get(bare);
}

function deletions(word: string): string[] {
  const made = [word];
  for (let at = 0; at < word.length; at++) made.push(word.slice(0, at) + word.slice(at + 1));
  return made;
}

function closest(
  without: ReadonlyMap<string, number>,
  word: string,
  frequency: (id: number) => number,
): number {
  let best = -1;
  for (const key of deletions(word)) {
    const id = without.get(key);
    if (id !== undefined && (best < 0 || frequency(id) > frequency(best))) best = id;
  }
  return best;
}
