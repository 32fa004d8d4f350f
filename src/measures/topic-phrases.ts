import { stem } from '../language/stem.ts';
import { stopwords } from '../language/stopwords.ts';
import { wordsOf } from '../language/words.ts';

/** What a phrase of several words, or one word, says when it stands in the title; among the keywords it says a little less. */
const worth = { phrase: 1, word: 0.7, keyword: 0.8 } as const;

/** Reads the stems of the words that say something out of many texts, each word stemmed once: the same come again and again. */
export function stemReader(): (text: string) => string[] {
  const stems = new Map<string, string>();
  const stemOf = (word: string): string => {
    const known = stems.get(word) ?? stem(word);
    stems.set(word, known);
    return known;
  };
  return (text) => wordsOf(text).flatMap((word) => (stopwords.has(word) ? [] : stemOf(word)));
}

interface Phrase {
  readonly stems: readonly string[];
  readonly topic: number;
}

/** Finds which topics' phrases a text says. */
export class PhraseFinder {
  /** Phrases by their first stem. */
  private readonly byFirst = new Map<string, Phrase[]>();

  /** @param topics phrases of each topic */
  constructor(topics: readonly (readonly string[])[]) {
    const stemsOf = stemReader();
    for (const [topic, phrases] of topics.entries()) {
      for (const phrase of phrases) {
        const stems = stemsOf(phrase);
        const [first] = stems;
        if (first === undefined) continue;
        const list = this.byFirst.get(first);
        if (list === undefined) this.byFirst.set(first, [{ stems, topic }]);
        else list.push({ stems, topic });
      }
    }
  }

  /** Topics of a work with how sure they are, by what its title and keywords say. */
  topicsOf(title: readonly string[], keywords: readonly (readonly string[])[]): Map<number, number> {
    const found = new Map<number, number>();
    this.add(found, title, 1);
    for (const keyword of keywords) this.add(found, keyword, worth.keyword);
    return found;
  }

  private add(found: Map<number, number>, stems: readonly string[], share: number): void {
    for (const [at, first] of stems.entries()) {
      for (const { stems: phrase, topic } of this.byFirst.get(first) ?? []) {
        if (!phrase.every((one, place) => stems[at + place] === one)) continue;
        const sure = share * (phrase.length > 1 ? worth.phrase : worth.word);
        found.set(topic, Math.max(found.get(topic) ?? 0, sure));
      }
    }
  }
}
