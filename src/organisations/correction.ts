import type { Lexicon } from './lexicon.ts';
import { canonical } from './spelling.ts';

/** Words that fewer names share are not trusted as corrections: a letter lost in a rare word makes another rare word. */
const trusted = 4;
const shortest = 6;
/** A word of so many letters that so many names have is known with two letters wrong: "Technolozv". */
const long = 9;
const everywhere = 800;

/**
 * Answers for words that no name has: digits of a footnote and a genitive's s are taken off, then the known word
 * that a scanner may have misread, or that differs by one letter added, lost, changed or swapped, the most frequent one first; -1 where there is none.
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
  const common = [...lexicon.word].filter(([word, id]) => word.length >= long && frequency(id) >= everywhere);
  const near = (word: string): number => {
    const one = closest(without, word, frequency);
    if (one >= 0 || word.length < long - 1) return one;
    return (
      common.find(
        ([other]) => Math.abs(word.length - other.length) <= 2 && mistakes(word, other) <= 2,
      )?.[1] ?? -1
    );
  };
  const asked = new Map<string, number>();
  return (word) => {
    const known = asked.get(word);
    if (known !== undefined) return known;
    const found =
      stripped(lexicon, word) ?? misread(lexicon, word) ?? (word.length < shortest ? -1 : near(word));
    if (asked.size > 300_000) asked.clear();
    asked.set(word, found);
    return found;
  };
}

function stripped(lexicon: Lexicon, word: string): number | undefined {
  const bare = word.replace(/^\d{1,2}(?=\p{L}{2})|(?<=\p{L}{2})\d{1,2}$|(?<=\p{L}{4})s$/u, '');
  return bare === word ? undefined : lexicon.word.get(bare);
}

/** Letters that a scanner takes for others: "Southem", "Politecnico di Tonno", "1nstitute". */
const misreadings: readonly (readonly [RegExp, string])[] = [
  [/m/g, 'rn'],
  [/rn/g, 'm'],
  [/nn/g, 'rin'],
  [/v\b/g, 'y'],
  [/1/g, 'l'],
  [/1/g, 'i'],
  [/0/g, 'o'],
  [/l/g, 'i'],
  [/ii/g, 'n'],
  [/ii/g, 'u'],
];

/** The known word of which a scanner may have made another, one place changed. */
function misread(lexicon: Lexicon, word: string): number | undefined {
  if (word.length < shortest - 1) return undefined;
  for (const [letters, meant] of misreadings)
    for (const { index, 0: read } of word.matchAll(letters)) {
      const guess = word.slice(0, index) + meant + word.slice(index + read.length);
      const id = lexicon.word.get(canonical.get(guess) ?? guess);
      // "KAlST": an l for an I within a short form is the commonest of all.
      const least = read === 'l' && index < word.length - 1 ? 1 : trusted;
      if (id !== undefined && (lexicon.frequency[id] ?? 0) >= least) return id;
    }
  return undefined;
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

/** Letters added, lost, changed or swapped with their neighbour between two words (Damerau 1964, adjacent swaps only). */
export function mistakes(a: string, b: string): number {
  // The row before the last, the last and the one that is being filled.
  let [before, above, row] = Array.from({ length: 3 }, () => new Uint16Array(b.length + 1)) as [
    Uint16Array,
    Uint16Array,
    Uint16Array,
  ];
  for (let j = 0; j <= b.length; j++) above[j] = j;
  for (let i = 1; i <= a.length; i++) {
    row[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let least = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, before[j - 2]! + 1);
      row[j] = least;
    }
    [before, above, row] = [above, row, before];
  }
  return above[b.length]!;
}
