import type { Lexicon } from './lexicon.ts';
import type { Places } from './places.ts';
import { joinParts, type Part, partsOf, readPart, type Words } from './spelling.ts';

/** Words of a printed affiliation with what the lexicon and the places know of each. */
export interface PrintedWords extends Words {
  /** Number of each word in the lexicon, or of the known word that it was corrected to; -1 where there is neither. */
  readonly ids: readonly number[];
  /** The word was unknown and read as one that differs by one letter. */
  readonly corrected: readonly boolean[];
  /** Words in the longest name of a place that begins with each word, 0 where none does. */
  readonly placeWords: readonly number[];
}

type PrintedPart = Part & PrintedWords;

/**
 * Reads strings; `nearest` answers for a word that is not in the lexicon. Parts are remembered: strings share most of them
 * ("Department of Computer Science", "China").
 */
export function stringReader(
  lexicon: Lexicon,
  places: Places,
  nearest: (word: string) => number,
): (raw: string) => PrintedWords {
  const known = new Map<string, PrintedPart>();
  const read = (text: string): PrintedPart => {
    const part = readPart(text);
    const exact = part.words.map((word) => lexicon.word.get(word) ?? -1);
    const ids = exact.map((id, at) => (id >= 0 ? id : nearest(part.words[at] ?? '')));
    return {
      ...part,
      ids,
      corrected: ids.map((id, at) => id >= 0 && exact[at] === -1),
      placeWords: part.words.map((word) => places.longest.get(word) ?? 0),
    };
  };
  const remember = (text: string): PrintedPart => {
    const remembered = known.get(text);
    if (remembered) return remembered;
    const part = read(text);
    if (known.size > 100_000) known.clear();
    known.set(text, part);
    return part;
  };
  return (raw) => {
    const parts = partsOf(raw).map(remember);
    const ids: number[] = [];
    const corrected: boolean[] = [];
    const placeWords: number[] = [];
    for (const part of parts)
      for (let at = 0; at < part.ids.length; at++) {
        ids.push(part.ids[at] ?? -1);
        corrected.push(part.corrected[at] ?? false);
        placeWords.push(part.placeWords[at] ?? 0);
      }
    return { ...joinParts(parts), ids, corrected, placeWords };
  };
}
