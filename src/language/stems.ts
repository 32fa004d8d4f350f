import { stem } from './stem.ts';
import { stopwords } from './stopwords.ts';
import { wordsOf } from './words.ts';

/** Numbers the stems of the words that say something; remembers each word, since the same ones come again and again. */
export class Stems {
  /** Stems by their number, in the order in which they first came. */
  readonly texts: string[] = [];
  private readonly numberOf = new Map<string, number>();
  /** By word the number of its stem, -1 where the word says nothing. */
  private readonly known = new Map<string, number>();

  /** Numbers of the stems of a text, in order. */
  of(text: string): number[] {
    return this.ofWords(wordsOf(text));
  }

  /** As `of`, of a text that is parted into words already. */
  ofWords(words: readonly string[]): number[] {
    const numbers: number[] = [];
    for (const word of words) {
      const number = this.known.get(word) ?? this.add(word);
      if (number >= 0) numbers.push(number);
    }
    return numbers;
  }

  private add(word: string): number {
    const number = stopwords.has(word) ? -1 : this.number(stem(word));
    this.known.set(word, number);
    return number;
  }

  private number(text: string): number {
    const known = this.numberOf.get(text);
    if (known !== undefined) return known;
    this.numberOf.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }
}
