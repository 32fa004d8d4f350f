import type { Stems } from '../language/stems.ts';

/** What a phrase of several words, or one word, says when it stands in the title; among the keywords it says a little less. */
const worth = { phrase: 1, word: 0.7, keyword: 0.8 } as const;

interface Phrase {
  readonly stems: readonly number[];
  readonly topic: number;
}

/** Finds which topics' phrases a text says. */
export class PhraseFinder {
  /** Phrases by their first stem. */
  private readonly byFirst: (Phrase[] | undefined)[] = [];

  /** @param topics phrases of each topic */
  constructor(topics: readonly (readonly string[])[], stems: Stems) {
    for (const [topic, phrases] of topics.entries()) {
      for (const text of phrases) {
        const phrase = stems.of(text);
        const [first] = phrase;
        if (first === undefined) continue;
        this.byFirst[first] ??= [];
        this.byFirst[first].push({ stems: phrase, topic });
      }
    }
  }

  /** Topics of a work with how sure they are, by what its title and keywords say. */
  topicsOf(title: readonly number[], keywords: readonly (readonly number[])[]): Map<number, number> {
    const found = new Map<number, number>();
    this.add(found, title, 1);
    for (const keyword of keywords) this.add(found, keyword, worth.keyword);
    return found;
  }

  private add(found: Map<number, number>, stems: readonly number[], share: number): void {
    for (let at = 0; at < stems.length; at++) {
      const phrases = this.byFirst[stems[at]!];
      if (phrases === undefined) continue;
      for (const { stems: phrase, topic } of phrases) {
        if (!phrase.every((one, place) => stems[at + place] === one)) continue;
        const sure = share * (phrase.length > 1 ? worth.phrase : worth.word);
        found.set(topic, Math.max(found.get(topic) ?? 0, sure));
      }
    }
  }
}
